import type { MessageView, TimelineEvent } from "@veridesk/contract/conversation.ts"

/*
 * What the desk knows of one conversation's timeline, and how an event changes it. Pure functions on plain
 * data: however events arrive (twice, late, with holes between), the view ends up as a fresh read would give it.
 */

export interface Timeline {
  readonly conversationId: string
  /** In the order of seq without a hole, from the first one loaded to `cursor`. */
  readonly events: readonly TimelineEvent[]
  /** The newest version known of each message; the events keep the version they came with. */
  readonly messages: ReadonlyMap<string, MessageView>
  /** Events that arrived beyond a hole, waiting for what is missing. */
  readonly early: ReadonlyMap<number, TimelineEvent>
  /** There are events before the first one loaded. */
  readonly earlier: boolean
  /** Seq up to which nothing is missing. */
  readonly cursor: number
}

export function emptyTimeline(conversationId: string): Timeline {
  return { conversationId, events: [], messages: new Map(), early: new Map(), earlier: false, cursor: 0 }
}

/** A timeline from the newest page the server gave. */
export function fromPage(
  conversationId: string,
  events: readonly TimelineEvent[],
  earlier: boolean,
): Timeline {
  const first = events[0]
  const start: Timeline = { ...emptyTimeline(conversationId), earlier, cursor: first ? first.seq - 1 : 0 }
  return applyAll(start, events)
}

/** Takes in events in whatever order they came; those already known change nothing but newer messages. */
export function applyAll(timeline: Timeline, incoming: readonly TimelineEvent[]): Timeline {
  const mine = incoming.filter((event) => event.conversationId === timeline.conversationId)
  if (mine.length === 0) return timeline
  const messages = mergeMessages(timeline.messages, mine)
  const first = timeline.events[0]?.seq ?? timeline.cursor + 1
  let cursor = timeline.cursor
  const early = new Map(timeline.early)
  for (const event of mine) if (event.seq > cursor && event.seq >= first) early.set(event.seq, event)
  const added: TimelineEvent[] = []
  for (let next = early.get(cursor + 1); next; next = early.get(cursor + 1)) {
    early.delete(next.seq)
    added.push(next)
    cursor = next.seq
  }
  const same = added.length === 0 && early.size === timeline.early.size && messages === timeline.messages
  if (same) return timeline
  return {
    ...timeline,
    events: added.length > 0 ? [...timeline.events, ...added] : timeline.events,
    messages,
    early,
    cursor,
  }
}

/** Puts an older page before what is loaded. Events that would leave a hole are not taken. */
export function prepend(timeline: Timeline, page: readonly TimelineEvent[], more: boolean): Timeline {
  const first = timeline.events[0]?.seq ?? timeline.cursor + 1
  const older: TimelineEvent[] = []
  let wanted = first - 1
  for (const event of [...page].sort((a, b) => b.seq - a.seq)) {
    if (event.seq !== wanted || event.conversationId !== timeline.conversationId) continue
    older.unshift(event)
    wanted -= 1
  }
  return {
    ...timeline,
    events: [...older, ...timeline.events],
    messages: mergeMessages(timeline.messages, page),
    earlier: more && wanted >= 1,
  }
}

/** True while something between the cursor and the newest event known is missing. */
export function hasGap(timeline: Timeline): boolean {
  return timeline.early.size > 0
}

/** Everything known as a fresh read would give it: each event with the newest version of its message. */
export function settled(timeline: Timeline): TimelineEvent[] {
  return timeline.events.map((event) => {
    if (!event.message) return event
    const newest = timeline.messages.get(event.message.id)
    return newest && newest !== event.message ? { ...event, message: newest } : event
  })
}

/** What somebody else may have said or decided that a writer should know of; the server stops on the same ones. */
const MATTERS = new Set([
  "message.received",
  "conversation.replied",
  "note.added",
  "conversation.resolved",
  "conversation.reopened",
  "conversation.followed-up",
  "conversation.absorbed",
  "document.asked",
  "document.sent",
])

/** Events after `seq` by which somebody else wrote or decided something that an answer should know of. */
export function mattersSince(timeline: Timeline, seq: number, myId: string): TimelineEvent[] {
  return timeline.events.filter(
    (event) =>
      event.seq > seq &&
      MATTERS.has(event.kind) &&
      !(event.actor.realm === "staff" && event.actor.id === myId),
  )
}

function mergeMessages(
  known: ReadonlyMap<string, MessageView>,
  events: readonly TimelineEvent[],
): ReadonlyMap<string, MessageView> {
  let merged: Map<string, MessageView> | null = null
  for (const { message } of events) {
    if (!message) continue
    const old = (merged ?? known).get(message.id)
    if (old && !isNewer(message, old)) continue
    merged ??= new Map(known)
    merged.set(message.id, message)
  }
  return merged ?? known
}

/** An erased body never comes back, whatever version brings it. */
function isNewer(message: MessageView, old: MessageView): boolean {
  if (message.version !== old.version) return message.version > old.version
  return message.body === null && old.body !== null
}
