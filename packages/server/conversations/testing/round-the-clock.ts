import type { ReplyClock, ReplyOf } from "../index.ts"

const HOUR = 3_600_000
/** domain.md, P0 … P4. */
const TARGETS = [HOUR / 4, HOUR, 4 * HOUR, 24 * HOUR, 72 * HOUR]

/** Promises as a new installation makes them, for tests that have no house around them. */
export const roundTheClock: ReplyClock = {
  due: ({ priority }: ReplyOf, from) => new Date(from.getTime() + (TARGETS[priority] ?? 0)),
  left: (_, from, due) => Math.max(0, due.getTime() - from.getTime()),
  after: (_, leftMs, from) => new Date(from.getTime() + leftMs),
  standsStillIn: (status) => status === "waiting-customer" || status === "waiting-third-party",
  reopenDays: () => 14,
}
