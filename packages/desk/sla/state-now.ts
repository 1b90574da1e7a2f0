import type { ClockView } from "@veridesk/contract/sla.ts"

/** A clock that has ended, whichever way. */
export function isOver(clock: ClockView): boolean {
  return clock.endedAt !== null
}

/** The state as time goes on: a clock becomes late while one looks at it. */
export function stateNow(clock: ClockView, now: number): ClockView["state"] {
  const runs = clock.state === "running" || clock.state === "at-risk"
  return runs && clock.dueAt && Date.parse(clock.dueAt) < now ? "late" : clock.state
}
