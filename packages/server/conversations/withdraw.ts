import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Db } from "../platform/db/connect.ts"
import { change } from "./change.ts"
import { type Conversation, isOver, previewOf } from "./conversation.ts"
import type { Serving } from "./reply-clock.ts"
import { type Held, markWithdrawn, messagesByIds, standingBefore } from "./store.ts"

export type Withdrawing = {
  conversationId: string
  messageId: string
  requestId: string
  /** Takes its mail back, in the same transaction. @throws Refusal `too-late` where it is on its way */
  takeBack: (tx: Db, message: { conversationId: string; seq: number; createdAt: Date }) => Promise<void>
}

/**
 * Takes an answer back that the same agent has just sent, while its mail waits. It stays in the timeline as withdrawn; its
 * customer sees that something was withdrawn and not what. The conversation stands where it stood: who waits, and until
 * when an answer is promised, counted from when they began to wait.
 * @throws Refusal `too-late` where somebody has written since
 */
export async function withdraw(ctx: Serving<StaffActor>, w: Withdrawing) {
  const { conversationId, messageId, requestId } = w
  const asked = { key: { id: conversationId }, requestId, input: { withdraw: messageId } }
  return change(ctx, asked, async (held, tx) => {
    const [message] = await messagesByIds(tx, [messageId])
    const isOwn = message?.conversationId === held.id && message.authorId === ctx.actor.id
    if (!message || !isOwn || message.kind !== "reply") throw new Refusal("not-found", 404)
    if (message.withdrawnAt) return { facts: [], patch: {} }
    await w.takeBack(tx, message)
    await markWithdrawn(tx, messageId, ctx.now)
    return {
      facts: [{ kind: "mail.withdrawn", payload: { about: messageId, seq: message.seq } }],
      patch: await asBefore(ctx, held, { tx, seq: message.seq }),
    }
  })
}

async function asBefore(
  ctx: Serving<StaffActor>,
  held: Held,
  { tx, seq }: { tx: Db; seq: number },
): Promise<Partial<Conversation>> {
  const before = await standingBefore(tx, { conversationId: held.id, seq })
  // Whoever wrote meanwhile has made the conversation theirs; only the text is taken back then.
  if (held.lastSide !== "staff") return { firstReplyAt: before.firstReplyAt, updatedAt: ctx.now }
  const { waitingSince, firstReplyAt } = before
  const was = { ...held, firstReplyAt }
  return {
    status: waitingSince || isOver(held.status) ? "open" : held.status,
    preview: previewOf(before.body ?? ""),
    lastSide: before.side ?? held.lastSide,
    waitingSince,
    dueAt: waitingSince && ctx.replyClock.due(was, waitingSince),
    replyLeftMs: null,
    firstReplyAt,
    solvedAt: null,
    updatedAt: ctx.now,
  }
}
