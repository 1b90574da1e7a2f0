import * as z from "zod"
import { conversationRow, priority, timelineEvent } from "./conversation.ts"
import { id, requestId } from "./ids.ts"

/*
 * Routing: who gets a ticket. A rule set is a list in order, kept in versions; an earlier rule wins, a later one only
 * settles what is still open. All routes lie under `/api/desk`; those of rules are for leads and administrators.
 */

export const routingEvents = [
  "opened",
  "reopened",
  "customer-wrote",
  "followed-up",
  "moved",
  "prioritised",
] as const
export type RoutingEvent = (typeof routingEvents)[number]

const MOST_RULES = 500
export const LONGEST_CONDITION = 2000
/** Stands for "the language of the customer" among the languages a rule asks for. */
export const CUSTOMERS_LANGUAGE = "customer"

const word = z.string().trim().min(1).max(40)
const teamKey = z.string().min(1).max(40)

const assignTo = z.object({
  how: z.enum(["round-robin", "least-loaded"]),
  skills: z.array(word).max(10),
  languages: z.array(word).max(10),
})
export type AssignTo = z.infer<typeof assignTo>

const ruleActs = z.object({
  team: teamKey.nullable(),
  priority: priority.nullable(),
  person: id.nullable(),
  assign: assignTo.nullable(),
})

export const rule = z.object({
  id,
  name: z.string().trim().min(1).max(80),
  on: z.array(z.enum(routingEvents)).min(1).max(routingEvents.length),
  /** CEL over the facts of routing-facts.ts; empty: always. */
  when: z.string().max(LONGEST_CONDITION),
  // biome-ignore lint/suspicious/noThenProperty: it is the word of the trade, and nothing awaits a rule.
  then: ruleActs,
  stop: z.boolean(),
  enabled: z.boolean(),
})
export type Rule = z.infer<typeof rule>

const zone = z
  .string()
  .max(60)
  .refine((name) => isZone(name), "no time zone")
const rules = z.array(rule).max(MOST_RULES)
export const ruleSet = z.object({ zone, rules })
export type RuleSet = z.infer<typeof ruleSet>

const versionFacts = z.object({
  version: z.int(),
  note: z.string(),
  author: z.string().nullable(), // null: the default that came with the product
  createdAt: z.iso.datetime(),
  activeFrom: z.iso.datetime(),
})
export type VersionFacts = z.infer<typeof versionFacts>

/** `at` is the place in the condition, from 0; `about` the name or sign it is about. */
export const ruleFault = z.object({
  ruleId: id,
  code: z.enum([
    "unknown-name",
    "wrong-type",
    "syntax",
    "not-yes-or-no",
    "too-long",
    "not-allowed",
    "no-team",
    "no-person",
    "same-id",
  ]),
  at: z.int(),
  about: z.string(),
})
export type RuleFault = z.infer<typeof ruleFault>

export const ruleWarning = z.object({
  ruleId: id,
  code: z.enum(["shadowed", "nobody-able", "does-nothing"]),
  /** The rule that shadows it, or what nobody has. */
  about: z.string(),
})
export type RuleWarning = z.infer<typeof ruleWarning>

/** The newest version, which is edited; `active` is the one that works now, `latest` may be one for later. */
export const routing = z.object({
  active: z.int(),
  latest: z.int(),
  set: ruleSet,
  warnings: z.array(ruleWarning),
  versions: z.array(versionFacts),
  forms: z.array(z.object({ key: z.string(), code: z.string() })),
})
export type Routing = z.infer<typeof routing>
export const versionOf = z.object({ version: z.coerce.number().int().min(1).max(1_000_000) })

export const checked = z.object({ faults: z.array(ruleFault), warnings: z.array(ruleWarning) })
export type Checked = z.infer<typeof checked>

/** 409 `rules-changed-meanwhile` where `basedOn` isn't the newest version any more; 422 `rules-faulty` with the faults. */
export const saveRules = z.object({
  requestId,
  basedOn: z.int(),
  set: ruleSet,
  note: z.string().trim().max(200),
  activeFrom: z.iso.datetime().nullable(),
})
export const rollBack = z.object({ requestId, basedOn: z.int(), to: z.int() })
export const saved = z.object({ version: z.int() })

const ruleOutcome = z.object({
  ruleId: id,
  outcome: z.enum(["matched", "false", "error", "stopped", "off", "other-event"]),
  /** The part of the condition that was not true, or the error's place. */
  part: z.string().nullable(),
})
export type RuleOutcome = z.infer<typeof ruleOutcome>

const outcome = z.object({
  team: z.string().nullable(),
  priority,
  person: id.nullable(),
  assign: assignTo.nullable(),
  ruleIds: z.array(id),
})
export type Outcome = z.infer<typeof outcome>

/** Facts typed in by hand; what is left out is that of an ordinary ticket. */
const exampleFacts = z.record(z.string().max(40), z.union([z.string().max(2000), z.int(), z.boolean()]))
export const simulate = z.object({
  set: ruleSet,
  days: z.int().min(1).max(365).nullable(),
  most: z.int().min(1).max(1000).default(1000),
})
export const tryExample = z.object({ set: ruleSet, facts: exampleFacts })
export const tried = z.object({ outcome, trace: z.array(ruleOutcome) })
export type Tried = z.infer<typeof tried>

const beforeAfter = { before: z.int(), after: z.int() }
/** Past tickets as they were when they were opened, through the active rules and through the draft. Nothing is written. */
export const simulation = z.object({
  tickets: z.int(),
  changed: z.int(),
  moved: z.int(),
  assignedDifferently: z.int(),
  prioritisedDifferently: z.int(),
  teams: z.array(z.object({ team: z.string().nullable(), ...beforeAfter })),
  priorities: z.array(z.object({ priority, ...beforeAfter })),
  fired: z.array(z.object({ ruleId: id, times: z.int() })),
  /** At most fifty, the changed ones first. */
  rows: z.array(
    z.object({
      id,
      number: z.string(),
      subject: z.string(),
      openedAt: z.iso.datetime(),
      changed: z.boolean(),
      before: outcome,
      after: outcome,
      trace: z.array(ruleOutcome),
    }),
  ),
})
export type Simulation = z.infer<typeof simulation>

export const stops = z.object({
  stops: z.array(
    z.object({
      conversationId: id,
      number: z.string(),
      at: z.iso.datetime(),
      version: z.int(),
      rule: z.string(),
      chain: z.array(z.string()),
      why: z.enum(["again", "too-long"]),
    }),
  ),
})
export type Stops = z.infer<typeof stops>

const availabilityState = z.enum(["available", "away"])
export const setAvailability = z.object({ state: availabilityState })
export const availability = z.object({ state: availabilityState, load: z.int(), capacity: z.int() })
export type Availability = z.infer<typeof availability>

export const MOST_CAPACITY = 200
const workload = z.object({
  id,
  name: z.string(),
  state: z.enum(["available", "away", "signed-out"]),
  load: z.int(),
  capacity: z.int(),
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  teamIds: z.array(id),
})
export const workloads = z.object({ people: z.array(workload) })
export type Workloads = z.infer<typeof workloads>
export const setCapacity = z.object({ capacity: z.int().min(0).max(MOST_CAPACITY) })

export const claim = z.object({ requestId })
/** Null where none of my teams has one waiting that nobody has. */
export const claimed = z.object({
  taken: z.object({ row: conversationRow, events: z.array(timelineEvent) }).nullable(),
})
export type Claimed = z.infer<typeof claimed>

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name })
    return true
  } catch {
    return false
  }
}
