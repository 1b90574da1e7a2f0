import type { MessageView, TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { Timeline } from "../data/apply.ts"
import type { OutgoingMessage } from "../data/outgoing.ts"
import { joinedAt } from "./joined-at.ts"
import { type PartOf, partsOf } from "./parts.ts"
import { type Returned, returnedOf } from "./returned.ts"

/*
 * What the log of a conversation shows, line by line: days, messages, one-line events (folded where there are
 * many), the mark where one left off, and at the end what is still on its way.
 */

export type Item =
  | { is: "day"; key: string; at: string }
  | { is: "new"; key: string }
  | {
      is: "message"
      key: string
      event: TimelineEvent
      message: MessageView
      continues: boolean
      /** The ticket in which it is dealt with, where that is another one. */
      movedTo?: PartOf
      /** How far our own message has come, where it is the last one that has come so far. */
      mark?: Mark
      /** Its mail failed or came back, and hasn't gone again since. */
      returned?: Returned
    }
  | { is: "event"; key: string; event: TimelineEvent }
  | { is: "folded"; key: string; events: readonly TimelineEvent[] }
  | { is: "outgoing"; key: string; message: OutgoingMessage }

/** How far what we said has come: stored here, on the customer's device, on their screen. */
export type Mark = "sent" | "delivered" | "read"
/** The seqs up to which the customer's device and their eyes have it; only where that is known. */
export interface Reached {
  delivered: number
  read: number
}

/** So many one-line events in a row are folded into one line. */
const FOLD_FROM = 3
/** Events that bring a message and say something of their own beside it. */
const SAYS_MORE = new Set(["document.asked", "conversation.rated"])
/** Messages of one writer closer together than this share a head. */
const CONTINUES_MS = 5 * 60_000

export function itemsOf(o: {
  timeline: Timeline
  outgoing: readonly OutgoingMessage[]
  /** The last seq read before this visit; null where no mark is to be shown. */
  readUpTo: number | null
  /** Keys of folded lines that were unfolded. */
  unfolded: ReadonlySet<string>
  myId: string
  reached?: Reached | null
}): Item[] {
  const items: Item[] = []
  let before: TimelineEvent | null = null
  let marked = o.readUpTo === null
  let quiet: TimelineEvent[] = []
  const flush = () => {
    items.push(...foldedOr(quiet, o.unfolded))
    quiet = []
  }
  const shown = shownMessages(o.timeline)
  const parts = partsOf(o.timeline)
  const returned = returnedOf(o.timeline.events)
  for (const event of o.timeline.events) {
    const isNew = !marked && event.seq > (o.readUpTo ?? 0) && !isMine(event, o.myId)
    const newDay = !before || !sameDay(before.at, event.at)
    if (isNew || newDay) flush()
    if (newDay) items.push({ is: "day", key: `day-${event.seq}`, at: event.at })
    if (isNew) {
      marked = true
      items.push({ is: "new", key: "new" })
    }
    const message = shown.get(event.seq)
    if (!message && joinedAt(event)) {
      // It brings messages with it: it is never folded away.
      flush()
      items.push({ is: "event", key: `event-${event.seq}`, event })
    } else if (message) {
      if (SAYS_MORE.has(event.kind)) quiet.push(event)
      flush()
      const continues = !newDay && !isNew && before !== null && goesOn(before, event)
      const movedTo = parts.get(message.id)
      const back = returned.get(message.id)
      items.push({
        is: "message",
        key: message.id,
        event,
        message,
        continues,
        ...(movedTo && { movedTo }),
        ...(back && { returned: back }),
      })
    } else quiet.push(event)
    before = event
  }
  flush()
  if (o.reached) mark(items, o.reached)
  for (const message of o.outgoing) {
    // What the timeline has is no longer on its way, even if the answer to our own request is still out.
    if (!o.timeline.messages.has(message.id)) items.push({ is: "outgoing", key: message.id, message })
  }
  return items
}

/** Marks the last reply of each kind from the end on: what stands above it has come as far at least. */
function mark(items: Item[], reached: Reached): void {
  let best = -1
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]
    if (item?.is !== "message" || item.message.side !== "staff" || item.message.kind !== "reply") continue
    const { seq } = item.event
    const far: Mark = seq <= reached.read ? "read" : seq <= reached.delivered ? "delivered" : "sent"
    const rank = ["sent", "delivered", "read"].indexOf(far)
    if (rank <= best) continue
    best = rank
    items[i] = { ...item, mark: far }
    if (far === "read") return
  }
}

/** The messages by the seq of the event that brought them, each in its newest version; edits are one-line events. */
function shownMessages(timeline: Timeline): Map<number, MessageView> {
  const shown = new Map<number, MessageView>()
  // The event that says so brings no message with it.
  const withdrawn = new Map(
    timeline.events.flatMap(({ kind, payload, at }) =>
      kind === "mail.withdrawn" ? [[payload["about"], at] as const] : [],
    ),
  )
  for (const event of timeline.events) {
    if (!event.message || event.kind.endsWith(".edited")) continue
    const message = timeline.messages.get(event.message.id) ?? event.message
    const withdrawnAt = message.withdrawnAt ?? withdrawn.get(message.id)
    shown.set(event.seq, withdrawnAt ? { ...message, withdrawnAt } : message)
  }
  return shown
}

function foldedOr(events: readonly TimelineEvent[], unfolded: ReadonlySet<string>): Item[] {
  const first = events[0]
  if (!first) return []
  const key = `folded-${first.seq}`
  if (events.length >= FOLD_FROM && !unfolded.has(key)) return [{ is: "folded", key, events }]
  return events.map((event) => ({ is: "event", key: `event-${event.seq}`, event }))
}

function goesOn(before: TimelineEvent, event: TimelineEvent): boolean {
  return (
    before.message !== null &&
    event.message !== null &&
    before.message.kind === event.message.kind &&
    before.actor.realm === event.actor.realm &&
    before.actor.id === event.actor.id &&
    isFromOther(before) === isFromOther(event) &&
    Date.parse(event.at) - Date.parse(before.at) < CONTINUES_MS
  )
}

/** A mail of somebody else who takes part in it, on the customer's side. */
export function isFromOther({ payload: { mail } }: TimelineEvent): boolean {
  return typeof mail === "object" && mail !== null && "fromOther" in mail
}

function isMine(event: TimelineEvent, myId: string): boolean {
  return event.actor.realm === "staff" && event.actor.id === myId
}

function sameDay(a: string, b: string): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString()
}
