import { Refusal } from "@veridesk/contract/errors.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { afterStatusChanged, type Serving } from "../conversations/index.ts"
import { enteringLine, idleAfterReply, noLongerIdle, resumableUntil } from "./chat.ts"
import type { Settings } from "./settings/settings.ts"
import { onChat } from "./on-chat.ts"

type Asked = { conversationId: string; requestId: string }

/** "I'm still here": the idle clock begins anew (WCAG 2.2.1). */
export async function stillHere(ctx: Serving<CustomerActor>, settings: Settings, o: Asked) {
  return onChat(ctx, { ...o, input: "here" }, (_held, chat) => {
    if (chat.phase !== "active" || chat.closesAt === null) return { chat: {} }
    const { actsAt } = idleAfterReply(ctx.now, settings.now())
    return { chat: { ...noLongerIdle, lastCustomerAt: ctx.now, actsAt: actsAt ?? null } }
  })
}

/** Goes on where it ended, in front of the line, within a day. @throws Refusal `reopen-too-late` */
export async function goOn(ctx: Serving<CustomerActor>, o: Asked) {
  return onChat(ctx, { ...o, input: "resume" }, (held, chat) => {
    if (chat.phase === "queued" || chat.phase === "active") return { chat: {} }
    const until = resumableUntil(chat)
    if (!until || until < ctx.now) throw new Refusal("reopen-too-late", 409)
    return {
      facts: [
        { kind: "conversation.reopened", payload: { was: held.status, is: "open", by: "customer" } },
        { kind: "chat.queued", payload: { risk: chat.risk, again: true, was: chat.agentId } },
      ],
      patch: { ...afterStatusChanged(held, "open", ctx), assigneeId: null },
      chat: { ...enteringLine(ctx.now, { returned: true }), beganAtPlace: 1, lastCustomerAt: ctx.now },
    }
  })
}
