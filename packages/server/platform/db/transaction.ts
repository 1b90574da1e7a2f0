import { setTimeout as pause } from "node:timers/promises"
import type { Db } from "./connect.ts"

const TRIES = 4
/** serialization_failure, deadlock_detected: the same work done again succeeds. */
const AGAIN = new Set(["40001", "40P01"])

/** Runs `work` in one transaction; one that lost to another (deadlock, serialisation) is run again, at most four times. */
export async function inTransaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute((tx) => work(tx))
    } catch (error) {
      if (attempt === TRIES || !isLost(error)) throw error
      await pause(5 * 2 ** attempt * Math.random())
    }
  }
}

/** Whether a statement failed only since another was preferred: the same work done again succeeds. */
export function isLost(error: unknown): boolean {
  return AGAIN.has((error as { code?: string }).code ?? "")
}
