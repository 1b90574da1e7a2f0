import type { ChatLine } from "@veridesk/contract/chat/state.ts"
import type { TimelineEvent } from "@veridesk/contract/conversation.ts"

/** What this client has of a conversation: lines in the order of seq, and how far it has read. */
export type Thread = {
  conversationId: string
  events: TimelineEvent[]
  cursor: number
}

export function emptyThread(conversationId: string): Thread {
  return { conversationId, events: [], cursor: 0 }
}

/**
 * Takes one line. A line we have is passed over; one whose forerunner we lack is a gap and changes nothing: whoever
 * called asks for what came after the cursor.
 */
export function withLine(thread: Thread, line: ChatLine): { thread: Thread; gap: boolean } {
  const { event } = line
  if (event.conversationId !== thread.conversationId) return { thread, gap: false }
  if (event.seq <= thread.cursor) return { thread, gap: false }
  if (line.after > thread.cursor) return { thread, gap: true }
  return { thread: { ...thread, events: [...thread.events, event], cursor: event.seq }, gap: false }
}

/** The end of what came: beyond the last line where that is not for customers. */
export function caughtUp(thread: Thread, seq: number): Thread {
  return seq > thread.cursor ? { ...thread, cursor: seq } : thread
}
