import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import type { Place } from "../conversations/index.ts"
import type { StoredEvent } from "../platform/events/event.ts"
import type { DeskConnection as Connection } from "./desk-connection.ts"

/**
 * Whether an event brings a conversation into the watched view, changes it there, or takes it out; or it is one that
 * is open before somebody, whose head shows status and person wherever it was opened from; or one that somebody has to
 * hear of whatever they look at: theirs, or nobody's yet in one of their teams.
 */
export function touches(connection: Connection, event: StoredEvent): boolean {
  if (connection.following.has(event.conversationId)) return true
  const { from, to } = event.payload as { from?: Place | null; to?: Place }
  return [from, to].some((place) => place && (within(connection, place) || concerns(connection, place)))
}

/** Whether a row is not, or no longer, one of the list that is watched. */
export function isGone(connection: Connection, row: ConversationRow): boolean {
  return row.mergedInto !== null || !within(connection, row)
}

function concerns({ actor }: Connection, place: Pick<Place, "assigneeId" | "teamId">): boolean {
  if (place.assigneeId !== null) return place.assigneeId === actor.id
  return place.teamId !== null && actor.teamIds.includes(place.teamId)
}

function within(
  connection: Connection,
  place: { assigneeId: string | null; teamId: string | null },
): boolean {
  const { view, actor } = connection
  if (view === "mine") return place.assigneeId === actor.id
  if (view === "unassigned") return place.assigneeId === null
  if (view?.startsWith("team:")) return place.teamId === view.slice(5)
  return view === "all"
}
