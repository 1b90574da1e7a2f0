import type { ChatOffer, DeskChats } from "@veridesk/contract/chat/desk.ts"

/*
 * What is to be said of an offered chat: how long it still stands, and how it went where it is gone.
 */

/** Seconds left, never negative; `now` is the server's (ms). */
export function secondsLeft(until: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(until) - now) / 1000))
}

export type OfferEnd = "taken" | "time" | "withdrawn" | "away"

/**
 * How an offer ended that is no longer in what the server says; null while it stands. `mine`: accepted or declined
 * here, so there is nothing to say.
 */
export function endOf(
  before: ChatOffer,
  chats: DeskChats,
  { now, acted }: { now: number; acted: boolean },
): OfferEnd | null {
  const id = before.chat.conversationId
  if (chats.offer?.chat.conversationId === id) return null
  if (acted || chats.mine.some(({ row }) => row.id === id)) return "taken"
  const isLate = secondsLeft(before.until, now) <= 1
  if (!isLate) return "withdrawn"
  return chats.me.presence === "online" ? "time" : "away"
}
