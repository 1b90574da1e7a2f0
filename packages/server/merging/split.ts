import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { changeTogether, mergedAway, openBeside, type Serving } from "../conversations/index.ts"
import { insertSplit, splittable } from "./store.ts"

/**
 * Makes some messages of a conversation a matter of their own: a new conversation with its own number that refers to
 * them. The originals stay untouched and are marked where they stand; merging it back takes the mark off.
 */
export async function split(
  ctx: Serving<StaffActor>,
  s: { sourceId: string; requestId: string; messageIds: string[]; subject: string },
): Promise<{ conversationId: string; number: string }> {
  const asked = { ids: [s.sourceId], requestId: s.requestId, input: s }
  return changeTogether(ctx, asked, async ([source], tx) => {
    if (!source) throw new TypeError("a split has a source")
    if (source.mergedInto) throw mergedAway(source)
    const wanted = [...new Set(s.messageIds)]
    const messages = await splittable(tx, { sourceId: source.id, messageIds: wanted })
    if (messages.length < wanted.length) throw new Refusal("not-splittable", 409)
    const messageIds = messages.map((message) => message.id)
    const part = await openBeside(tx, {
      source,
      actor: ctx.actor,
      now: ctx.now,
      replyClock: ctx.replyClock,
      subject: s.subject,
      preview: messages.at(-1)?.body ?? "",
      payload: { splitFrom: { number: source.number, conversationId: source.id, messageIds } },
    })
    await insertSplit(tx, {
      id: newId(),
      sourceId: source.id,
      targetId: part.id,
      messageIds,
      by: ctx.actor.id,
      at: ctx.now,
    })
    const payload = { number: part.number, conversationId: part.id, messageIds }
    return {
      result: { conversationId: part.id, number: part.number },
      each: [
        {
          held: source,
          facts: [{ kind: "conversation.split", payload }],
          patch: { updatedAt: ctx.now },
        },
      ],
    }
  })
}
