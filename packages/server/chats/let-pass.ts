import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { noteMissed } from "./agents/store.ts"
import type { Chat } from "./chat.ts"
import { type ChatDecision, onChat } from "./on-chat.ts"

/** So many offers that nobody answered mean that nobody is there. */
const MOST_MISSED = 2

/** "Not me": it is offered to the next one at once. @throws Refusal `offer-over` */
export async function decline(ctx: Context<StaffActor>, o: { conversationId: string; requestId: string }) {
  return onChat(ctx, { ...o, input: "decline" }, (_held, chat) => {
    if (chat.phase !== "queued" || chat.offeredTo !== ctx.actor.id) throw new Refusal("offer-over", 409)
    return takenBack(chat, "declined")
  })
}

/** Nobody answered in time. Whoever lets two pass counts as away, and is told. */
export async function expire(tx: Db, chat: Chat): Promise<ChatDecision> {
  if (chat.offeredTo) await noteMissed(tx, chat.offeredTo, MOST_MISSED)
  return takenBack(chat, "missed")
}

function takenBack(chat: Chat, why: "declined" | "missed"): ChatDecision {
  return {
    facts: [{ kind: "chat.offer-over", payload: { was: chat.offeredTo, why } }],
    chat: {
      offeredTo: null,
      offeredUntil: null,
      declinedBy: chat.offeredTo ? [...chat.declinedBy, chat.offeredTo] : chat.declinedBy,
      actsAt: chat.keptUntil,
    },
  }
}
