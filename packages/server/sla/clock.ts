import type { Metric } from "@veridesk/contract/sla-metric.ts"
import { addWorking, type WorkCalendar, workingBetween } from "./calendar.ts"

/** Why and how long a clock stood still. */
export type Pause = { from: Date; to: Date | null; why: string }

/**
 * One clock of a ticket: running, standing still, or ended. It never forgets what has passed: `workedMs` is the
 * working time before `runningSince`, so that pauses, other calendars and other targets only change what is left.
 */
export type Clock = {
  metric: Metric
  round: number
  priority: number
  calendarKey: string
  policy: number
  targetMs: number
  startedAt: Date
  runningSince: Date | null
  workedMs: number
  /** Working time left when it began to stand still. */
  leftMs: number | null
  pauses: Pause[]
  dueAt: Date | null
  warnAt: Date | null
  warnedAt: Date | null
  breachedAt: Date | null
  endedAt: Date | null
  outcome: Outcome | null
}

/** Met in time, met too late, or no longer asked for: closed before anybody answered. */
export type Outcome = "met" | "missed" | "dropped"
export type ClockState = "running" | "at-risk" | "late" | "paused" | Outcome

/** By which rules a clock runs now. */
export type Terms = {
  priority: number
  policy: number
  targetMs: number
  /** How much working time before it is due the warning comes. */
  warnMs: number
  calendarKey: string
  calendar: WorkCalendar
}

/** How much of a target is left when it is time to warn: a share of it, a fixed minimum, and never more than half. */
export function warnBefore(targetMs: number, warn: { percent: number; minutes: number }): number {
  const share = (targetMs * (100 - warn.percent)) / 100
  return Math.round(Math.min(targetMs / 2, Math.max(share, warn.minutes * 60_000)))
}

/** @param dueAt where the moment has been promised already, as that of a reply; otherwise it is counted here */
export function startClock(
  { metric, round }: Pick<Clock, "metric" | "round">,
  terms: Terms,
  { at, dueAt }: { at: Date; dueAt?: Date },
): Clock {
  return {
    metric,
    round,
    startedAt: at,
    workedMs: 0,
    pauses: [],
    warnedAt: null,
    breachedAt: null,
    endedAt: null,
    outcome: null,
    ...named(terms),
    ...running(terms, { at, dueAt: dueAt ?? addWorking(terms.calendar, at, terms.targetMs) }),
  }
}

/**
 * It stands still from now on; what is left is kept. A clock that is late stays late.
 * @param calendar by which it ran until now
 */
export function pauseClock(
  clock: Clock,
  calendar: WorkCalendar,
  { at, why, leftMs }: { at: Date; why: string; leftMs?: number },
): Clock {
  if (clock.endedAt) return clock
  if (!clock.runningSince || !clock.dueAt) {
    // It stands still already: what it waits for may be another thing now.
    if (clock.pauses.at(-1)?.why === why) return clock
    return { ...clock, pauses: [...ended(clock.pauses, at), { from: at, to: null, why }] }
  }
  return {
    ...clock,
    workedMs: workedUntil(clock, calendar, at),
    runningSince: null,
    leftMs: leftMs ?? workingBetween(calendar, at, clock.dueAt),
    dueAt: null,
    warnAt: null,
    breachedAt: clock.breachedAt ?? (at > clock.dueAt ? clock.dueAt : null),
    pauses: [...clock.pauses, { from: at, to: null, why }],
  }
}

/** It goes on with what was left, counted by the calendar that holds now. */
export function resumeClock(clock: Clock, terms: Terms, { at, dueAt }: { at: Date; dueAt?: Date }): Clock {
  if (clock.endedAt || clock.runningSince) return clock
  const due = dueAt ?? addWorking(terms.calendar, at, clock.leftMs ?? 0)
  return {
    ...clock,
    ...named(terms),
    ...running(terms, { at, dueAt: due }),
    pauses: ended(clock.pauses, at),
  }
}

/**
 * Another priority or team: the new target less the working time that has passed. A moment given by a promise wins.
 * @param before the calendar by which it ran until now
 */
export function recountClock(
  clock: Clock,
  terms: Terms,
  { at, before, dueAt }: { at: Date; before: WorkCalendar; dueAt?: Date },
): Clock {
  if (clock.endedAt) return clock
  const workedMs = workedUntil(clock, before, at)
  const left = Math.max(0, terms.targetMs - workedMs)
  if (!clock.runningSince) return { ...clock, ...named(terms), leftMs: left }
  const due = dueAt ?? addWorking(terms.calendar, at, left)
  return { ...clock, ...named(terms), workedMs, ...running(terms, { at, dueAt: due }) }
}

/** It ends: met or missed by the moment that was promised, or dropped where nobody gave what it waited for. */
export function endClock(
  clock: Clock,
  calendar: WorkCalendar,
  { at, given }: { at: Date; given: boolean },
): Clock {
  if (clock.endedAt) return clock
  const late = clock.breachedAt ?? (clock.dueAt && at > clock.dueAt ? clock.dueAt : null)
  return {
    ...clock,
    workedMs: workedUntil(clock, calendar, at),
    runningSince: null,
    leftMs: clock.dueAt ? workingBetween(calendar, at, clock.dueAt) : clock.leftMs,
    warnAt: null,
    breachedAt: late,
    endedAt: at,
    outcome: given ? (late ? "missed" : "met") : "dropped",
    pauses: ended(clock.pauses, at),
  }
}

/**
 * A ticket opened again goes on with what its settled clock had left, as a round of its own: the figures of the round
 * before stay what they were (a reopened ticket must not spoil them). Where nothing was left it is late from the start,
 * and nobody is told a second time.
 */
export function nextRound(before: Clock, terms: Terms, at: Date): Clock {
  const leftMs = before.breachedAt ? 0 : (before.leftMs ?? 0)
  const { metric, round } = before
  const dueAt = leftMs > 0 ? addWorking(terms.calendar, at, leftMs) : at
  const fresh = startClock({ metric, round: round + 1 }, terms, { at, dueAt })
  return { ...fresh, targetMs: leftMs, ...(leftMs === 0 && { warnedAt: at, breachedAt: at }) }
}

export function stateOf(clock: Clock, now: Date): ClockState {
  if (clock.outcome) return clock.outcome
  if (!clock.runningSince) return "paused"
  if (clock.dueAt && now > clock.dueAt) return "late"
  return clock.warnAt && now >= clock.warnAt ? "at-risk" : "running"
}

function ended(pauses: Pause[], at: Date): Pause[] {
  return pauses.map((pause) => (pause.to ? pause : { ...pause, to: at }))
}

function named({ priority, policy, targetMs, calendarKey }: Terms) {
  return { priority, policy, targetMs, calendarKey }
}

function running(terms: Terms, { at, dueAt }: { at: Date; dueAt: Date }) {
  const left = workingBetween(terms.calendar, at, dueAt)
  const warnAt = left > terms.warnMs ? addWorking(terms.calendar, at, left - terms.warnMs) : at
  return { runningSince: at, leftMs: null, dueAt, warnAt: warnAt < dueAt ? warnAt : dueAt }
}

function workedUntil(clock: Clock, calendar: WorkCalendar, at: Date): number {
  return clock.workedMs + (clock.runningSince ? workingBetween(calendar, clock.runningSince, at) : 0)
}
