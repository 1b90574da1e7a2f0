import type { AttachmentView, MessageView, TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { Db } from "../platform/db/connect.ts"
import {
  eventsAfterOf,
  eventsNamed,
  eventsOf,
  eventsOfMessages,
  newestEventsOf,
  type TimelineRow,
} from "./timeline/store.ts"

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
  "conversation.merged",
  "conversation.absorbed",
  "conversation.unmerged",
  "conversation.released",
  "conversation.escalated",
  "conversation.rated",
  "document.asked",
  "document.sent",
  "document.accepted",
  "document.refused",
  "document.withdrawn",
  "chat.queued",
  "chat.joined",
  "chat.left",
  "chat.transferred",
  "chat.ended",
  "chat.to-ticket",
  "chat.warned",
  "chat.paused",
  "chat.resumed",
  "chat.rated",
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
  return { events: await dress(from.sources, shown), more }
}

/** The same for events that are named, of any conversations (live fan-out). */
export async function timelineOfNamed(
  db: Db,
  sources: Sources,
  names: { conversationId: string; seq: number }[],
): Promise<TimelineEvent[]> {
  return dress(sources, await eventsNamed(db, names))
}

/** Rows that whoever wrote them still has at hand, as staff see them: nothing is read but names. */
export function timelineOfRows(sources: Sources, rows: TimelineRow[]): Promise<TimelineEvent[]> {
  return dress(sources, rows)
}

/**
 * What came after a place in each of several conversations, in as many statements as for one; `more` where a page of
 * `limit` didn't hold it all. One that is asked for twice is read once, from the earlier place.
 */
export async function timelinesAfter(
  from: From,
  wanted: { conversationId: string; after: number }[],
  limit: number,
): Promise<{ events: TimelineEvent[]; more: boolean }[]> {
  const earliest = new Map<string, number>()
  for (const { conversationId, after } of wanted)
    earliest.set(conversationId, Math.min(after, earliest.get(conversationId) ?? after))
  const asked = [...earliest].map(([conversationId, after]) => ({ conversationId, after }))
  const rows = await eventsAfterOf(from.db, asked, limit)
  const all = Map.groupBy(await dress(from.sources, rows), (event) => event.conversationId)
  return wanted.map(({ conversationId, after }) => {
    const events = all.get(conversationId) ?? []
    return { events: events.filter(({ seq }) => seq > after), more: events.length === limit }
  })
}

/** A conversation's timeline as its customer sees it: without internal notes and events. */
export async function customerTimeline(
  from: From,
  conversationId: string,
  window: Window,
): Promise<{ events: TimelineEvent[]; more: boolean }> {
  const { events, more } = await timeline(from, conversationId, window)
  return { events: events.filter(isForCustomers).map(withoutWithdrawn), more }
}

/** What was taken back is not told to the customer any more, only that it was. */
export function withoutWithdrawn(event: TimelineEvent): TimelineEvent {
  const { message } = event
  return message?.withdrawnAt ? { ...event, message: { ...message, body: null, attachments: [] } } : event
}

/** The newest of several conversations as their customer sees them, in as many statements as for one. */
export async function customerTimelines(
  from: From,
  conversationIds: string[],
  limit: number,
): Promise<Map<string, TimelineEvent[]>> {
  const rows = await newestEventsOf(from.db, conversationIds, limit)
  const events = (await dress(from.sources, rows)).filter(isForCustomers).map(withoutWithdrawn)
  return Map.groupBy(events, (event) => event.conversationId)
}

/** The events that brought these messages, wherever they stand, as staff see them. */
export async function timelineOfMessages(from: From, messageIds: string[]): Promise<TimelineEvent[]> {
  return dress(from.sources, await eventsOfMessages(from.db, messageIds))
}

function isForCustomers(event: TimelineEvent): boolean {
  return isShownToCustomers(event.kind, event.message?.kind ?? null)
}

/** Whether the customer may see an event of this kind, with a message of that kind. */
export function isShownToCustomers(kind: string, messageKind: "reply" | "note" | null): boolean {
  return FOR_CUSTOMERS.has(kind) && messageKind !== "note"
}

/** ids → rows in one batch each → shape. Two statements at most, however long the list is. */
async function dress(sources: Sources, rows: TimelineRow[]): Promise<TimelineEvent[]> {
  const withFiles = rows.flatMap((row) =>
    row.messageId && Array.isArray(row.payload["attachmentIds"]) ? [row.messageId] : [],
  )
  const people = [
    ...new Set(rows.flatMap((row) => [row.actorId, row.payload["was"], row.payload["is"]]).filter(isId)),
  ]
  const [names, files] = await Promise.all([
    sources.namesOf(people),
    withFiles.length > 0 ? sources.attachmentsOf(withFiles) : NO_FILES,
  ])
  return rows.map((row) => {
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
      message: messageView(row, files),
    }
  })
}

const NO_FILES = new Map<string, AttachmentView[]>()

function messageView(row: TimelineRow, files: Map<string, AttachmentView[]>): MessageView | null {
  if (!row.messageId || !row.messageKind || !row.messageSide || row.version === null) return null
  return {
    id: row.messageId,
    kind: row.messageKind,
    side: row.messageSide,
    body: row.body,
    version: row.version,
    editedAt: row.editedAt?.toISOString() ?? null,
    ...(row.withdrawnAt && { withdrawnAt: row.withdrawnAt.toISOString() }),
    attachments: files.get(row.messageId) ?? [],
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
