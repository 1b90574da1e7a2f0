import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { change } from "./change.ts"
import type { BindAttachments } from "./open.ts"
import type { Writing } from "./reply.ts"

/** An internal note: for colleagues only, it changes neither the wait nor the clock and is never stale. */
export async function addNote(ctx: Context<StaffActor>, bind: BindAttachments, w: Writing) {
  if (w.body.trim() === "" && w.attachmentIds.length === 0) throw new Refusal("empty-message", 422)
  return change(
    ctx,
    {
      key: { id: w.conversationId },
      requestId: w.messageId,
      input: { body: w.body, attachmentIds: w.attachmentIds },
      files: { bind, ids: w.attachmentIds, messageId: w.messageId },
    },
    () => ({
      facts: [
        {
          kind: "note.added",
          message: { id: w.messageId, kind: "note", body: w.body, attachmentIds: w.attachmentIds },
        },
      ],
      patch: { updatedAt: ctx.now },
    }),
  )
}
