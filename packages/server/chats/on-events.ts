import type { Held } from "../conversations/index.ts"
import type { StoredEvent } from "../platform/events/event.ts"
import type { Db } from "../platform/db/connect.ts"
import type { Listener } from "../platform/events/reader.ts"
import { enteringLine, ending, idleAfterReply, joining } from "./chat.ts"
import type { ChatDeps } from "./deps.ts"
import { type ChatDecision, type DecideChat, LINE, onChatWithin } from "./on-chat.ts"
import { chatsOf } from "./store.ts"

const HEARD = new Set(["conversation.replied", "conversation.resolved", "conversation.assigned"])

/**
 * Follows what staff do to a live conversation by the desk's ordinary means: an answer starts the idle clock (and joins
 * whoever answered out of turn), solving it ends it, giving it to somebody or back gives the talk to them or to the line.
 */
export function makeFollowDesk(d: ChatDeps): Listener {
  return {
    wants: ({ kind, payload }) => HEARD.has(kind) && payload["by"] !== "line",
    handle: followDesk(d),
  }
}

function followDesk(d: ChatDeps): Listener["handle"] {
  return async (heard: StoredEvent[], tx: Db) => {
    const live = new Map(
      (await chatsOf(tx, [...new Set(heard.map((event) => event.conversationId))])).map((chat) => [
        chat.conversationId,
        chat,
      ]),
    )
    const names = await d.namesOf([...new Set(heard.flatMap(whoTakesIt))])
    let wrote = false
    for (const event of heard) {
      if (!live.has(event.conversationId)) continue
      const done = await onChatWithin(
        tx,
        { actor: LINE, now: event.at, conversationId: event.conversationId },
        follow({ ...d, nameOf: (id) => names.get(id) ?? "" }, event),
      )
      if (done.toSeq >= done.fromSeq) wrote = true
    }
    if (wrote) return "wrote-events"
  }
}

type Following = ChatDeps & { nameOf(staffId: string): string }

/** Who answered it, or was given it. */
function whoTakesIt({ kind, actor, payload }: StoredEvent): string[] {
  const who = kind === "conversation.replied" ? actor.id : payload["is"]
  return typeof who === "string" && kind !== "conversation.resolved" ? [who] : []
}

function follow(d: Following, event: StoredEvent): DecideChat {
  return (held, chat): ChatDecision => {
    const { at, payload } = event
    const talking = chat.phase === "queued" || chat.phase === "active"
    if (!talking || held.lastSeq < event.seq) return { chat: {} }
    if (event.kind === "conversation.resolved")
      return held.status === "solved" && payload["by"] !== "customer"
        ? {
            facts: [{ kind: "chat.ended", payload: { by: "staff", reason: "done" } }],
            chat: ending(at, { by: "staff", reason: "done" }),
          }
        : { chat: {} }
    const whose = event.kind === "conversation.replied" ? event.actor.id : (payload["is"] ?? null)
    const staffId = typeof whose === "string" ? whose : null
    if (event.kind === "conversation.replied") {
      const idle = idleAfterReply(at, d.settings.now())
      if (chat.phase === "active")
        return { chat: held.waitingSince === null && chat.conduct !== "paused" ? idle : { lastStaffAt: at } }
      return staffId
        ? { facts: [joined(d, held, staffId)], chat: { ...joining(chat, staffId, at), ...idle } }
        : { chat: {} }
    }
    if (staffId === chat.agentId && chat.phase === "active") return { chat: {} }
    if (staffId) return { facts: [joined(d, held, staffId)], chat: joining(chat, staffId, at) }
    if (chat.phase === "queued") return { chat: {} }
    return {
      facts: [{ kind: "chat.left", payload: { was: chat.agentId, why: "given-back" } }],
      chat: { ...enteringLine(at, { returned: true }), beganAtPlace: 1 },
    }
  }
}

function joined(d: Following, { teamId, locale }: Held, staffId: string) {
  return {
    kind: "chat.joined",
    payload: {
      is: staffId,
      agentName: d.nameOf(staffId),
      teamId,
      team: teamId && d.teamName(teamId, locale),
    },
  }
}
