import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"
import { tooManyTries } from "./limits.ts"

/**
 * A rate bound of this process alone, for hot paths on which a row in the database for each use would cost more than
 * the use: it keeps one person from flooding, and need not be exact across processes.
 * @returns counts one use. @throws Refusal `too-many-tries` past `points` in `seconds`
 */
export function boundInMemory(o: { points: number; seconds: number }): (key: string) => Promise<void> {
  const counter = new RateLimiterMemory({ points: o.points, duration: o.seconds })
  return async (key) => {
    try {
      await counter.consume(key)
    } catch (refused) {
      if (refused instanceof RateLimiterRes)
        throw tooManyTries(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)))
      throw refused
    }
  }
}
