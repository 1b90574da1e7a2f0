import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { change } from "./change.ts"
import { afterStaffReplied, afterStatusChanged, checkTransition, previewOf } from "./conversation.ts"
import type { BindAttachments } from "./open.ts"
import { refuseStale } from "./stale.ts"

export type Writing = {
  conversationId: string
  messageId: string
  body: string
  attachmentIds: string[]
  basedOn: number
  anyway: boolean
  then: "stay" | "resolve"
}

/**
 * An agent's answer to the customer. It stops with `stale-reply` where the customer or a colleague has written since
 * the agent last looked, so that nobody answers past each other; `anyway` sends all the same.
 */
export async function reply(ctx: Context<StaffActor>, bind: BindAttachments, w: Writing) {
  if (w.body.trim() === "" && w.attachmentIds.length === 0) throw new Refusal("empty-message", 422)
  // What the writer had seen is no part of what they ask for: "send anyway" is the same message.
  const input = { body: w.body, attachmentIds: w.attachmentIds, then: w.then }
  const files = { bind, ids: w.attachmentIds, messageId: w.messageId }
  const asked = { key: { id: w.conversationId }, requestId: w.messageId, input, files }
  return change(ctx, asked, async (held, tx) => {
    if (!w.anyway) await refuseStale(tx, held, { basedOn: w.basedOn, by: ctx.actor.id })
    const answered = afterStaffReplied(held, previewOf(w.body), ctx.now)
    const facts = [
      {
        kind: "conversation.replied",
        message: { id: w.messageId, kind: "reply" as const, body: w.body, attachmentIds: w.attachmentIds },
      },
    ]
    if (w.then === "stay")
      return { facts, patch: { ...answered, assigneeId: held.assigneeId ?? ctx.actor.id } }
    checkTransition(answered.status ?? held.status, "solved")
    const solved = { ...answered, ...afterStatusChanged({ ...held, ...answered }, "solved", ctx.now) }
    return {
      facts: [...facts, { kind: "conversation.resolved", payload: { was: held.status, withReply: true } }],
      patch: { ...solved, assigneeId: held.assigneeId ?? ctx.actor.id },
    }
  })
}
