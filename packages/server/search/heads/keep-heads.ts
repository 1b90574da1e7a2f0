import { setImmediate as turn } from "node:timers/promises"
import type { Db } from "../../platform/db/connect.ts"
import { readHeads, readIds } from "../store.ts"
import { type Heads, makeHeads } from "./heads.ts"

/** Beyond it the oldest texts are found by what they say only, not by their titles. */
const MOST_TEXTS = 50_000
/** So many are taken in before others get their turn: a few milliseconds. */
const GROUP = 200
/** With so many that are gone it begins anew. */
const MOST_GONE = 5000

/**
 * The heads of the texts, read when they are first asked for. After `stale()` only what has come since is read, a group
 * at a time, so that nobody waits behind 20,000 texts.
 */
export function keepHeads(db: Db) {
  let heads = makeHeads()
  let current: Promise<Heads> | null = null
  const read = async (): Promise<Heads> => {
    const ids = new Set(await readIds(db, MOST_TEXTS))
    if (heads.gone() > MOST_GONE) heads = makeHeads()
    const into = heads
    const have = into.ids()
    for (const id of have) if (!ids.has(id)) into.remove(id)
    const come = [...ids].filter((id) => !have.has(id))
    for (let from = 0; from < come.length; from += GROUP) {
      for (const head of await readHeads(db, come.slice(from, from + GROUP))) into.add(head)
      await turn()
    }
    return into
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    get(): Promise<Heads> {
      if (current) return current
      // One after the other: two would take the same texts in.
      const reading = last.then(read, read)
      last = reading
      current = reading
      // What could not be read is asked for again.
      reading.catch(() => {
        if (current === reading) current = null
      })
      return reading
    },
    stale() {
      current = null
    },
  }
}
