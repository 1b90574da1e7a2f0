import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import type { ChatDeps } from "./deps.ts"
import { onChatWithin } from "./on-chat.ts"
import { chatOf } from "./store.ts"

/** Whoever goes on watching is not written down anew for so long. */
const AGAIN_AFTER_MS = 30 * 60_000
/** More looks than this at once are not remembered: the oldest is then written down sooner than it would be. */
const MOST_REMEMBERED = 10_000

const looks = new Map<string, number>()

/**
 * Writes down that somebody looks at a live conversation of somebody else. Its agent reads it in the log, its customer
 * doesn't; whose it is oneself, and who waits for anybody, is no secret and no news.
 */
export async function noteLook(d: ChatDeps, ctx: Context<StaffActor>, conversationId: string): Promise<void> {
  const { actor, now } = ctx
  const key = `${actor.id} ${conversationId}`
  if (now.getTime() - (looks.get(key) ?? 0) < AGAIN_AFTER_MS) return
  // Whoever audits writes nothing, not even this.
  if (actor.role === "auditor") return
  const isOthers = (chat: { phase: string; agentId: string | null } | null) =>
    chat?.phase === "active" && chat.agentId !== actor.id
  if (!isOthers(await chatOf(d.db, conversationId))) return
  const [oldest] = looks.keys()
  if (looks.size >= MOST_REMEMBERED && oldest) looks.delete(oldest)
  looks.set(key, now.getTime())
  await inTransaction(d.db, (tx) =>
    onChatWithin(tx, { actor, now, conversationId }, (_held, chat) => ({
      facts: isOthers(chat) ? [{ kind: "chat.watched" }] : [],
      chat: {},
    })),
  )
  d.announce()
}
