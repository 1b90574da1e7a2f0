import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import {
  afterCustomerWrote,
  type BindAttachments,
  change,
  isOver,
  previewOf,
  type Serving,
} from "../conversations/index.ts"
import { backToUs } from "./back-to-us.ts"
import { isMissing, mayBecome } from "./request.ts"
import { itemsOf, markSent } from "./store.ts"

/**
 * The customer puts something into its place: files, or words where words were asked for. The ticket goes on waiting
 * for them while anything is missing, and comes back to us by itself with the last of it.
 * @throws Refusal `item-not-open` where it was accepted or withdrawn meanwhile
 */
export async function sendItem(
  ctx: Serving<CustomerActor>,
  bind: BindAttachments,
  s: { number: string; itemId: string; messageId: string; body: string; attachmentIds: string[] },
) {
  const files = { bind, ids: s.attachmentIds, messageId: s.messageId }
  const asked = { key: { number: s.number }, requestId: s.messageId, input: s, files }
  return change(ctx, asked, async (held, tx) => {
    const items = await itemsOf(tx, held.id)
    const item = items.find((one) => one.id === s.itemId)
    if (!item) throw notFound()
    if (isOver(held.status) || !mayBecome(item.state, "checking")) throw new Refusal("item-not-open", 409)
    const empty = item.kind === "file" ? s.attachmentIds.length === 0 : s.body.trim() === ""
    if (empty) throw new Refusal("empty-message", 422)
    await markSent(tx, { id: item.id, messageId: s.messageId, at: ctx.now })
    const left = items.filter((one) => one.id !== item.id && isMissing(one)).length
    const preview = previewOf(s.body) || previewOf(item.title)
    const facts = [
      {
        kind: "message.received",
        message: { id: s.messageId, kind: "reply" as const, body: s.body, attachmentIds: s.attachmentIds },
      },
      { kind: "document.sent", payload: { itemId: item.id, place: item.place, left } },
    ]
    // More of what is being checked already, or one of several: we have nothing to answer yet.
    if (left > 0 || !isMissing(item))
      return { facts, patch: { preview, lastSide: "customer", updatedAt: ctx.now } }
    return {
      facts: [...facts, ...backToUs(held, "documents-complete")],
      patch: {
        ...afterCustomerWrote(held, preview, ctx),
        status: held.status === "new" ? "new" : "open",
      },
    }
  })
}
