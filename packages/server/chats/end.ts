import { Refusal } from "@veridesk/contract/errors.ts"
import type { Actor, CustomerActor, StaffActor } from "@veridesk/contract/people.ts"
import {
  afterStatusChanged,
  type Fact,
  type Held,
  isOver,
  type ReplyClock,
  type Serving,
} from "../conversations/index.ts"
import { asTicket, type Chat, checkConduct, checkStep, ending } from "./chat.ts"
import { type ChatDecision, onChat } from "./on-chat.ts"
import { checkIsMine } from "./transfer.ts"

type Asked = { conversationId: string; requestId: string }

/** It is done: the matter counts as solved, and its customer can go on within a day. */
export async function end(ctx: Serving<StaffActor | CustomerActor>, o: Asked) {
  const { actor } = ctx
  return onChat(ctx, { ...o, input: "end" }, (held, chat) => {
    if (actor.realm === "staff") checkIsMine(chat, actor)
    return ended(held, chat, { ...ctx, by: actor.realm, reason: "done" })
  })
}

/** The end for conduct, with the reason as a note; only after a warning, never where an account may be taken over. */
export async function endForConduct(ctx: Serving<StaffActor>, o: Asked & { noteId: string; reason: string }) {
  const { noteId, reason, ...asked } = o
  return onChat(ctx, { ...asked, input: { conduct: reason } }, (held, chat) => {
    checkIsMine(chat, ctx.actor)
    checkConduct(chat, "end")
    const why = { kind: "note.added", message: { id: noteId, kind: "note" as const, body: reason } }
    const done = ended(held, chat, { ...ctx, by: "staff", reason: "conduct" })
    return { ...done, facts: [why, ...(done.facts ?? [])] }
  })
}

/** The same conversation goes on as a ticket, all that was said in its place, answered within the ticket's promise. */
export async function turnIntoTicket(ctx: Serving<StaffActor | CustomerActor>, o: Asked) {
  const { actor } = ctx
  return onChat(ctx, { ...o, input: "ticket" }, (held, chat) => {
    if (chat.phase === "ticket") return { chat: {} }
    if (actor.realm === "staff" && chat.phase === "active") checkIsMine(chat, actor)
    return becomingTicket(held, chat, { ...ctx, by: actor.realm })
  })
}

type Counting = { now: Date; replyClock: ReplyClock }

export function ended(
  held: Held,
  chat: Chat,
  o: Counting & { by: "staff" | "customer" | "idle"; reason: NonNullable<Chat["endReason"]> },
): ChatDecision {
  if (chat.phase === "ended" || chat.phase === "ticket") throw new Refusal("not-possible-now", 409)
  checkStep(chat.phase, "ended")
  const over = isOver(held.status)
  const solved: Fact[] = over
    ? []
    : [{ kind: "conversation.resolved", payload: { was: held.status, by: o.by === "idle" ? "line" : o.by } }]
  return {
    facts: [{ kind: "chat.ended", payload: { by: o.by, reason: o.reason } }, ...solved],
    patch: over ? {} : afterStatusChanged(held, "solved", o),
    chat: ending(o.now, { by: o.by, reason: o.reason }),
  }
}

export function becomingTicket(held: Held, chat: Chat, o: Counting & { by: Actor["realm"] }): ChatDecision {
  checkStep(chat.phase, "ticket")
  // Whoever waits keeps their place in time: the wait goes on from where it began.
  const patch = isOver(held.status) || held.waitingSince === null ? afterStatusChanged(held, "open", o) : {}
  const reopened: Fact[] = isOver(held.status)
    ? [{ kind: "conversation.reopened", payload: { was: held.status, is: "open", by: o.by } }]
    : []
  return {
    facts: [...reopened, { kind: "chat.to-ticket", payload: { by: o.by } }],
    patch: { updatedAt: o.now, ...patch },
    chat: asTicket,
  }
}
