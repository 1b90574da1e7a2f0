import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { changeTogether, endOfMerges, mergedAway, withFittingLabel } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import { afterAbsorbed, afterMerged, checkMerge, standingOf } from "./overlay.ts"
import { insertMerge, isSplitOf } from "./store.ts"

/** Which types of tickets may merge, handed in by app.ts. */
export type MayMerge = (c: { formKey: string; formVersion: number }) => boolean

/**
 * Lets one conversation go on in another of the same customer, as a mark over it: its events, messages and number stay,
 * both say what happened, and undo-merge.ts takes the mark off again. A target that was merged itself stands for the
 * one in which it goes on. What was split off may always go back to where it was split from.
 */
export async function merge(
  ctx: Context<StaffActor>,
  mayMerge: MayMerge,
  m: { sourceId: string; intoId: string; requestId: string; reason: string },
): Promise<{ mergeId: string }> {
  const targetId = await endOfMerges(ctx.db, m.intoId)
  const ids = [m.sourceId, targetId]
  return changeTogether(ctx, { ids, requestId: m.requestId, input: m }, async ([source, target], tx) => {
    if (!source || !target) throw new TypeError("a merge has two sides")
    const goesBack = await isSplitOf(tx, { partId: source.id, wholeId: target.id })
    checkMerge({ source, target }, { bothMergeable: goesBack || (mayMerge(source) && mayMerge(target)) })
    // Somebody merged the target a moment ago, perhaps into this very source.
    if (target.mergedInto) throw mergedAway(target)
    const mergeId = newId()
    const absorbed = afterAbsorbed({ source, target }, ctx.now)
    await insertMerge(tx, {
      id: mergeId,
      sourceId: source.id,
      targetId: target.id,
      reason: m.reason,
      sourceWas: standingOf(source),
      targetWas: standingOf(target),
      targetIs: standingOf({ ...target, ...withFittingLabel(target, absorbed) }),
      targetSeq: target.lastSeq + 1,
      by: ctx.actor.id,
      at: ctx.now,
    })
    const toTarget = { mergeId, number: target.number, conversationId: target.id }
    const toSource = { mergeId, number: source.number, conversationId: source.id }
    return {
      result: { mergeId },
      each: [
        {
          held: source,
          facts: [{ kind: "conversation.merged", payload: toTarget }],
          patch: afterMerged(target.id, ctx.now),
        },
        {
          held: target,
          facts: [{ kind: "conversation.absorbed", payload: toSource }],
          patch: absorbed,
        },
      ],
    }
  })
}
