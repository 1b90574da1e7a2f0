import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { checkConduct } from "./chat.ts"
import { onChat } from "./on-chat.ts"
import { checkIsMine } from "./transfer.ts"

type Asked = { conversationId: string; requestId: string }

/** Asks the customer to stay polite; they read why and what comes next (L23). */
export async function warn(ctx: Context<StaffActor>, o: Asked) {
  return onChat(ctx, { ...o, input: "warn" }, (_held, chat) => {
    checkIsMine(chat, ctx.actor)
    checkConduct(chat, "warn")
    return { facts: [{ kind: "chat.warned" }], chat: { conduct: "warned" } }
  })
}

/** For some minutes the customer can't write; what they have written stays. */
export async function pause(ctx: Context<StaffActor>, o: Asked & { minutes: number }) {
  const { minutes, ...asked } = o
  return onChat(ctx, { ...asked, input: { pause: minutes } }, (_held, chat) => {
    checkIsMine(chat, ctx.actor)
    checkConduct(chat, "pause")
    const until = new Date(ctx.now.getTime() + minutes * 60_000)
    return {
      facts: [{ kind: "chat.paused", payload: { until: until.toISOString() } }],
      chat: { conduct: "paused", pausedUntil: until, actsAt: until, closesAt: null },
    }
  })
}

export async function unpause(ctx: Context<StaffActor>, o: Asked) {
  return onChat(ctx, { ...o, input: "unpause" }, (_held, chat) => {
    checkIsMine(chat, ctx.actor)
    if (chat.conduct !== "paused") return { chat: {} }
    return { facts: [{ kind: "chat.resumed" }], chat: { conduct: "warned", pausedUntil: null, actsAt: null } }
  })
}
