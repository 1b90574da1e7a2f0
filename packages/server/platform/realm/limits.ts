import { createHmac } from "node:crypto"
import { Refusal } from "@veridesk/contract/errors.ts"
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible"
import type { Connection } from "../db/connect.ts"

export type Limit = {
  /** Counts one try for `key`. @throws Refusal `too-many-tries` (429, `detail.seconds` for Retry-After) past the bound */
  take(key: string): Promise<void>
  /** The same without a throw: how many seconds to wait, or null. */
  tryTake(key: string): Promise<number | null>
  /** Takes back one try that turned out to be a good one. */
  giveBack(key: string): Promise<void>
  /** Starts `key` at nothing again. */
  forget(key: string): Promise<void>
}

export type Limits = (rule: { name: string; points: number; seconds: number }) => Limit

/**
 * Rate limits that all processes share, in PostgreSQL; while it can't be asked, each process counts for itself.
 * `points` tries are free within `seconds` from the first one; a try past them waits for that window to end.
 * Keys (names, addresses) are kept as keyed digests only.
 */
export function makeLimits(o: { pool: Connection["pool"]; secret: string }): Limits {
  return ({ name, points, seconds }) => {
    const counter = new RateLimiterPostgres({
      storeClient: o.pool,
      storeType: "pool",
      tableName: "rate_limits",
      tableCreated: true,
      // The jobs sweep the table; a timer in every process would do the same work many times.
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points,
      duration: seconds,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
    })
    const digest = (key: string) =>
      createHmac("sha256", o.secret).update(`${name} ${key}`).digest("base64url").slice(0, 32)

    const tryTake = async (key: string): Promise<number | null> => {
      try {
        await counter.consume(digest(key))
        return null
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
        throw refused
      }
    }
    return {
      tryTake,
      async take(key) {
        const wait = await tryTake(key)
        if (wait !== null) throw tooManyTries(wait)
      },
      async giveBack(key) {
        await counter.reward(digest(key))
      },
      async forget(key) {
        await counter.delete(digest(key))
      },
    }
  }
}

/** The same whoever asks and whether or not there is an account: only how long to wait. */
export function tooManyTries(seconds: number): Refusal {
  return new Refusal("too-many-tries", 429, {
    values: { minutes: Math.max(1, Math.ceil(seconds / 60)) },
    detail: { seconds },
  })
}
