import type { StaffActor } from "@veridesk/contract/people.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Context } from "../platform/context.ts"
import type { ChatDeps } from "./deps.ts"
import { join } from "./join.ts"
import { onChat } from "./on-chat.ts"
import { checkMayTakeOver } from "./transfer.ts"

/** Takes a live conversation from whoever has it, or out of its turn, with the reason as a note. */
export async function takeOver(
  d: ChatDeps,
  ctx: Context<StaffActor>,
  o: { conversationId: string; requestId: string; reason: string },
) {
  const { conversationId, requestId, reason } = o
  return onChat(ctx, { conversationId, requestId, input: { takeOver: reason } }, async (held, chat, tx) => {
    checkMayTakeOver(held, chat, ctx.actor)
    if (chat.phase === "active" && chat.agentId === ctx.actor.id) return { chat: {} }
    const joined = await join(d, ctx, { tx, held, chat })
    const why = { kind: "note.added", message: { id: newId(), kind: "note" as const, body: reason } }
    const left = { kind: "chat.left", payload: { was: chat.agentId, why: "taken-over" } }
    return {
      ...joined,
      facts: [
        ...(reason === "" ? [] : [why]),
        ...(chat.phase === "active" ? [left] : []),
        ...(joined.facts ?? []),
      ],
    }
  })
}
