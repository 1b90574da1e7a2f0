import type { ChatAct } from "@veridesk/contract/chat/widget.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import { end, goOn, markRated, stillHere, turnIntoTicket } from "../../chats/index.ts"
import { escalateByCustomer, readable } from "../../conversations/index.ts"
import { rate } from "../../ratings/index.ts"
import type { DoorDeps } from "./door-deps.ts"

type Act = Exclude<ChatAct, { act: "typing" | "read" }>

/** What a customer does to their live conversation. */
export async function actInChat(
  o: DoorDeps,
  actor: CustomerActor,
  { conversationId, act }: { conversationId: string; act: Act },
): Promise<void> {
  const ctx = o.contextFor(actor)
  const which = { conversationId, requestId: act.requestId }
  switch (act.act) {
    case "end":
      await end(ctx, which)
      break
    case "ticket":
      await turnIntoTicket(ctx, which)
      break
    case "resume":
      await goOn(ctx, which)
      break
    case "here":
      await stillHere(ctx, o.chats.settings, which)
      // No event says so, and both sides see the countdown.
      o.chats.line.touch()
      break
    case "rate":
      await rateChat(o, actor, { conversationId, act })
  }
  await o.chats.serve()
}

/** What they thought of it; a poor one may go to somebody else at once. Their words are screened like any other. */
async function rateChat(
  o: DoorDeps,
  actor: CustomerActor,
  { conversationId, act }: { conversationId: string; act: Extract<Act, { act: "rate" }> },
): Promise<void> {
  const ctx = o.contextFor(actor)
  const text = act.text.trim()
  const secrets = await o.secretsIn({ text })
  if (secrets.length > 0) throw new Refusal("secret-found", 422, { detail: secrets })
  const { number } = await readable(o.db, actor, { id: conversationId })
  const reasons = act.solved === false ? (["not-solved"] as const) : []
  await rate(ctx, { number, requestId: act.requestId, score: act.score, reasons: [...reasons], text })
  await markRated(o.db, conversationId, ctx.now)
  if (act.then !== "escalate") return
  await escalateByCustomer(ctx, {
    number,
    requestId: newId(),
    messageId: newId(),
    reason: "",
    teamId: o.teamIdOf("complaints") ?? o.teamIdOf("general"),
  })
}
