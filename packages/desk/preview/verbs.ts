import type { ConversationRow, MessageView, TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { WriteMessage } from "@veridesk/contract/desk-api.ts"
import type { Kept } from "./state.ts"

/*
 * What the preview does when the desk writes: the same answers as the server's, without its database.
 */

export interface Person {
  id: string
  name: string
}
export interface Done {
  row: ConversationRow
  events: TimelineEvent[]
}

export function append(
  kept: Kept,
  by: Person,
  facts: { kind: string; payload?: Record<string, unknown>; message?: MessageView }[],
): Done {
  const at = new Date().toISOString()
  const events = facts.map(({ kind, payload = {}, message = null }, i) => ({
    conversationId: kept.row.id,
    seq: kept.events.length + 1 + i,
    kind,
    at,
    actor: { realm: "staff" as const, id: by.id, name: by.name },
    payload,
    message,
  }))
  kept.events.push(...events)
  kept.row = { ...kept.row, lastSeq: kept.events.length, updatedAt: at }
  return { row: kept.row, events }
}

export function write(
  kept: Kept,
  by: Person,
  { mode, ...w }: WriteMessage & { mode: "replies" | "notes" },
): Done | { stale: number[] } {
  const before = kept.events.filter((event) => event.message?.id === w.messageId)
  if (before.length > 0) return { row: kept.row, events: before }
  const news = kept.events.filter(
    (event) => event.seq > w.basedOn && event.message && event.actor.id !== by.id,
  )
  if (mode === "replies" && !w.anyway && news.length > 0) return { stale: news.map(({ seq }) => seq) }
  const isNote = mode === "notes"
  const message: MessageView = {
    id: w.messageId,
    kind: isNote ? "note" : "reply",
    side: "staff",
    body: w.body ?? "",
    version: 1,
    editedAt: null,
    attachments: [],
  }
  const facts = [{ kind: isNote ? "note.added" : "conversation.replied", message, payload: {} }]
  if (w.then === "resolve")
    facts.push({ kind: "conversation.resolved", payload: { was: kept.row.status } } as never)
  const done = append(kept, by, facts)
  if (!isNote) {
    const status = w.then === "resolve" ? "solved" : "waiting-customer"
    kept.row = {
      ...kept.row,
      status,
      preview: message.body ?? "",
      lastSide: "staff",
      waitingSince: null,
      dueAt: null,
    }
  }
  return { row: kept.row, events: done.events }
}

export function shift(kept: Kept, by: Person, patch: Partial<ConversationRow>): Done {
  const before = kept.row
  const ours = patch.status === "open"
  const clock = patch.status
    ? {
        waitingSince: ours ? (before.waitingSince ?? new Date().toISOString()) : null,
        dueAt: ours ? (before.dueAt ?? new Date(Date.now() + 4 * 3_600_000).toISOString()) : null,
      }
    : {}
  kept.row = { ...before, ...patch, ...clock }
  return append(kept, by, [factOf(before, patch)])
}

function factOf(before: ConversationRow, patch: Partial<ConversationRow>) {
  if (patch.status === "solved") return { kind: "conversation.resolved", payload: { was: before.status } }
  if (patch.status && before.status === "solved") return { kind: "conversation.reopened", payload: {} }
  if (patch.status)
    return { kind: "conversation.status-changed", payload: { was: before.status, is: patch.status } }
  if (patch.priority !== undefined)
    return { kind: "conversation.prioritised", payload: { was: before.priority, is: patch.priority } }
  if (patch.teamId !== undefined)
    return { kind: "conversation.moved", payload: { was: before.teamId, is: patch.teamId } }
  return { kind: "conversation.assigned", payload: { was: before.assigneeId, is: patch.assigneeId } }
}
