import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import * as z from "zod"
import type { SecretKind } from "../../../portal/props-form.ts"
import { escalateByCustomer, followUp, markFixed, reopen } from "../../conversations/index.ts"
import { MOST_WORDS, REASONS, rate, skipRating } from "../../ratings/index.ts"
import type { TicketDeps } from "./deps.ts"
import { formInput } from "./form-input.ts"
import { refusalFact } from "./refusal-fact.ts"
import { type Done, type Shown, showTicket, type Turn, ticketDone } from "./ticket-page.ts"

const acts = ["follow-up", "solved", "reopen", "rate", "skip-rating", "escalate"] as const
type Act = (typeof acts)[number]
const score = z.coerce.number().int().min(1).max(5)
const reason = z.enum(REASONS)

/** What a customer can do about the whole ticket. Each is done once for its `requestId`; words are screened for secrets. */
export async function ticketAct(o: TicketDeps, turn: Turn, fields: Map<string, string[]>) {
  const input = formInput(fields)
  const act = acts.find((one) => one === input.act)
  if (!act) throw new Refusal("invalid-input", 400)
  const asked = {
    number: turn.request.params.number,
    requestId: input.requestId ?? newId(),
    text: (input.values["body"] ?? "").replace(/\r\n?/g, "\n").trim().slice(0, MOST_TEXT),
    score: score.safeParse(input.values["score"]).data ?? null,
    reasons: (fields.get("reason") ?? []).flatMap((one) => reason.safeParse(one).data ?? []),
  }
  const back = (more: Pick<Shown, "error" | "secret">): Shown => {
    if (act !== "rate") return more
    const { error = null, secret = null } = more
    return {
      rating: { score: asked.score, reasons: asked.reasons, text: secret ? "" : asked.text, error, secret },
    }
  }
  try {
    const [secret] = await o.secretsIn({ body: asked.text })
    if (secret) return await showTicket(o, turn, back({ secret: { kind: secret.kind as SecretKind } }))
    const done = await doAct(o, turn, { act, asked })
    return await ticketDone(o, turn, done)
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error
    return showTicket(o, turn, back({ error: refusalFact(error, o.site.localeOf(turn.request)) }))
  }
}

const MOST_TEXT = 10_000

type Asked = {
  number: string
  requestId: string
  text: string
  score: number | null
  reasons: (typeof REASONS)[number][]
}

/** @returns where it was done and what the page says about it afterwards */
async function doAct(
  o: TicketDeps,
  { customer }: Turn,
  { act, asked }: { act: Act; asked: Asked },
): Promise<Done> {
  const ctx = o.contextFor(customer.actor)
  const { number, requestId, text } = asked
  switch (act) {
    case "follow-up":
      return noted(await followUp(ctx, { number, requestId }), "followed-up")
    case "solved":
      return noted(await markFixed(ctx, { number, requestId }), "solved")
    case "reopen":
      return noted(await reopen(ctx, { number, requestId, messageId: newId(), reason: text }), "reopened")
    case "rate":
      if (asked.score === null) throw new Refusal("no-score", 422)
      if (text.length > MOST_WORDS) throw new Refusal("text-too-long", 422, { values: { limit: MOST_WORDS } })
      return noted(
        await rate(ctx, { number, requestId, score: asked.score, reasons: asked.reasons, text }),
        "rated",
      )
    case "skip-rating":
      return noted(await skipRating(ctx, { number, requestId }), null)
    case "escalate":
      return noted(
        await escalateByCustomer(ctx, {
          number,
          requestId,
          messageId: newId(),
          reason: text,
          teamId: complaintsTeam(o),
        }),
        "escalated",
      )
  }
}

function noted({ number }: { number: string }, notice: Done["notice"]): Done {
  return { number, notice }
}

/** Who handles what customers were not satisfied with: the complaints team where there is one. */
function complaintsTeam(o: TicketDeps): string | null {
  return o.teamIdOf("complaints") ?? o.teamIdOf("general")
}
