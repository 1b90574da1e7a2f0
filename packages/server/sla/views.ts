import type { ClockPreview, ClockView, PolicyPage } from "@veridesk/contract/sla.ts"
import type { Db } from "../platform/db/connect.ts"
import { openBetween } from "./calendar.ts"
import { stateOf } from "./clock.ts"
import { holidayCountries, prepare } from "./holidays.ts"
import type { Policies } from "./policies.ts"
import { clocksOf, type KeptClock, newestClocked, policyVersions } from "./store.ts"

const ALWAYS_NAME = { en: "Round the clock", zh: "全天候" }

/** All clocks of a ticket, oldest first: how each stands now, by which rules, and when it stood still. */
export async function clockViews(
  db: Db,
  policies: Policies,
  c: { id: string; now: Date },
): Promise<ClockView[]> {
  return (await clocksOf(db, [c.id])).map((clock) => clockView(policies, clock, c.now))
}

function clockView(policies: Policies, clock: KeptClock, now: Date): ClockView {
  const { policy } = policies.current()
  const calendar = policy.calendars[clock.calendarKey]
  const open = clock.pauses.findLast((pause) => pause.to === null)
  return {
    metric: clock.metric,
    round: clock.round,
    state: stateOf(clock, now),
    priority: clock.priority,
    targetMs: clock.targetMs,
    calendar: {
      key: clock.calendarKey,
      name: calendar?.name ?? ALWAYS_NAME,
      zone: calendar?.zone ?? "UTC",
      always: policies.calendarOf(clock.calendarKey).always,
    },
    policy: clock.policy,
    startedAt: clock.startedAt.toISOString(),
    dueAt: clock.dueAt?.toISOString() ?? null,
    leftMs: clock.leftMs,
    pausedSince: open?.from.toISOString() ?? null,
    pausedWhy: open?.why ?? null,
    endedAt: clock.endedAt?.toISOString() ?? null,
    pauses: clock.pauses.map(({ from, to, why }) => ({
      from: from.toISOString(),
      to: to?.toISOString() ?? null,
      why,
    })),
  }
}

/** The rules as they stand, their versions, and what the calendars' holidays come to. */
export async function policyView(db: Db, policies: Policies, now: Date): Promise<PolicyPage> {
  const { version, policy } = policies.current()
  const year = now.getUTCFullYear()
  const named = await Promise.all(
    Object.entries(policy.calendars).map(async ([key, calendar]) => {
      const days = (await prepare(calendar, [year, year + 1])).named
      return [key, days] as const
    }),
  )
  const versions = await policyVersions(db)
  return {
    version,
    policy,
    versions: versions.map((one) => ({ ...one, at: one.at.toISOString() })),
    named: Object.fromEntries(named),
    countries: await holidayCountries(),
  }
}

const DAY = 86_400_000
const LONGEST_MS = 21 * DAY

/** A real ticket's clocks on one line of time, with the hours its team works; the newest that stood still, or the one asked for. */
export async function clockPreview(
  db: Db,
  policies: Policies,
  { conversation, now }: { conversation: { id: string; number: string } | null; now: Date },
): Promise<ClockPreview> {
  const shown = conversation ?? (await newestClocked(db))
  const kept = shown ? await clocksOf(db, [shown.id]) : []
  const times = kept.flatMap((clock) => [
    clock.startedAt.getTime(),
    (clock.endedAt ?? clock.dueAt ?? now).getTime(),
  ])
  const from = new Date(times.length > 0 ? Math.min(...times) : now.getTime() - DAY)
  const end = times.length > 0 ? Math.max(...times) : now.getTime()
  const to = new Date(Math.min(Math.max(end, from.getTime() + 3_600_000), from.getTime() + LONGEST_MS))
  const calendar = policies.calendarOf(kept.at(-1)?.calendarKey ?? policies.current().policy.usual)
  return {
    number: shown?.number ?? null,
    from: from.toISOString(),
    to: to.toISOString(),
    open: openBetween(calendar, from, to).map((span) => ({
      from: new Date(span.from).toISOString(),
      to: new Date(span.to).toISOString(),
    })),
    clocks: kept.map((clock) => clockView(policies, clock, now)),
  }
}
