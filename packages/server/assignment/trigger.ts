import type { RoutingEvent } from "@veridesk/contract/assignment.ts"
import type { StoredEvent } from "../platform/events/event.ts"
import type { Link } from "./rule.ts"

/** Something that rules may listen to, with the rules that led to it. */
export type Trigger = { conversationId: string; on: RoutingEvent[]; chain: Link[] }

const BY_KIND: Record<string, RoutingEvent[]> = {
  "conversation.opened": ["opened"],
  "conversation.reopened": ["reopened"],
  "conversation.followed-up": ["followed-up"],
  "conversation.moved": ["moved"],
  "conversation.escalated": ["moved"],
  "conversation.prioritised": ["prioritised"],
}

/** What an event is to rules; null where none can listen to it. */
export function triggerOf(event: StoredEvent): Trigger | null {
  const on = eventsIn(event)
  if (on.length === 0) return null
  return { conversationId: event.conversationId, on, chain: chainIn(event.payload["chain"]) }
}

function chainIn(value: unknown): Link[] {
  return Array.isArray(value) ? value.filter(isLink) : []
}

function isLink(value: unknown): value is Link {
  return typeof value === "object" && value !== null && "id" in value && "name" in value
}

function eventsIn({ kind, seq, actor, payload }: StoredEvent): RoutingEvent[] {
  // The message with which a ticket is opened is no further one.
  if (kind === "message.received") return actor.realm === "customer" && seq > 2 ? ["customer-wrote"] : []
  if (kind !== "conversation.routed") return BY_KIND[kind] ?? []
  return [
    ...(payload["team"] ? ["moved" as const] : []),
    ...(payload["priority"] ? ["prioritised" as const] : []),
  ]
}

/** Whether an event took a waiting conversation off somebody's shoulders. */
export function frees({ payload }: StoredEvent): boolean {
  const [from, to] = [placeIn(payload["from"]), placeIn(payload["to"])]
  if (!from?.waiting || from.assigneeId === null) return false
  return !to?.waiting || to.assigneeId !== from.assigneeId
}

function placeIn(value: unknown): { waiting: boolean; assigneeId: string | null } | null {
  if (typeof value !== "object" || value === null || !("assigneeId" in value) || !("waiting" in value))
    return null
  const { assigneeId, waiting } = value
  return { waiting: waiting === true, assigneeId: typeof assigneeId === "string" ? assigneeId : null }
}
