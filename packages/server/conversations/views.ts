import type { AttachmentView, MessageView, TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { Db } from "../platform/db/connect.ts"
import { eventsNamed, eventsOf, messagesByIds, type StoredMessage, type TimelineRow } from "./store.ts"

/** What timelines need from features beside this one, handed in by app.ts. */
export type Sources = {
  /** Names of people by id, as the reader may see them. */
  namesOf: (ids: string[]) => Promise<Map<string, string>>
  /** Files by the message that brought them. */
  attachmentsOf: (messageIds: string[]) => Promise<Map<string, AttachmentView[]>>
}

/** Events a customer sees; the rest (notes, assignment, priority) is the desk's own business. */
const FOR_CUSTOMERS = new Set([
  "conversation.opened",
  "message.received",
  "conversation.replied",
  "conversation.resolved",
  "conversation.reopened",
  "conversation.status-changed",
  "conversation.followed-up",
])

/** Where a timeline is read from. */
type From = { db: Db; sources: Sources }

export type Window = { after?: number | undefined; before?: number | undefined; limit: number }

/** A conversation's timeline as staff see it. `more`: there are further events in the direction that was read. */
export async function timeline(
  from: From,
  conversationId: string,
  window: Window,
): Promise<{ events: TimelineEvent[]; more: boolean }> {
  const rows = await eventsOf(from.db, conversationId, { ...window, limit: window.limit + 1 })
  const more = rows.length > window.limit
  const shown = window.after === undefined ? rows.slice(more ? 1 : 0) : rows.slice(0, window.limit)
  return { events: await dress(from.db, from.sources, shown), more }
}

/** The same for events that are named, of any conversations (live fan-out). */
export async function timelineOfNamed(
  db: Db,
  sources: Sources,
  names: { conversationId: string; seq: number }[],
): Promise<TimelineEvent[]> {
  return dress(db, sources, await eventsNamed(db, names))
}

/** A conversation's timeline as its customer sees it: without internal notes and events. */
export async function customerTimeline(
  from: From,
  conversationId: string,
  window: Window,
): Promise<{ events: TimelineEvent[]; more: boolean }> {
  const { events, more } = await timeline(from, conversationId, window)
  return {
    events: events.filter((event) => FOR_CUSTOMERS.has(event.kind) && event.message?.kind !== "note"),
    more,
  }
}

/** ids → rows in one batch each → shape. Three statements however long the list is. */
async function dress(db: Db, sources: Sources, rows: TimelineRow[]): Promise<TimelineEvent[]> {
  const messageIds = rows.flatMap((row) =>
    typeof row.payload["messageId"] === "string" ? [row.payload["messageId"]] : [],
  )
  const people = [
    ...new Set(rows.flatMap((row) => [row.actorId, row.payload["was"], row.payload["is"]]).filter(isId)),
  ]
  const [messages, names, files] = await Promise.all([
    messagesByIds(db, messageIds),
    sources.namesOf(people),
    sources.attachmentsOf(messageIds),
  ])
  const byId = new Map(messages.map((message) => [message.id, message]))
  return rows.map((row) => {
    const message = byId.get(String(row.payload["messageId"]))
    const { digest: _digest, from: _from, to: _to, ...payload } = row.payload
    return {
      conversationId: row.conversationId,
      seq: row.seq,
      kind: row.kind,
      at: row.at.toISOString(),
      actor: {
        realm: row.actorRealm,
        id: row.actorId,
        name: row.actorId ? (names.get(row.actorId) ?? "") : "Veridesk",
      },
      payload: withNames(payload, names),
      message: message ? messageView(message, files.get(message.id) ?? []) : null,
    }
  })
}

function messageView(message: StoredMessage, attachments: AttachmentView[]): MessageView {
  return {
    id: message.id,
    kind: message.kind,
    side: message.side,
    body: message.body,
    version: message.version,
    editedAt: message.editedAt?.toISOString() ?? null,
    attachments,
  }
}

function withNames(payload: Record<string, unknown>, names: Map<string, string>): Record<string, unknown> {
  const named = { ...payload }
  for (const key of ["was", "is"]) {
    const name = names.get(String(payload[key]))
    if (name) named[`${key}Name`] = name
  }
  return named
}

function isId(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{8}-/.test(value)
}
