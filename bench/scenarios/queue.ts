import { calibrationOf, neverWrong } from "../../packages/server/chats/testing/calibration.ts"
import {
  type Look,
  type SimulatedDay,
  simulatedDay,
} from "../../packages/server/chats/testing/simulated-day.ts"
import { print, round } from "../figures.ts"

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]
const BEGIN = (look: Look) => look.when === "begin"
const LATER = (look: Look) => look.when === "later"
const GROUPS: [name: string, belongs: (look: Look) => boolean][] = [
  ["when they begin to wait", BEGIN],
  ["each minute after that", LATER],
  ["  1st, at the beginning", (look) => BEGIN(look) && look.position === 1],
  ["  2nd to 4th", (look) => BEGIN(look) && look.position >= 2 && look.position <= 4],
  ["  5th to 10th", (look) => BEGIN(look) && look.position >= 5 && look.position <= 10],
  ["  11th to 25th", (look) => BEGIN(look) && look.position >= 11 && look.position <= 25],
  ["  beyond", (look) => BEGIN(look) && look.position > 25],
  ["  security", (look) => look.risk === "security"],
  ["  funds", (look) => look.risk === "funds"],
  ["  ordinary", (look) => look.risk === "ordinary"],
]

/** Whether the ranges that waiting people are told hold: simulated days of one line, a table and two figures. */
export async function run(): Promise<void> {
  const days = SEEDS.map((seed) => simulatedDay(seed))
  tableOfDays(days)
  tableOfGroups(days.flatMap((day) => day.looks))
  for (const [at, belongs] of GROUPS.slice(0, 2)) {
    const worst = days.map((day) => calibrationOf(day.looks.filter(belongs)))
    const held = Math.min(...worst.map((each) => each.held))
    const late = Math.max(...worst.map((each) => each.late))
    print({
      scenario: "queue",
      at,
      value: round(held, 3),
      unit: "share of ranges that held, on the worst day",
      goal: "held ≥ 0.8, later than said ≤ 0.15",
      met: held >= 0.8 && late <= 0.15,
    })
  }
}

function tableOfDays(days: SimulatedDay[]): void {
  console.log(
    "day  people  gave up  came back  longest line | told at once  held  late | later  held  late | never wrong",
  )
  for (const day of days) {
    const begin = calibrationOf(day.looks.filter(BEGIN))
    const later = calibrationOf(day.looks.filter(LATER))
    const counts = [pad(day.seed, 3), pad(day.people, 7), pad(day.gaveUp, 8), pad(day.cameBack, 10)]
    console.log(
      `${counts.join(" ")} ${pad(day.longestLine, 13)} | ${percent(begin.ofAll, 12)} ${percent(begin.held)} ${percent(begin.late)} | ${percent(later.ofAll)} ${percent(later.held)} ${percent(later.late)} | ${percent(neverWrong(day.looks), 11)}`,
    )
  }
}

function tableOfGroups(looks: Look[]): void {
  console.log("\nranges shown                told     of all   held   later  sooner  usual width")
  for (const [name, belongs] of GROUPS) {
    const c = calibrationOf(looks.filter(belongs))
    console.log(
      `${name.padEnd(26)} ${pad(c.told, 6)} ${percent(c.ofAll, 9)} ${percent(c.held)} ${percent(c.late, 7)} ${percent(c.early, 7)} ${pad(c.medianWidth, 8)} min`,
    )
  }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width)
}

function percent(share: number, width = 6): string {
  return `${(100 * share).toFixed(1)}%`.padStart(width)
}
