import { notFound } from "@veridesk/contract/errors.ts"
import type { Actor } from "@veridesk/contract/people.ts"
import { change, changeWithin, type Decision, type Held } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import type { Chat } from "./chat.ts"
import { chatOf, putChats } from "./store.ts"

export type ChatDecision = Partial<Decision> & { chat: Partial<Chat> }
export type DecideChat = (held: Held, chat: Chat, tx: Db) => ChatDecision | Promise<ChatDecision>

/**
 * The frame of every verb on a live conversation: `change` of conversations, with the row that this feature keeps beside
 * it, read and written under the same lock. Whoever may not reach the conversation, or reaches one that never was live,
 * finds nothing.
 */
export async function onChat(
  ctx: Context,
  o: { conversationId: string; requestId: string; input: unknown },
  decide: DecideChat,
) {
  const { conversationId: id, requestId, input } = o
  return change(ctx, { key: { id }, requestId, input }, (held, tx) => within(tx, held, decide))
}

/** The same for what happens by itself, in a transaction that the caller holds. */
export async function onChatWithin(
  tx: Db,
  o: { actor: Actor; now: Date; conversationId: string },
  decide: DecideChat,
) {
  const { actor, now, conversationId: id } = o
  return changeWithin(tx, { actor, now, key: { id } }, (held) => within(tx, held, decide))
}

async function within(tx: Db, held: Held, decide: DecideChat): Promise<Decision> {
  const chat = await chatOf(tx, held.id)
  if (!chat) throw notFound()
  const { facts = [], patch = {}, chat: changed } = await decide(held, chat, tx)
  if (Object.keys(changed).length > 0) await putChats(tx, [{ ...chat, ...changed }])
  return { facts, patch }
}

/** Who acts where nobody does. */
export const LINE = { realm: "system", id: null, name: "line" } as const
