import { LRUCache } from "lru-cache"
import type { Db } from "../platform/db/connect.ts"
import { type Seen, seeSeveral } from "./together/store.ts"

const MOST = 5000
/** Nothing of a conversation in which nobody speaks stays in memory. */
const KEPT_MS = 600_000

/** A conversation with what another feature keeps beside it, as they were when they were read or written last. */
export type Talk<C> = { held: Seen; beside: C | undefined }

/** How what another feature keeps beside conversations is read. */
type Beside<C> = { load(db: Db, conversationIds: string[]): Promise<Map<string, C>> }

/**
 * The live conversations that customers of this process talk in, so that the next message needs no reading. What is
 * known here may be old: whoever writes by it says which version it was, and the database knows better.
 */
export class Talks<C> {
  #db: Db
  #beside: Beside<C>
  #known = new LRUCache<string, Talk<C>>({ max: MOST, ttl: KEPT_MS, ttlResolution: 1000 })

  constructor(db: Db, beside: Beside<C>) {
    this.#db = db
    this.#beside = beside
  }

  /** Those that there are, read where they aren't known; `fresh`: all of them. */
  async of(ids: string[], fresh: boolean): Promise<Talk<C>[]> {
    const unknown = fresh ? ids : ids.filter((id) => !this.#known.has(id))
    const read = new Map((await this.#read(unknown)).map((talk) => [talk.held.id, talk]))
    return ids.flatMap((id) => read.get(id) ?? this.#known.get(id) ?? [])
  }

  learn(talk: Talk<C>): void {
    this.#known.set(talk.held.id, talk)
  }

  forget(ids: string[]): void {
    for (const id of ids) this.#known.delete(id)
  }

  /** Reads anew, of those that are known, what somebody else has written in: the next message then finds it as it is. */
  async heard(events: { conversationId: string; seq: number }[]): Promise<void> {
    const behind = events.filter(
      ({ conversationId, seq }) => (this.#known.peek(conversationId)?.held.lastSeq ?? seq) < seq,
    )
    const ids = [...new Set(behind.map(({ conversationId }) => conversationId))]
    for (const talk of await this.#read(ids)) this.learn(talk)
  }

  async #read(ids: string[]): Promise<Talk<C>[]> {
    if (ids.length === 0) return []
    const [seen, besides] = await Promise.all([seeSeveral(this.#db, ids), this.#beside.load(this.#db, ids)])
    return seen.map((held) => ({ held, beside: besides.get(held.id) }))
  }
}
