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
import { appendMany, appendUnchanged, type Change, seeSeveral } from "./together/store.ts"

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
  /** The same as `load` with nothing held; `version` changes with the row. */
  see(db: Db, conversationIds: string[]): Promise<Map<string, { beside: C; version: string }>>
  /** Parts of a statement of `appendUnchanged`: its join, and `keep` of the conversations that it holds. */
  unchanged: RawBuilder<unknown>
  keepingHeld(changed: C[]): RawBuilder<unknown>
}

const MOST = 64
const LANES = 4

/**
 * Makes the verb by which a customer says something in a live conversation. What many say at the same moment shares a
 * statement and a commit, so a message costs a part of one; each is durable when it answers, and a retry under the same
 * id gives the first answer. Rows are read without a lock and written where they are still as they were read, which
 * takes two turns to the database; whatever somebody else has changed meanwhile is done again under a lock.
 * @throws Refusal `empty-message`, `request-reused`, and whatever `beside` refuses
 */
export function makeSay<C>(o: {
  db: Db
  clock: Clock
  announce: () => void
  replyClock: ReplyClock
  bind: BindAttachments
  beside: Beside<C>
  /** Told of what is stored now, so that whoever looks on here needs no reading of it. */
  stored?: (rows: TimelineRow[]) => void
}): Say {
  const together = grouped(writeAtOnce, { most: MOST, lanes: LANES })
  return async (saying) => {
    checkNotEmpty(saying.message)
    // Files are bound in the same transaction and may be refused, which must be nobody else's trouble.
    const alone = saying.message.attachmentIds.length > 0
    const outcome = alone ? (await write([saying]))[0] : await together(saying)
    if (outcome instanceof Error) throw outcome
    if (!outcome || outcome === "merged") return sayWhereItGoesOn(saying)
    o.announce()
    return outcome
  }

  async function writeAtOnce(all: Saying[]): Promise<Outcome[]> {
    const now = o.clock()
    const ids = idsOf(all)
    const [seen, besides] = await Promise.all([seeSeveral(o.db, ids), o.beside.see(o.db, ids)])
    const batch = new Batch<C>(seen, [], new Map([...besides].map(([id, { beside }]) => [id, beside])))
    const outcomes = all.map((saying) => say(batch, saying, now))
    const changes = seen.flatMap((held) => {
      const change = batch.changes.get(held.id)
      const besideVersion = besides.get(held.id)?.version
      return change && besideVersion ? [{ ...change, held, besideVersion }] : []
    })
    const done = changes.length > 0 ? await append(batch, changes) : new Set<string>()
    if (done.size > 0 && o.stored) o.stored(changes.filter(({ held }) => done.has(held.id)).flatMap(rowsOf))
    // What was said in a conversation that has moved on since it was read, in its order, and what may not be said: it
    // may have been said before, which is looked up only here.
    const again = all.filter(
      ({ conversationId: id }, at) =>
        (batch.changes.has(id) && !done.has(id)) ||
        outcomes[at] instanceof Error ||
        outcomes[at] === "merged",
    )
    if (again.length === 0) return outcomes
    const heldOutcomes = await write(again)
    return all.map((saying, at) => {
      const which = again.indexOf(saying)
      return (which < 0 ? outcomes[at] : heldOutcomes[which]) as Outcome
    })
  }

  /** @returns the conversations that were written; none where the database preferred somebody else, or knows a message */
  async function append(
    batch: Batch<C>,
    changes: Parameters<typeof appendUnchanged>[1],
  ): Promise<Set<string>> {
    const ids = new Set(changes.map(({ held }) => held.id))
    const changed = [...batch.besides].flatMap(([id, beside]) => (ids.has(id) ? [beside] : []))
    try {
      return await appendUnchanged(o.db, changes, {
        join: o.beside.unchanged,
        keep: o.beside.keepingHeld(changed),
      })
    } catch (error) {
      if (isLost(error) || isMessageIdTaken(error)) return new Set()
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
      const decided = receiving(held, message, { now, replyClock: o.replyClock })
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

function idsOf(all: Saying[]): string[] {
  return [...new Set(all.map(({ conversationId }) => conversationId))]
}
