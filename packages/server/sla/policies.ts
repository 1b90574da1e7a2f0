import { type Policy, policy as policyShape } from "@veridesk/contract/sla.ts"
import type { Metric } from "@veridesk/contract/sla-metric.ts"
import type { Status } from "@veridesk/contract/conversation.ts"
import type { ReplyClock, ReplyOf } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { ALWAYS, addWorking, type WorkCalendar, workingBetween } from "./calendar.ts"
import { type Terms, warnBefore } from "./clock.ts"
import { defaultPolicy } from "./default-policy.ts"
import { type NamedDay, prepare } from "./holidays.ts"
import { type Figures, figures, insertPolicy, newestPolicy, newestVersion } from "./store.ts"

const REFRESH_MS = 5000
/** No calendar of a policy can have this name. */
const ROUND_THE_CLOCK = "24-7"
const YEARS_BACK = 1
const YEARS_AHEAD = 3

/** What decides how long something may take. */
export type TermsOf = { priority: number; teamId: string | null; formKey: string }

/** The rules that hold now, in memory: every ticket needs them, and they change once a month. */
export type Policies = {
  current(): { version: number; policy: Policy }
  named(): Record<string, NamedDay[]>
  calendarOf(key: string): WorkCalendar
  terms(of: TermsOf, metric: Metric): Terms
  /** The promise of an answer, for the verbs of a conversation. */
  replyClock: ReplyClock
  /** Whether the clock of the resolution stands still while a ticket is in that state. */
  resolutionStandsStillIn(status: Status): boolean
  figuresOf(formKey: string, metric: Metric): Figures | undefined
  /** Reads policy and figures again; what was saved here holds at once, elsewhere within seconds. */
  refresh(): Promise<void>
  close(): void
}

export async function openPolicies(o: {
  db: Db
  clock: () => Date
  /** By which targets the tickets of a form are handled. */
  targetsOf: (formKey: string) => string
}): Promise<Policies> {
  if ((await newestVersion(o.db)) === 0)
    await insertPolicy(o.db, {
      version: 1,
      document: defaultPolicy,
      note: "",
      madeBy: null,
      now: o.clock(),
    })
  let held = await read(null)
  let measured = await readFigures()
  const refresh = async () => {
    held = await read(held)
    measured = await readFigures()
  }
  // The rules we have are good enough until the database answers again.
  const timer = setInterval(() => void refresh().catch(() => {}), REFRESH_MS)
  timer.unref()

  const calendarOf = (key: string) => held.calendars.get(key) ?? ALWAYS
  const terms = ({ priority, teamId, formKey }: TermsOf, metric: Metric): Terms => {
    const { policy, version } = held
    const targets = policy.targets[o.targetsOf(formKey)] ?? policy.targets["standard"]
    const minutes = targets?.[metric][priority] ?? targets?.[metric][4] ?? 1
    const key = (teamId && policy.teams[teamId]) || policy.usual
    // P0 stops a loss: nobody waits for office hours with it.
    const always = priority === 0 || targets?.always === true
    const targetMs = minutes * 60_000
    return {
      priority,
      policy: version,
      targetMs,
      warnMs: warnBefore(targetMs, policy.warn),
      calendarKey: always ? ROUND_THE_CLOCK : key,
      calendar: always ? ALWAYS : calendarOf(key),
    }
  }
  const replyTerms = (of: ReplyOf) => terms(of, of.firstReplyAt ? "next" : "first")

  return {
    current: () => ({ version: held.version, policy: held.policy }),
    named: () => held.named,
    calendarOf,
    terms,
    replyClock: {
      due(of, from) {
        const { calendar, targetMs } = replyTerms(of)
        return addWorking(calendar, from, targetMs)
      },
      left: (of, from, due) => workingBetween(replyTerms(of).calendar, from, due),
      after: (of, leftMs, from) => addWorking(replyTerms(of).calendar, from, leftMs),
      standsStillIn: (status: Status) =>
        status === "waiting-customer" ||
        (status === "waiting-third-party" && held.policy.pauses.replyWithOthers),
      reopenDays: () => held.policy.reopenDays,
    },
    resolutionStandsStillIn(status) {
      const { resolutionWithCustomer, resolutionWithOthers } = held.policy.pauses
      if (status === "waiting-customer") return resolutionWithCustomer
      return status === "waiting-third-party" && resolutionWithOthers
    },
    figuresOf: (formKey, metric) => measured.get(`${formKey} ${metric}`),
    refresh,
    close: () => clearInterval(timer),
  }

  type Holding = {
    version: number
    year: number
    policy: Policy
    calendars: Map<string, WorkCalendar>
    named: Record<string, NamedDay[]>
  }

  /** The newest version, made ready; the one before where nothing has changed. */
  async function read(before: Holding | null): Promise<Holding> {
    const year = o.clock().getUTCFullYear()
    if (before && before.year === year && (await newestVersion(o.db)) === before.version) return before
    const stored = await newestPolicy(o.db)
    const policy = policyShape.parse(stored?.document ?? defaultPolicy)
    const years = Array.from({ length: YEARS_BACK + 1 + YEARS_AHEAD }, (_, at) => year - YEARS_BACK + at)
    const ready = await Promise.all(
      inUse(policy).map(async ([key, calendar]) => ({ key, ...(await prepare(calendar, years)) })),
    )
    return {
      version: stored?.version ?? 1,
      year,
      policy,
      calendars: new Map(ready.map(({ key, work }) => [key, work])),
      named: Object.fromEntries(ready.map(({ key, named }) => [key, named])),
    }
  }

  async function readFigures(): Promise<Map<string, Figures>> {
    return new Map((await figures(o.db)).map((one) => [`${one.formKey} ${one.metric}`, one]))
  }
}

/** Calendars that some team has: the tables of holidays are not read for examples. */
function inUse(policy: Policy) {
  const wanted = new Set([policy.usual, ...Object.values(policy.teams)])
  return Object.entries(policy.calendars).filter(([key]) => wanted.has(key))
}
