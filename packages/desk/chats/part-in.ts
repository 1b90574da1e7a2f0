import type { DeskChats, WaitingChat } from "@veridesk/contract/chat/desk.ts"

/** What somebody has to do with a live conversation that is open at their desk. */
export type PartIn =
  | { as: "agent" }
  /** Somebody else's; one only watches. */
  | { as: "watcher"; agent: string }
  /** Nobody's yet. */
  | { as: "passer-by"; chat: WaitingChat }
  /** It is not live any more, or was never. */
  | { as: "none" }

export function partIn(id: string, chats: DeskChats | null): PartIn {
  if (!chats) return { as: "none" }
  if (chats.mine.some(({ row }) => row.id === id)) return { as: "agent" }
  const others = chats.others.find(({ row }) => row.id === id)
  if (others) return { as: "watcher", agent: others.agent.name }
  const offered = chats.offer?.chat
  const waiting =
    offered?.conversationId === id ? offered : chats.waiting.find((one) => one.conversationId === id)
  return waiting ? { as: "passer-by", chat: waiting } : { as: "none" }
}

/** The risk of a matter, as far as it was told: where it wasn't, conduct ends nothing. */
export function riskIn(id: string, chats: DeskChats | null): WaitingChat["risk"] {
  const live = [...(chats?.mine ?? []), ...(chats?.others ?? [])].find(({ row }) => row.id === id)
  return live?.risk ?? "security"
}
