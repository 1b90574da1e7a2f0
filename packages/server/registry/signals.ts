import type { VerifyAnswer } from "@veridesk/contract/registry.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import { identifierOf } from "./identifier.ts"
import { addSignals, type Signal } from "./store.ts"
import { type Reading, writtenAs } from "./reading.ts"

const FLUSH_MS = 5_000
/** So many different things a flush; what is beyond them is counted without its name. */
const MOST_KEPT = 500

export type Signals = {
  count(reading: Reading, answer: VerifyAnswer): void
  /** Writes what was counted since the last time. */
  flush(): Promise<void>
  close(): void
}

/**
 * Counts what people ask about, by day: an early warning of who pretends to be us. Never who asked, and by name only
 * what imitates one of ours; of a mailbox only its domain. Anything else may be a private person's.
 */
export function makeSignals({ db, clock }: { db: Db; clock: Clock }): Signals {
  let counted = new Map<string, Signal>()
  const flush = async () => {
    const signals = [...counted.values()]
    counted = new Map()
    await addSignals(db, signals)
  }
  const timer = setInterval(() => void flush().catch(() => {}), FLUSH_MS)
  timer.unref()
  return {
    count(reading, answer) {
      const named = answer.likeness || answer.impostor ? nameOf(reading) : ""
      const day = clock().toISOString().slice(0, 10)
      const at = (identifier: string) => [day, answer.verdict, answer.readAs, identifier].join("\n")
      const identifier = counted.has(at(named)) || counted.size < MOST_KEPT ? named : ""
      const signal = counted.get(at(identifier))
      if (signal) signal.n += 1
      else
        counted.set(at(identifier), {
          day,
          verdict: answer.verdict,
          kind: answer.readAs,
          identifier,
          resembles: identifier === "" ? null : (answer.likeness?.key ?? null),
          n: 1,
        })
    },
    flush,
    close: () => clearInterval(timer),
  }
}

function nameOf(reading: Reading): string {
  if (reading.kind === "phone") return ""
  // By what was written: read without its disguise it may be the very name of ours that it imitates.
  const written = writtenAs(reading)
  const identifier = written === reading.address ? identifierOf(reading).identifier : written
  return reading.kind === "email" ? identifier.slice(identifier.lastIndexOf("@")) : identifier
}
