import { Refusal } from "@veridesk/contract/errors.ts"
import type { Beside, Held } from "../conversations/index.ts"
import { asTicket, type Chat, enteringLine, mayWrite, noLongerIdle, resumableUntil } from "./chat.ts"
import { chatsOf, hearingHeld, putChats, unchangedChats } from "./store.ts"

/**
 * What a customer's message means in a live conversation: the idle clock ends; one that was over goes back to the front of
 * the line within a day, and is a ticket after that. @throws Refusal `chat-paused`
 */
export const besideChats: Beside<Chat> = {
  load: async (tx, ids) => new Map((await chatsOf(tx, ids)).map((chat) => [chat.conversationId, chat])),
  judge(held, chat, { now, decided }) {
    if (!chat) return { decided, beside: undefined }
    if (!mayWrite(chat, now)) throw paused(chat, now)
    if (chat.phase !== "ended")
      return {
        decided,
        beside: { ...chat, lastCustomerAt: now, ...(chat.phase === "active" && noLongerIdle) },
      }
    const until = resumableUntil(chat)
    return until && until > now
      ? goingOn(held, chat, { now, decided })
      : asTicketAgain(chat, { now, decided })
  },
  keep: putChats,
  // While somebody waits or talks, and isn't asked to be silent, a message means the same whatever else changes.
  stateOf: ({ phase, conduct }) =>
    (phase === "queued" || phase === "active") && conduct !== "paused" ? phase : null,
  unchanged: unchangedChats,
  keepingHeld: hearingHeld,
}

type Decided = { now: Date; decided: Parameters<typeof besideChats.judge>[2]["decided"] }

function goingOn(held: Held, chat: Chat, { now, decided }: Decided) {
  return {
    decided: {
      facts: [
        ...decided.facts,
        { kind: "chat.queued", payload: { risk: chat.risk, again: true, was: chat.agentId } },
      ],
      // Whoever had it may not be there any more: it is given to whoever is (field.md 40).
      patch: { ...decided.patch, assigneeId: held.assigneeId === chat.agentId ? null : held.assigneeId },
    },
    beside: { ...chat, ...enteringLine(now, { returned: true }), beganAtPlace: 1, lastCustomerAt: now },
  }
}

function asTicketAgain(chat: Chat, { now, decided }: Decided) {
  return {
    decided: {
      ...decided,
      facts: [...decided.facts, { kind: "chat.to-ticket", payload: { by: "customer" } }],
    },
    beside: { ...chat, ...asTicket, lastCustomerAt: now },
  }
}

function paused({ pausedUntil }: Chat, now: Date): Refusal {
  const minutes = pausedUntil ? Math.max(1, Math.ceil((pausedUntil.getTime() - now.getTime()) / 60_000)) : 1
  return new Refusal("chat-paused", 409, { values: { minutes } })
}
