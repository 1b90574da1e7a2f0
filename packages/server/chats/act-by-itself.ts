import type { Held } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { type Chat, enteringLine, idleWarned } from "./chat.ts"
import type { ChatDeps } from "./deps.ts"
import { becomingTicket, ended } from "./end.ts"
import { expire } from "./let-pass.ts"
import { type ChatDecision, LINE, onChatWithin } from "./on-chat.ts"
import { deserted, dueChats } from "./store.ts"

const MOST_AT_ONCE = 50

/**
 * Does what is due by itself: offers that nobody answered go to the next one, a silent customer is warned and then let
 * go, a place that was kept for a day becomes a ticket, and whoever waits for an agent who is gone goes back to the front
 * of the line. @returns whether anything was due: a warning changes what both sides see, and no event says so
 */
export async function actByItself(d: ChatDeps): Promise<boolean> {
  const now = d.clock()
  const due = await dueChats(d.db, now, MOST_AT_ONCE)
  const left = await deserted(d.db, now)
  let wrote = false
  for (const id of new Set([...due, ...left])) {
    const gone = left.includes(id)
    const done = await inTransaction(d.db, (tx) =>
      onChatWithin(tx, { actor: LINE, now, conversationId: id }, (held, chat) =>
        gone && chat.phase === "active" ? backToLine(chat, now) : whatIsDue(d, { tx, held, chat, now }),
      ),
    )
    if (done.toSeq >= done.fromSeq) wrote = true
  }
  if (wrote) d.announce()
  return due.length + left.length > 0
}

async function whatIsDue(
  d: ChatDeps,
  o: { tx: Db; held: Held; chat: Chat; now: Date },
): Promise<ChatDecision> {
  const { tx, held, chat, now } = o
  const settings = d.settings.now()
  const counting = { now, replyClock: d.replyClock }
  if (chat.actsAt === null || chat.actsAt > now) return { chat: {} }
  if (chat.phase === "queued") {
    if (chat.offeredUntil && chat.offeredUntil <= now) return expire(tx, chat)
    return chat.keptUntil <= now
      ? becomingTicket(held, chat, { ...counting, by: "system" })
      : { chat: { actsAt: chat.offeredUntil ?? chat.keptUntil } }
  }
  if (chat.phase !== "active") return { chat: { actsAt: null } }
  if (chat.conduct === "paused" && chat.pausedUntil && chat.pausedUntil <= now)
    return { facts: [{ kind: "chat.resumed" }], chat: { conduct: "warned", pausedUntil: null, actsAt: null } }
  if (chat.closesAt === null) return { chat: idleWarned(chat, settings) }
  if (chat.closesAt > now) return { chat: { actsAt: chat.closesAt } }
  // Where an account may be taken over, silence ends nothing.
  if (chat.risk === "security") return becomingTicket(held, chat, { ...counting, by: "system" })
  return ended(held, chat, { ...counting, by: "idle", reason: "no-answer" })
}

/** Its agent is gone while the customer waits for an answer: the front of the line, and the truth. */
function backToLine(chat: Chat, now: Date): ChatDecision {
  return {
    facts: [{ kind: "chat.left", payload: { was: chat.agentId, why: "gone" } }],
    patch: { assigneeId: null, updatedAt: now },
    chat: { ...enteringLine(now, { returned: true }), beganAtPlace: 1 },
  }
}
