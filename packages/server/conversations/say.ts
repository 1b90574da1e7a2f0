import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import type { RawBuilder } from "kysely"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import { grouped } from "../platform/db/grouped.ts"
import { inTransaction, isLost } from "../platform/db/transaction.ts"
import { type Decision, isMessageIdTaken } from "./change.ts"
import type { BindAttachments } from "./open.ts"
import { checkNotEmpty, type FromCustomer, receive, receiving } from "./receive.ts"
import type { ReplyClock } from "./reply-clock.ts"
import { Batch, isNew, type Outcome, rowsOf, type SaidAt, saidBefore } from "./say-batch.ts"
import { type Held, holdSeveral, messagesByIds } from "./store.ts"
import type { TimelineRow } from "./timeline/store.ts"
import { Talks } from "./talks.ts"
import { appendMany, appendUnchanged, type Change } from "./together/store.ts"

export type Saying = { actor: CustomerActor; conversationId: string; message: FromCustomer }
export type Say = (saying: Saying) => Promise<SaidAt>

/** What another feature keeps beside each conversation that is written in, `C` a conversation. */
export type Beside<C> = {
  load(tx: Db, conversationIds: string[]): Promise<Map<string, C>>
  /** What the message means there; it may add facts, and throws a Refusal where it may not be said. */
  judge(
    held: Held,
    beside: C | undefined,
    o: { now: Date; decided: Decision },
  ): { decided: Decision; beside: C | undefined }
  keep(tx: Db, changed: C[]): Promise<void>
  /**
   * The state in which a message means no more than that it was heard, whatever else changes there; null where it may
   * mean more, and has to be judged under a lock.
   */
  stateOf(beside: C): string | null
  /** Parts of a statement of `appendUnchanged`: its join, and what being heard changes in the conversations that it holds. */
  unchanged: RawBuilder<unknown>
  keepingHeld(now: Date): RawBuilder<unknown>
}

/** While one statement is on its way, the next gathers; none of them waits for a lock. */
const AT_ONCE = { most: 64, lanes: 1 }
const UNDER_LOCK = { most: 64, lanes: 4 }

/** Its place in lists by the last change moves at most so often while somebody waits and writes on: see `unmoved`. */
const MOVES_EVERY_MS = 30_000

/**
 * Makes the verb by which a customer says something in a live conversation. What many say at the same moment shares a
 * statement and a commit, so a message costs a part of one; each is durable when it answers, and a retry under the same
 * id gives the first answer. A message is written by what is known of its conversation from the last one, in one turn to
 * the database, where nothing has changed since; what somebody else has changed is read anew, and what may not be said
 * as it seems, or means more than a further line, is judged under a lock.
 * @throws Refusal `empty-message`, `request-reused`, and whatever `beside` refuses
 */
export function makeSay<C>(o: {
  db: Db
  clock: Clock
  announce: (here?: "shown") => void
  replyClock: ReplyClock
  bind: BindAttachments
  beside: Beside<C>
  /** Told of what is stored now, so that whoever looks on here needs no reading of it. */
  stored?: (rows: TimelineRow[]) => void
}): { say: Say; heard(events: { conversationId: string; seq: number }[]): Promise<void> } {
  const talks = new Talks(o.db, o.beside)
  const atOnce = grouped((all: Saying[]) => writeAtOnce(all), AT_ONCE)
  const underLock = grouped(write, UNDER_LOCK)
  return {
    async say(saying) {
      checkNotEmpty(saying.message)
      // Files are bound in the same transaction and may be refused, which must be nobody else's trouble.
      const alone = saying.message.attachmentIds.length > 0
      const outcome = alone ? (await write([saying]))[0] : await together(saying)
      if (outcome instanceof Error) throw outcome
      if (!outcome || outcome === "merged") return sayWhereItGoesOn(saying)
      o.announce("shown")
      return outcome
    },
    heard: (events) => talks.heard(events),
  }

  async function together(saying: Saying): Promise<Outcome> {
    const outcome = await atOnce(saying)
    return outcome === "to-judge" ? underLock(saying) : outcome
  }

  async function writeAtOnce(all: Saying[], fresh = false): Promise<(Outcome | "to-judge")[]> {
    const now = o.clock()
    const seen = await talks.of(idsOf(all), fresh)
    const batch = new Batch<C>(
      seen.map(({ held }) => held),
      [],
      new Map(seen.flatMap(({ held, beside }) => (beside === undefined ? [] : [[held.id, beside]]))),
    )
    const outcomes = all.map((saying) => say(batch, saying, now))
    const changes = seen.flatMap(({ held, beside }) => {
      const change = batch.changes.get(held.id)
      const besideState = beside === undefined ? null : o.beside.stateOf(beside)
      return change && besideState !== null ? [{ ...change, held, besideState }] : []
    })
    const done = await append(changes, now)
    for (const { held } of changes) {
      const version = done?.get(held.id)
      const after = batch.held.get(held.id)
      if (version && after) talks.learn({ held: { ...after, version }, beside: batch.besideOf(held.id) })
      else talks.forget([held.id])
    }
    const written = changes.filter(({ held }) => done?.has(held.id))
    if (written.length > 0 && o.stored) o.stored(written.flatMap(rowsOf))
    // What may not be said may have been said before: that is looked up under a lock. What was said in a conversation
    // that has moved on since it was read is tried once more, in its order.
    const said = all.map(({ conversationId: id }, at): Outcome | "to-judge" => {
      const outcome = outcomes[at]
      return done?.has(id) && outcome && !(outcome instanceof Error) ? outcome : "to-judge"
    })
    const moved = new Set(changes.flatMap(({ held: { id } }) => (done && !done.has(id) ? [id] : [])))
    const again = all.filter(({ conversationId }) => moved.has(conversationId))
    if (fresh || again.length === 0) return said
    const outcomesNow = await writeAtOnce(again, true)
    return all.map((saying, at) => outcomesNow[again.indexOf(saying)] ?? said[at] ?? "to-judge")
  }

  /** @returns the conversations that were written, each with its version; null where the database preferred somebody else, or knows a message */
  async function append(
    changes: Parameters<typeof appendUnchanged>[1],
    now: Date,
  ): Promise<Map<string, string> | null> {
    if (changes.length === 0) return new Map()
    try {
      return await appendUnchanged(o.db, changes, {
        join: o.beside.unchanged,
        keep: o.beside.keepingHeld(now),
      })
    } catch (error) {
      if (isLost(error) || isMessageIdTaken(error)) return null
      throw error
    }
  }

  async function write(all: Saying[]): Promise<Outcome[]> {
    let written: Change[] = []
    const outcomes = await inTransaction(o.db, async (tx) => {
      written = []
      const now = o.clock()
      const ids = idsOf(all)
      const held = await holdSeveral(tx, ids)
      const known = await messagesByIds(
        tx,
        all.map(({ message }) => message.messageId),
      )
      const batch = new Batch<C>(held, known, await o.beside.load(tx, ids))
      const outcomes = all.map((saying) => say(batch, saying, now))
      const changes = [...batch.changes.values()]
      if (changes.length === 0) return outcomes
      written = changes
      await appendMany(tx, changes)
      await o.beside.keep(tx, [...batch.besides.values()])
      for (const [at, { actor, conversationId, message }] of all.entries())
        if (message.attachmentIds.length > 0 && isNew(outcomes[at], batch))
          await o.bind(tx, {
            ids: message.attachmentIds,
            actor,
            conversationId,
            messageId: message.messageId,
          })
      return outcomes
    })
    talks.forget(idsOf(all))
    if (written.length > 0 && o.stored) o.stored(written.flatMap(rowsOf))
    return outcomes
  }

  function say(batch: Batch<C>, { actor, conversationId, message }: Saying, now: Date): Outcome {
    const held = batch.held.get(conversationId)
    if (!held || held.customerId !== actor.id) return notFound()
    const before = batch.known.get(message.messageId)
    if (before) return saidBefore(before, { conversationId, message })
    if (held.mergedInto) return "merged"
    try {
      const decided = unmoved(held, receiving(held, message, { now, replyClock: o.replyClock }), now)
      const judged = o.beside.judge(held, batch.besideOf(conversationId), { now, decided })
      return batch.add(held, { actor, now, ...judged, messageId: message.messageId })
    } catch (error) {
      if (error instanceof Refusal) return error
      throw error
    }
  }

  async function sayWhereItGoesOn({ actor, conversationId, message }: Saying): Promise<SaidAt> {
    const now = o.clock()
    const [held] = await inTransaction(o.db, (tx) => holdSeveral(tx, [conversationId]))
    if (!held) throw notFound()
    const ctx = { db: o.db, actor, now, announce: o.announce, replyClock: o.replyClock }
    const done = await receive(ctx, o.bind, { number: held.number, ...message })
    return { seq: done.toSeq, at: now }
  }
}

/**
 * A further line of somebody who waits already leaves their conversation where it stands in every list, but for those by
 * the last change. Those follow twice a minute: a row that moves in no list costs the database one entry, and not one in
 * each of a dozen indexes.
 */
function unmoved(held: Held, decided: Decision, now: Date): Decision {
  const { patch } = decided
  const recent = now.getTime() - held.updatedAt.getTime() < MOVES_EVERY_MS
  const waitsOn = held.waitingSince !== null && patch.status === held.status && held.lastSide === "customer"
  return recent && waitsOn ? { ...decided, patch: { ...patch, updatedAt: held.updatedAt } } : decided
}

function idsOf(all: Saying[]): string[] {
  return [...new Set(all.map(({ conversationId }) => conversationId))]
}
