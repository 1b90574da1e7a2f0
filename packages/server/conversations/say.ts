import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import { grouped } from "../platform/db/grouped.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { chainOnto } from "./append.ts"
import type { Decision } from "./change.ts"
import type { BindAttachments } from "./open.ts"
import { checkNotEmpty, type FromCustomer, receive, receiving } from "./receive.ts"
import type { ReplyClock } from "./reply-clock.ts"
import {
  appendMany,
  type Held,
  holdSeveral,
  messagesByIds,
  type StoredMessage,
  type TimelineRow,
} from "./store.ts"

export type Saying = { actor: CustomerActor; conversationId: string; message: FromCustomer }
export type SaidAt = { seq: number; at: Date }
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
}

const MOST = 64
const LANES = 2

/**
 * Makes the verb by which a customer says something in a live conversation. What many say at the same moment shares a
 * statement and a commit, so a message costs a part of one; each is durable when it answers, and a retry under the same
 * id gives the first answer.
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
  const together = grouped((all: Saying[]) => write(all), { most: MOST, lanes: LANES })
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

  async function write(all: Saying[]): Promise<Outcome[]> {
    let written: Change[] = []
    const outcomes = await inTransaction(o.db, async (tx) => {
      written = []
      const now = o.clock()
      const ids = [...new Set(all.map(({ conversationId }) => conversationId))]
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

type Change = Parameters<typeof appendMany>[1][number]
type Outcome = SaidAt | Refusal | "merged"

/** A retry is told of the first time; another text under the same id is somebody's mistake. */
function saidBefore(
  before: StoredMessage,
  { conversationId, message }: Pick<Saying, "conversationId" | "message">,
): Outcome {
  const same =
    before.conversationId === conversationId && before.side === "customer" && before.body === message.body
  return same ? { seq: before.seq, at: before.createdAt } : new Refusal("request-reused", 422)
}

function isNew<C>(outcome: Outcome | undefined, batch: Batch<C>): boolean {
  return typeof outcome === "object" && !(outcome instanceof Error) && batch.written.has(outcome)
}

/** The conversations of one commit, as they stand after what was said in them so far. */
class Batch<C> {
  readonly held: Map<string, Held>
  readonly known: Map<string, StoredMessage>
  readonly changes = new Map<string, Change>()
  readonly besides = new Map<string, C>()
  readonly written = new Set<SaidAt>()
  #loaded: Map<string, C>

  constructor(held: Held[], known: StoredMessage[], loaded: Map<string, C>) {
    this.held = new Map(held.map((row) => [row.id, row]))
    this.known = new Map(known.map((row) => [row.id, row]))
    this.#loaded = loaded
  }

  besideOf(conversationId: string): C | undefined {
    return this.besides.get(conversationId) ?? this.#loaded.get(conversationId)
  }

  add(
    held: Held,
    o: { actor: CustomerActor; now: Date; decided: Decision; beside: C | undefined; messageId: string },
  ): SaidAt {
    const { actor, now, decided } = o
    const more = chainOnto({ held, actor, now, ...decided })
    const before = this.changes.get(held.id)
    const said: SaidAt = {
      seq: more.messages.find(({ id }) => id === o.messageId)?.seq ?? held.lastSeq,
      at: now,
    }
    this.changes.set(held.id, {
      held: before?.held ?? held,
      events: [...(before?.events ?? []), ...more.events],
      messages: [...(before?.messages ?? []), ...more.messages],
      patch: { ...before?.patch, ...more.patch },
    })
    const last = more.events.at(-1)
    this.held.set(held.id, {
      ...held,
      ...more.patch,
      lastSeq: last?.seq ?? held.lastSeq,
      chainHead: last?.hash ?? held.chainHead,
    })
    if (o.beside !== undefined) this.besides.set(held.id, o.beside)
    for (const message of more.messages) this.known.set(message.id, stored(message, held.id, now))
    this.written.add(said)
    return said
  }
}

/** What was written of a conversation, as the timeline reads it. Files are bound elsewhere: those are read. */
function rowsOf({ held, events, messages }: Change): TimelineRow[] {
  const bySeq = new Map(messages.map((message) => [message.seq, message]))
  return events.map((event) => {
    const message = bySeq.get(event.seq)
    return {
      conversationId: held.id,
      seq: event.seq,
      kind: event.kind,
      actorRealm: message?.side ?? (event.actor.realm === "system" ? "system" : "customer"),
      actorId: event.actor.id,
      payload: event.payload,
      at: event.at,
      messageId: message?.id ?? null,
      messageKind: message?.kind ?? null,
      messageSide: message?.side ?? null,
      body: message?.body ?? null,
      version: message ? 1 : null,
      editedAt: null,
    }
  })
}

function stored(
  m: {
    id: string
    seq: number
    kind: "reply" | "note"
    side: StoredMessage["side"]
    authorId: string | null
    body: string
    salt: Buffer
  },
  conversationId: string,
  now: Date,
): StoredMessage {
  return { ...m, conversationId, version: 1, editedAt: null, createdAt: now }
}
