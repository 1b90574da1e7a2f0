import { Refusal } from "@veridesk/contract/errors.ts"
import type { Withdrawn } from "@veridesk/contract/mail/outbox.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import * as conversations from "../../../conversations/index.ts"
import type { Db } from "../../../platform/db/connect.ts"
import { dedupeKeyOf } from "../on-events.ts"
import { aboutMessages } from "../store.ts"
import { keepWithdrawn, mailOfKey, textOf, withdrawWaiting } from "./store.ts"

export type WithdrawDeps = {
  undoMs: number
  /** What somebody reads live has been said, and can't be taken back. */
  isLive: (tx: Db, conversationId: string) => Promise<boolean>
}

/**
 * Takes an answer back while its mail waits, which is for as long as `undoMs` after it was written. Its text goes back to
 * whoever wrote it. @throws Refusal `mail-too-late`
 */
export async function withdrawReply(
  ctx: conversations.Serving<StaffActor>,
  d: WithdrawDeps,
  w: { conversationId: string; messageId: string; requestId: string },
): Promise<Withdrawn & { done: conversations.Appended }> {
  const done = await conversations.withdraw(ctx, {
    ...w,
    takeBack: async (tx, message) => {
      if (await d.isLive(tx, message.conversationId)) throw new Refusal("mail-too-late", 409)
      const left = message.createdAt.getTime() + d.undoMs - ctx.now.getTime()
      await takeBack(tx, { ...message, messageId: w.messageId, now: ctx.now, inTime: left > 0 })
    },
  })
  const [text, about] = await Promise.all([textOf(ctx.db, w.messageId), aboutMessages(ctx.db, [w.messageId])])
  return {
    conversationId: done.conversationId,
    text: text ?? "",
    cc: about.get(w.messageId)?.cc ?? [],
    done,
  }
}

/** Its mail may not have been asked for yet: then a mark takes its place, and it never is. */
async function takeBack(
  tx: Db,
  o: { conversationId: string; seq: number; messageId: string; now: Date; inTime: boolean },
): Promise<void> {
  const key = dedupeKeyOf(o)
  if (o.inTime) await keepWithdrawn(tx, { ...o, key })
  await withdrawWaiting(tx, key, o.now)
  const state = await mailOfKey(tx, key)
  if (state !== "withdrawn" && state !== "suppressed") throw new Refusal("mail-too-late", 409)
}
