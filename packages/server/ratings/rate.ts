import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { change } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import { mayRate, type Reason } from "./rating.ts"
import { keepRating, ratingOf } from "./store.ts"

type Said = { number: string; requestId: string; score: number; reasons: Reason[]; text: string }

/**
 * The customer says what they thought of it. The log has score and reasons; their words are a message, of which it has
 * the digest only. @throws Refusal `rating-closed` where the ticket isn't solved
 */
export async function rate(ctx: Context<CustomerActor>, said: Said) {
  const { number, requestId, ...input } = said
  return change(ctx, { key: { number }, requestId, input }, async (held, tx) => {
    if (!mayRate(held)) throw new Refusal("rating-closed", 409)
    const before = await ratingOf(tx, held.id)
    const reasons = [...new Set(said.reasons)]
    const same =
      before?.score === said.score && before.words === said.text && String(before.reasons) === String(reasons)
    if (same) return { facts: [], patch: {} }
    const words = said.text !== "" && said.text !== before?.words
    const message = words ? { id: newId(), kind: "reply" as const, body: said.text } : null
    const messageId = message?.id ?? (said.text === "" ? null : (before?.messageId ?? null))
    await keepRating(tx, held.id, { score: said.score, reasons, at: ctx.now, messageId })
    const was = before?.score
    return {
      facts: [
        {
          kind: "conversation.rated",
          payload: { score: said.score, reasons, ...(was && { wasScore: was }) },
          ...(message && { message }),
        },
      ],
      patch: {},
    }
  })
}

/** They would rather not: they are not asked again, and can still say it on the page. */
export async function skipRating(ctx: Context<CustomerActor>, s: { number: string; requestId: string }) {
  return change(
    ctx,
    { key: { number: s.number }, requestId: s.requestId, input: "skip-rating" },
    async (held, tx) => {
      if (mayRate(held) && !(await ratingOf(tx, held.id)))
        await keepRating(tx, held.id, { score: null, reasons: [], at: ctx.now, messageId: null })
      return { facts: [], patch: {} }
    },
  )
}
