import { setImmediate as breathe } from "node:timers/promises"
import type { Outcome, RuleOutcome, RuleSet, Simulation, Tried } from "@veridesk/contract/assignment.ts"
import type { FactName } from "@veridesk/contract/routing-facts.ts"
import type { Db } from "../platform/db/connect.ts"
import type { CurrentRules } from "./current-rules.ts"
import { type Facts, factsOf, ordinaryFacts } from "./facts.ts"
import { type Compiled, compile, outcomeOf, plan } from "./rule.ts"
import { type TicketRow, ticketsAtOpening } from "./store.ts"
import { ticketOf, type Words } from "./ticket.ts"

const PAGE = 200
const SHOWN = 50
const DAY = 86_400_000

type Sources = { db: Db; rules: CurrentRules; words: Words }

/**
 * Replays past tickets, as they were when they were opened, through the rules in force and through a draft, and says
 * what would be different. Nothing is written; tickets are read by the page, and other requests get their turn between.
 */
export async function simulate(
  { db, rules, words }: Sources,
  o: { set: RuleSet; days: number | null; most: number; now: Date },
): Promise<Simulation> {
  const active = await rules.get(db)
  const draft = compile(0, o.set)
  const since = o.days === null ? null : new Date(o.now.getTime() - o.days * DAY)
  const sum = emptySum()
  let before: string | null = null
  while (sum.tickets < o.most) {
    const page = await ticketsAtOpening(db, { since, most: Math.min(PAGE, o.most - sum.tickets), before })
    for (const row of page) {
      add(sum, replay(row, { active, draft, words }))
      if (sum.tickets % 20 === 0) await breathe()
    }
    before = page.at(-1)?.id ?? null
    if (page.length < PAGE) break
  }
  const rows: Simulation["rows"] = []
  for (const one of [...sum.changedOnes, ...sum.otherOnes].slice(0, SHOWN)) {
    rows.push(shownRow(one, draft))
    await breathe()
  }
  return {
    tickets: sum.tickets,
    changed: sum.changed,
    moved: sum.moved,
    assignedDifferently: sum.assigned,
    prioritisedDifferently: sum.prioritised,
    teams: [...sum.teams].map(([team, counts]) => ({ team, ...counts })),
    priorities: [...sum.priorities]
      .map(([priority, counts]) => ({ priority, ...counts }))
      .sort((a, b) => a.priority - b.priority),
    fired: [...sum.fired].map(([ruleId, times]) => ({ ruleId, times })),
    rows,
  }
}

/** What the draft makes of a ticket that somebody typed in, and why. */
export function tryRules(set: RuleSet, given: Record<string, string | number | boolean>): Tried {
  const facts = ordinaryFacts()
  for (const name of Object.keys(facts) as FactName[]) {
    const value = given[name]
    if (typeof facts[name] === "bigint" && typeof value === "number") facts[name] = BigInt(value)
    else if (typeof facts[name] === typeof value && value !== undefined && typeof value !== "number")
      facts[name] = value
  }
  const trace: RuleOutcome[] = []
  const acts = plan(compile(0, set), facts, (outcome) => trace.push(outcome))
  return {
    outcome: outcomeOf(acts, { team: String(facts.team) || null, priority: Number(facts.priority) }),
    trace,
  }
}

type Replayed = { row: TicketRow; facts: Facts; before: Outcome; after: Outcome; differs: Differs }
type Differs = { moved: boolean; prioritised: boolean; assigned: boolean }

function replay(row: TicketRow, o: { active: Compiled; draft: Compiled; words: Words }): Replayed {
  const ticket = ticketOf(row, o.words)
  const facts = factsAt(row, o.draft, o.words)
  const before = outcomeOf(plan(o.active, factsAt(row, o.active, o.words)), ticket)
  const after = outcomeOf(plan(o.draft, facts), ticket)
  const differs = {
    moved: before.team !== after.team,
    prioritised: before.priority !== after.priority,
    assigned:
      before.person !== after.person || JSON.stringify(before.assign) !== JSON.stringify(after.assign),
  }
  return { row, facts, before, after, differs }
}

function factsAt(row: TicketRow, { zone }: Compiled, words: Words): Facts {
  return factsOf(ticketOf(row, words), { event: "opened", now: row.createdAt, zone })
}

type Counts = { before: number; after: number }

function emptySum() {
  return {
    tickets: 0,
    changed: 0,
    moved: 0,
    assigned: 0,
    prioritised: 0,
    teams: new Map<string | null, Counts>(),
    priorities: new Map<number, Counts>(),
    fired: new Map<string, number>(),
    changedOnes: [] as Replayed[],
    otherOnes: [] as Replayed[],
  }
}

/** Only as many tickets are kept as are shown; the rest is counted. */
function add(sum: ReturnType<typeof emptySum>, one: Replayed): void {
  const { before, after, differs } = one
  const changed = differs.moved || differs.prioritised || differs.assigned
  sum.tickets += 1
  if (changed) sum.changed += 1
  if (differs.moved) sum.moved += 1
  if (differs.assigned) sum.assigned += 1
  if (differs.prioritised) sum.prioritised += 1
  count(sum.teams, before.team).before += 1
  count(sum.teams, after.team).after += 1
  count(sum.priorities, before.priority).before += 1
  count(sum.priorities, after.priority).after += 1
  for (const id of after.ruleIds) sum.fired.set(id, (sum.fired.get(id) ?? 0) + 1)
  const kept = changed ? sum.changedOnes : sum.otherOnes
  if (kept.length < SHOWN) kept.push(one)
}

function count<K>(counts: Map<K, Counts>, key: K): Counts {
  const found = counts.get(key) ?? { before: 0, after: 0 }
  counts.set(key, found)
  return found
}

function shownRow({ row, facts, before, after, differs }: Replayed, draft: Compiled) {
  const trace: RuleOutcome[] = []
  plan(draft, facts, (outcome) => trace.push(outcome))
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    openedAt: row.createdAt.toISOString(),
    changed: differs.moved || differs.prioritised || differs.assigned,
    before,
    after,
    trace,
  }
}
