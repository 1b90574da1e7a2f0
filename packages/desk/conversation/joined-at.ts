import type { TimelineEvent } from "@veridesk/contract/conversation.ts"

export interface JoinedTicket {
  of: "merged" | "carried"
  /** Whose messages are read: the merged ticket, or the part that carries some of another's. */
  id: string
  /** The ticket in which they were said. */
  saidIn: { id: string; number: string }
}

/** The ticket whose messages are read at this line of the log; null where it brings none. */
export function joinedAt({ conversationId, kind, payload }: TimelineEvent): JoinedTicket | null {
  const source = kind === "conversation.opened" ? payload["splitFrom"] : payload
  if (kind !== "conversation.absorbed" && kind !== "conversation.opened") return null
  const saidIn = ticketIn(source)
  if (!saidIn) return null
  return kind === "conversation.absorbed"
    ? { of: "merged", id: saidIn.id, saidIn }
    : { of: "carried", id: conversationId, saidIn }
}

function ticketIn(value: unknown): { id: string; number: string } | null {
  if (typeof value !== "object" || value === null) return null
  const { conversationId, number } = value as { conversationId?: unknown; number?: unknown }
  return typeof conversationId === "string" && typeof number === "string"
    ? { id: conversationId, number }
    : null
}
