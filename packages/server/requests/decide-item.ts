import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { DecideItem } from "@veridesk/contract/requests.ts"
import { afterStatusChanged, change, type Decision, isOver, type Serving } from "../conversations/index.ts"
import { backToThem, backToUs } from "./back-to-us.ts"
import { type Item, isMissing, mayBecome } from "./request.ts"
import { itemsOf, markDecided } from "./store.ts"

/**
 * An agent says of one thing that it will do, that it is needed again and why, or that it is needed no more. Refused, it
 * is asked for again and the ticket waits for the customer; with the last missing one withdrawn it is our turn again.
 */
export async function decideItem(
  ctx: Serving<StaffActor>,
  d: DecideItem & { conversationId: string; itemId: string },
) {
  const { conversationId, requestId, ...input } = d
  return change(
    ctx,
    { key: { id: conversationId }, requestId, input },
    async (held, tx): Promise<Decision> => {
      const items = await itemsOf(tx, held.id)
      const item = items.find((one) => one.id === d.itemId)
      if (!item) throw notFound()
      if (item.state === d.as) return { facts: [], patch: {} }
      if (!mayBecome(item.state, d.as)) throw new Refusal("not-possible-now", 409)
      const refused = d.as === "refused"
      await markDecided(tx, {
        id: item.id,
        state: d.as,
        refusal: refused ? d.reason : null,
        refusalText: refused ? d.text : "",
        at: ctx.now,
        by: ctx.actor.id,
      })
      const fact = {
        kind: `document.${d.as}`,
        payload: { itemId: item.id, place: item.place, ...(refused && { reason: d.reason }) },
      }
      const turn = isOver(held.status) ? null : turnAfter(items, item, d.as)
      if (turn === "theirs" && held.status !== "waiting-customer")
        return {
          facts: [fact, ...backToThem(held, "document-refused")],
          patch: afterStatusChanged(held, "waiting-customer", ctx),
        }
      if (turn === "ours" && held.status === "waiting-customer")
        return {
          facts: [fact, ...backToUs(held, "documents-complete")],
          patch: afterStatusChanged(held, "open", ctx),
        }
      return { facts: [fact], patch: { updatedAt: ctx.now } }
    },
  )
}

/** Whose turn the decision makes it; null where it changes nothing about that. */
function turnAfter(items: Item[], item: Item, as: DecideItem["as"]): "ours" | "theirs" | null {
  if (as === "refused") return "theirs"
  const others = items.some((one) => one.id !== item.id && isMissing(one))
  return isMissing(item) && !others ? "ours" : null
}
