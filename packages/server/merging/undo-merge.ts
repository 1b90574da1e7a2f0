import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { changeTogether } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import { afterReleased } from "./overlay.ts"
import { cameLater, endMerge, mergeById } from "./store.ts"

/**
 * Takes a merge off again: the source stands as it stood before, its wait and its promise included. What the customer
 * wrote meanwhile under its number stays where it was answered; the events of both name it.
 */
export async function undoMerge(
  ctx: Context<StaffActor>,
  u: { mergeId: string; requestId: string },
): Promise<{ mergeId: string }> {
  const known = await mergeById(ctx.db, u.mergeId)
  if (!known) throw notFound()
  const ids = [known.sourceId, known.targetId]
  return changeTogether(ctx, { ids, requestId: u.requestId, input: u }, async ([source, target], tx) => {
    if (!source || !target) throw new TypeError("a merge has two sides")
    const stayed = await cameLater(tx, { number: source.number, targetId: target.id, since: known.at })
    const ended = await endMerge(tx, { id: known.id, by: ctx.actor.id, at: ctx.now })
    if (!ended) throw new Refusal("already-undone", 409)
    const { mergeId } = u
    return {
      result: { mergeId },
      each: [
        {
          held: source,
          facts: [
            {
              kind: "conversation.unmerged",
              payload: { mergeId, number: target.number, conversationId: target.id, stayed },
            },
          ],
          patch: { ...known.sourceWas, mergedInto: null, updatedAt: ctx.now },
        },
        {
          held: target,
          facts: [
            {
              kind: "conversation.released",
              payload: { mergeId, number: source.number, conversationId: source.id, stayed },
            },
          ],
          patch: afterReleased(target, { was: known.targetWas, is: known.targetIs }, ctx.now),
        },
      ],
    }
  })
}
