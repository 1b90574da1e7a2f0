import { randomInt } from "node:crypto"
import { newId } from "@veridesk/contract/ids.ts"
import type { Actor, IdentityLevel } from "@veridesk/contract/people.ts"
import { makeTicketNumber } from "@veridesk/contract/ticket-number.ts"
import type { Db } from "../platform/db/connect.ts"
import { grouped } from "../platform/db/grouped.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { GENESIS } from "../platform/events/chain.ts"
import { fingerprintOf } from "../platform/writes/fingerprint.ts"
import { answerOf } from "../platform/writes/once.ts"
import { chainFacts, type Fact, standingOf } from "./append.ts"
import { type Conversation, previewOf } from "./conversation.ts"
import type { ReplyClock } from "./reply-clock.ts"
import { insertOpened, type Opened } from "./store.ts"

export type Opening = {
  requestId: string
  brandId: string
  customerId: string
  identityLevel: IdentityLevel
  channel: string
  form: { key: string; version: number }
  fields: Record<string, unknown>
  subject: string
  locale: "en" | "zh-CN"
  priority: number
  teamId: string | null
  body: string
  attachmentIds: string[]
  /** What the client asked for, for recognising a retry; without times and drawn numbers. */
  asked: unknown
  /** How the first message came, where that is more than its text. */
  received?: { messageId: string; payload: Record<string, unknown>; mostFiles?: number }
  /** What else happens at once, behind the first message. */
  further?: Fact[]
  /** What another feature keeps of it, written in the same transaction. */
  beside?: (tx: Db, conversationId: string) => Promise<void>
}

export type OpenResult = { conversationId: string; number: string }
export type Open = (ctx: { actor: Actor; now: Date }, opening: Opening) => Promise<OpenResult>

/** Binds uploaded files to the message that brings them, in the transaction that writes it. */
export type BindAttachments = (
  tx: Db,
  o: { ids: string[]; actor: Actor; conversationId: string; messageId: string; most?: number },
) => Promise<void>

const TRIES = 5

/**
 * Makes the verb that opens a conversation: number, row, first message, two events and idempotency key, durable when
 * it answers. Openings that arrive together share a statement and a commit; one with files, or with something another
 * feature keeps of it, has a transaction of its own.
 */
export function makeOpen(o: {
  db: Db
  announce: () => void
  bindAttachments: BindAttachments
  replyClock: ReplyClock
}): Open {
  const write = grouped<Opened, boolean>(
    async (all) => {
      const fresh = await insertOpened(o.db, all)
      return all.map((one) => fresh.has(one.writeKey))
    },
    { most: 64, lanes: 1 },
  )
  const inFlight = new Map<string, Promise<OpenResult>>()

  return async (ctx, opening) => {
    // Twice the same key at the same moment in this process: both wait for the one write.
    const slot = `${opening.customerId}:${opening.requestId}`
    const running = inFlight.get(slot)
    if (running) await running.catch(() => undefined)
    const work = open(ctx, opening)
    inFlight.set(slot, work)
    try {
      return await work
    } finally {
      if (inFlight.get(slot) === work) inFlight.delete(slot)
    }
  }

  async function open(ctx: { actor: Actor; now: Date }, opening: Opening): Promise<OpenResult> {
    for (let attempt = 1; ; attempt += 1) {
      const prepared = prepare({ ...ctx, replyClock: o.replyClock }, opening)
      try {
        const fresh =
          opening.attachmentIds.length > 0 || opening.beside
            ? await withMore(ctx.actor, prepared, opening)
            : await write(prepared)
        if (!fresh)
          return await answerOf(o.db, {
            actorId: opening.customerId,
            key: opening.requestId,
            fingerprint: prepared.fingerprint,
          })
        o.announce()
        return { conversationId: prepared.conversation.id, number: prepared.conversation.number }
      } catch (error) {
        if (attempt === TRIES || (error as { constraint?: string }).constraint !== "conversations_number")
          throw error
      }
    }
  }

  async function withMore(actor: Actor, prepared: Opened, opening: Opening): Promise<boolean> {
    return inTransaction(o.db, async (tx) => {
      const fresh = await insertOpened(tx, [prepared])
      if (fresh.size === 0) return false
      await opening.beside?.(tx, prepared.conversation.id)
      if (opening.attachmentIds.length === 0) return true
      const messageId = prepared.messages[0]?.id as string
      await o.bindAttachments(tx, {
        ids: opening.attachmentIds,
        actor,
        conversationId: prepared.conversation.id,
        messageId,
        ...(opening.received?.mostFiles && { most: opening.received.mostFiles }),
      })
      return true
    })
  }
}

/** Everything that can be known before the statement: id, number, clock, seq 1 and 2 and their hashes. */
function prepare(ctx: { actor: Actor; now: Date; replyClock: ReplyClock }, opening: Opening): Opened {
  const { now } = ctx
  const {
    form,
    asked,
    attachmentIds,
    requestId,
    body,
    further = [],
    beside: _beside,
    received,
    ...given
  } = opening
  const conversation: Conversation = {
    ...given,
    id: newId(),
    number: makeTicketNumber(randomInt(100_000_000, 1_000_000_000)),
    formKey: form.key,
    formVersion: form.version,
    status: "new",
    statusKey: null,
    assigneeId: null,
    preview: previewOf(body || opening.subject),
    lastSide: "customer",
    waitingSince: now,
    dueAt: ctx.replyClock.due({ ...given, formKey: form.key, firstReplyAt: null }, now),
    replyLeftMs: null,
    firstReplyAt: null,
    solvedAt: null,
    followUps: 0,
    lastFollowUpAt: null,
    waitingOn: null,
    escalatedAt: null,
    lastSeq: 2 + further.length,
    mergedInto: null,
    createdAt: now,
    updatedAt: now,
  }
  const facts: Fact[] = [
    {
      kind: "conversation.opened",
      payload: {
        number: conversation.number,
        channel: opening.channel,
        form: form.key,
        version: form.version,
        priority: opening.priority,
        identityLevel: opening.identityLevel,
        fields: fingerprintOf(opening.fields).toString("hex"),
      },
    },
    {
      kind: "message.received",
      ...(received && { payload: received.payload }),
      message: { id: received?.messageId ?? newId(), kind: "reply", body, attachmentIds },
    },
    ...further,
  ]
  const chained = chainFacts({
    conversation: { id: conversation.id, lastSeq: 0 },
    prevHash: GENESIS,
    actor: ctx.actor,
    now,
    facts,
    shift: { from: null, to: standingOf(conversation) },
  })
  return {
    writeKey: requestId,
    actorId: opening.customerId,
    fingerprint: fingerprintOf(asked),
    conversation,
    chainHead: chained.events.at(-1)?.hash as Buffer,
    ...chained,
  }
}
