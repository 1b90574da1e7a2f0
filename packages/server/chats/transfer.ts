import { Refusal } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { type Held, recounted, type Serving } from "../conversations/index.ts"
import { type Chat, checkStep, enteringLine } from "./chat.ts"
import { servesTeam } from "./agents/agent.ts"
import { onChat } from "./on-chat.ts"

type Transfer = {
  conversationId: string
  requestId: string
  noteId: string
  to: { staffId: string } | { teamId: string }
  reason: string
  /** The name of whom or what it goes to, as its customer reads it. */
  nameIn(locale: Locale): string
}

/** A colleague who is asked by name has longer to answer than the line gives. */
const ASKED_BY_NAME_MS = 60_000

/**
 * Hands a live conversation on, to a person or to a team's line, where it stands in front of its class. Why is kept as an
 * internal note; the customer is told to whom, and repeats nothing.
 */
export async function transfer(ctx: Serving<StaffActor>, t: Transfer) {
  const { conversationId, requestId, noteId, to, reason, nameIn } = t
  const input = { to, reason }
  return onChat(ctx, { conversationId, requestId, input }, (held, chat) => {
    checkIsMine(chat, ctx.actor)
    checkStep(chat.phase, "queued")
    const until = new Date(ctx.now.getTime() + ASKED_BY_NAME_MS)
    const offer = "staffId" in to ? { offeredTo: to.staffId, offeredUntil: until, actsAt: until } : {}
    const teamId = "teamId" in to ? to.teamId : held.teamId
    const dueAt = recounted(held, { teamId }, ctx.replyClock)
    return {
      facts: [
        { kind: "note.added", message: { id: noteId, kind: "note" as const, body: reason } },
        { kind: "chat.transferred", payload: { by: ctx.actor.id, toName: nameIn(held.locale), ...to } },
      ],
      patch: { teamId, assigneeId: null, dueAt, updatedAt: ctx.now },
      chat: { ...enteringLine(ctx.now, { returned: true }), beganAtPlace: 1, ...offer },
    }
  })
}

/** In place of whoever has it: leads, and whoever serves that line. The other one is told, and it is in the log. */
export function checkMayTakeOver(held: Held, chat: Chat, actor: StaffActor): void {
  const leads = actor.role === "lead" || actor.role === "administrator"
  if (!leads && !servesTeam(actor, held.teamId)) throw new Refusal("forbidden", 403)
  if (chat.phase !== "active" && chat.phase !== "queued") throw new Refusal("not-possible-now", 409)
}

/** What ends it, or changes how it goes on, belongs to whoever has it, and to leads. */
export function checkIsMine(chat: Chat, actor: StaffActor): void {
  const leads = actor.role === "lead" || actor.role === "administrator"
  if (chat.agentId !== actor.id && !leads) throw new Refusal("not-yours", 403)
}
