import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { digestOf } from "../platform/events/chain.ts"
import { change } from "./change.ts"
import { isHeldByLaw, messagesByIds, rewriteMessage } from "./store.ts"

/**
 * Edits an internal note; its author and leads may. The editor names the version they saw: where somebody saved
 * in between, it is refused with `changed-meanwhile` and what stands there now, and nothing is overwritten.
 * Every version's digest stays in the log. What is held by law keeps its texts: whoever knows better writes a further note.
 * @throws Refusal `held-by-law`
 */
export async function editNote(
  ctx: Context<StaffActor>,
  e: { conversationId: string; messageId: string; requestId: string; body: string; version: number },
) {
  if (e.body.trim() === "") throw new Refusal("empty-message", 422)
  return change(
    ctx,
    { key: { id: e.conversationId }, requestId: e.requestId, input: e },
    async (held, tx) => {
      const [note] = await messagesByIds(tx, [e.messageId])
      if (!note || note.conversationId !== held.id || note.kind !== "note") throw notFound()
      if (note.authorId !== ctx.actor.id && ctx.actor.role === "agent") throw new Refusal("not-yours", 403)
      if (await isHeldByLaw(tx, held.id)) throw new Refusal("held-by-law", 409)
      const { salt, digest } = digestOf(e.body)
      const saved = await rewriteMessage(tx, {
        id: note.id,
        version: e.version,
        body: e.body,
        salt,
        at: ctx.now,
      })
      if (!saved)
        throw new Refusal("changed-meanwhile", 409, {
          detail: { messageId: note.id, version: note.version, body: note.body },
        })
      return {
        facts: [{ kind: "note.edited", payload: { messageId: note.id, version: e.version + 1, digest } }],
        patch: { updatedAt: ctx.now },
      }
    },
  )
}
