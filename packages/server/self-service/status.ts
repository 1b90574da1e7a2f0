import type { Db } from "../platform/db/connect.ts"
import type { Taken } from "./status-view.ts"
import { readSnapshot } from "./store.ts"

const KEPT_MS = 15_000

export type Status = { taken(): Promise<Taken> }

/** How things stand, read at most every 15 seconds, however many ask; all who ask meanwhile wait for one reading. */
export function openStatus(o: { db: Db; clock: () => Date }): Status {
  let kept: Taken | undefined
  let underWay: Promise<Taken> | undefined

  async function read(): Promise<Taken> {
    const at = o.clock()
    kept = { snapshot: await readSnapshot(o.db, at), at }
    return kept
  }

  return {
    async taken() {
      const age = kept ? o.clock().getTime() - kept.at.getTime() : KEPT_MS
      if (kept && age >= 0 && age < KEPT_MS) return kept
      underWay ??= read().finally(() => {
        underWay = undefined
      })
      return underWay
    },
  }
}
