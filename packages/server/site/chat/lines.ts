import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import {
  isShownToCustomers,
  type Sources,
  timeline,
  timelineOfNamed,
  timelinesAfter,
  withoutWithdrawn,
} from "../../conversations/index.ts"
import type { Db } from "../../platform/db/connect.ts"

type From = { db: Db; sources: Sources }
export type ShownEvent = { conversationId: string; seq: number; shown: TimelineEvent | null }

/** Events of a conversation in their order, each as its customer may see it, or null in its place. */
export async function eventsForCustomer(
  from: From,
  conversationId: string,
  o: { after?: number; before?: number; limit: number },
): Promise<{ events: ShownEvent[]; more: boolean }> {
  const { events, more } = await timeline(from, conversationId, o)
  return { events: events.map(forCustomer), more }
}

export async function eventsForCustomerNamed(
  from: From,
  names: { conversationId: string; seq: number }[],
): Promise<ShownEvent[]> {
  return (await timelineOfNamed(from.db, from.sources, names)).map(forCustomer)
}

/** The same of many conversations, what came after a place in each, in as many statements as for one. */
export async function eventsForCustomersAfter(
  from: From,
  wanted: { conversationId: string; after: number }[],
  limit: number,
): Promise<{ events: ShownEvent[]; more: boolean }[]> {
  const all = await timelinesAfter(from, wanted, limit)
  return all.map(({ events, more }) => ({ events: events.map(forCustomer), more }))
}

/** Events as staff see them, each as its customer may see it, or null in its place. */
export function shownToCustomers(events: TimelineEvent[]): ShownEvent[] {
  return events.map(forCustomer)
}

/** What of an event's payload a customer may know. Everything else is the house's own business. */
const SHOWN = new Set([
  "by",
  "reason",
  "until",
  "toName",
  "again",
  "isName",
  "agentName",
  "score",
  "was",
  "is",
  "kind",
  "why",
  "messageId",
])

function forCustomer(event: TimelineEvent): ShownEvent {
  const { conversationId, seq, kind, message, actor } = event
  if (!isShownToCustomers(kind, message?.kind ?? null)) return { conversationId, seq, shown: null }
  const payload = Object.fromEntries(
    Object.entries(event.payload).filter(([key, value]) => SHOWN.has(key) && !isId(value)),
  )
  // Of ours they know the name, never the account.
  const who = actor.realm === "customer" ? actor : { ...actor, id: null }
  return { conversationId, seq, shown: { ...withoutWithdrawn(event), actor: who, payload } }
}

function isId(value: unknown): boolean {
  return typeof value === "string" && /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value)
}
