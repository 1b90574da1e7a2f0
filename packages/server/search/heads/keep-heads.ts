import { setImmediate as turn } from "node:timers/promises"
import type { Db } from "../../platform/db/connect.ts"
import { keepRead } from "../keep-read.ts"
import { readHeads, readIds, readMark } from "../store.ts"
import { type Heads, makeHeads } from "./heads.ts"

/** Beyond it the oldest texts are found by what they say only, not by their titles. */
const MOST_TEXTS = 50_000
/** So many are taken in before others get their turn: a few milliseconds. */
const GROUP = 200
/** With so many that are gone it begins anew. */
const MOST_GONE = 5000

/**
 * The heads of the texts. Only what has come since the last reading is read, a group at a time, so that nobody waits
 * behind 20,000 texts.
 */
export function keepHeads(db: Db) {
  let at = ""
  return keepRead<Heads>(async (before) => {
    const mark = await readMark(db)
    if (before && mark === at) return before
    const heads = before && before.gone() < MOST_GONE ? before : makeHeads()
    const ids = new Set(await readIds(db, MOST_TEXTS))
    const have = heads.ids()
    for (const id of have) if (!ids.has(id)) heads.remove(id)
    const come = [...ids].filter((id) => !have.has(id))
    for (let from = 0; from < come.length; from += GROUP) {
      for (const head of await readHeads(db, come.slice(from, from + GROUP))) heads.add(head)
      await turn()
    }
    at = mark
    return heads
  })
}
