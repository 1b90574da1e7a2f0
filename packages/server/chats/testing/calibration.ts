import type { Look } from "./simulated-day.ts"

export type Calibration = {
  /** People who were told a range, and how many of all could be told one. */
  told: number
  ofAll: number
  /** Shares of those told: taken between `from` and `to`, later than `to`, sooner than `from`. */
  held: number
  late: number
  early: number
  /** The usual width of a range in minutes, and how far `to` lay beyond what it really took. */
  medianWidth: number
}

const MINUTE = 60_000

/**
 * How the ranges kept what they said. Somebody who gave up before `to` proved nothing and is left out; whoever gave up
 * after it was told too little.
 */
export function calibrationOf(looks: readonly Look[]): Calibration {
  const widths: number[] = []
  const counts = { held: 0, late: 0, early: 0 }
  for (const look of looks) {
    const kept = howKept(look)
    if (!look.told || !kept) continue
    counts[kept] += 1
    widths.push(look.told.to - look.told.from)
  }
  const told = counts.held + counts.late + counts.early
  return {
    told,
    ofAll: looks.filter((look) => look.told).length / Math.max(1, looks.length),
    held: counts.held / told,
    late: counts.late / told,
    early: counts.early / told,
    medianWidth: widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? Number.NaN,
  }
}

/** The share of people of whose ranges, from the first to the last minute, every one held. */
export function neverWrong(looks: readonly Look[]): number {
  const people = [...Map.groupBy(looks, (look) => look.person).values()]
    .map((theirs) => theirs.flatMap((look) => howKept(look) ?? []))
    .filter((kept) => kept.length > 0)
  return people.filter((kept) => kept.every((how) => how === "held")).length / Math.max(1, people.length)
}

function howKept({ told, restMs, outcome }: Look): "held" | "late" | "early" | null {
  if (!told) return null
  if (restMs > told.to * MINUTE) return "late"
  if (outcome === "gave-up") return null
  return restMs < told.from * MINUTE ? "early" : "held"
}
