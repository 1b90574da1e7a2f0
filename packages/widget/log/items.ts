import type { ChatState } from "@veridesk/contract/chat/state.ts"
import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { Outgoing } from "../data/store.ts"

/** One entry of the log, in the order it is read. */
export type Item =
  | { is: "day"; key: string; at: string }
  | { is: "seal"; key: string; at: string; agent: NonNullable<ChatState["agent"]> }
  | { is: "message"; key: string; event: TimelineEvent; isFirst: boolean; mark: Mark | null }
  | { is: "line"; key: string; event: TimelineEvent }
  | { is: "outgoing"; key: string; message: Outgoing; isFirst: boolean; isBehind: boolean }

export type Mark = "stored" | "delivered" | "read"

/** Events that are told as a line of their own. What has no sentence in the words is passed over. */
export const LINES = [
  "chat.joined",
  "chat.transferred",
  "chat.taken-over",
  "chat.ended",
  "chat.resumed",
  "chat.to-ticket",
  "chat.warned",
  "chat.paused",
  "conversation.resolved",
  "conversation.reopened",
  "conversation.escalated",
] as const
export type LineKind = (typeof LINES)[number]

const GROUP_MS = 120_000
/** The event of joining and the state that came of it are of one moment. */
const SAME_MS = 5_000

export type Given = {
  events: TimelineEvent[]
  outgoing: Outgoing[]
  chat: ChatState | null
  dayKey: (at: string) => string
}

/** Days, messages in groups of one speaker, the agent's proof where they joined, and what is still on its way. */
export function itemsOf({ events, outgoing, chat, dayKey }: Given): Item[] {
  const items: Item[] = []
  let day = ""
  let before: { side: string; at: number } | null = null
  let agent = chat?.agent ?? null

  const proof = (at: string) => {
    if (!agent || Date.parse(agent.joinedAt) > Date.parse(at)) return
    items.push({ is: "seal", key: `seal-${agent.joinedAt}`, at: agent.joinedAt, agent })
    agent = null
    before = null
  }
  for (const event of events) {
    if (dayKey(event.at) !== day) {
      day = dayKey(event.at)
      items.push({ is: "day", key: `day-${event.seq}`, at: event.at })
      before = null
    }
    if (
      agent &&
      event.kind === "chat.joined" &&
      Math.abs(Date.parse(event.at) - Date.parse(agent.joinedAt)) < SAME_MS
    ) {
      proof(agent.joinedAt)
      continue
    }
    proof(event.at)
    const { message } = event
    if (message) {
      const at = Date.parse(event.at)
      const isFirst: boolean = before?.side !== message.side || at - before.at > GROUP_MS
      items.push({
        is: "message",
        key: message.id,
        event,
        isFirst,
        mark: message.side === "customer" ? markOf(event, chat) : null,
      })
      before = { side: message.side, at }
    } else if (LINES.some((kind) => kind === event.kind)) {
      items.push({ is: "line", key: `line-${event.seq}`, event })
      before = null
    }
  }
  proof("9999-12-31T00:00:00Z")
  const stuck = outgoing.findIndex(
    ({ state, reason }) => state !== "stored" && !(state === "failed" && reason),
  )
  for (const [i, message] of outgoing.entries())
    items.push({
      is: "outgoing",
      key: message.id,
      message,
      isFirst: before?.side !== "customer" && i === 0,
      isBehind: stuck >= 0 && i > stuck,
    })
  return items.map((item, i) =>
    endsGroup(items[i + 1]) || item.is !== "message" ? item : { ...item, mark: null },
  )
}

/** A group of one's own has its mark under the last one. */
function endsGroup(next: Item | undefined): boolean {
  if (next?.is === "message") return next.isFirst
  return next?.is !== "outgoing" || next.isFirst
}

function markOf({ seq }: TimelineEvent, chat: ChatState | null): Mark {
  if (chat && seq <= chat.readSeq) return "read"
  return chat && seq <= chat.deliveredSeq ? "delivered" : "stored"
}
