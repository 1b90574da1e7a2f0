import { clockLead } from "../data/chats.ts"
import { span } from "../frame/time.ts"
import type { Say } from "../words/words.ts"

/** The server's time (ms) at a moment of ours: offers and idle times are counted by the server's clock. */
export function serverNow(now: number): number {
  return now + clockLead.get()
}

/** How long it is from one moment to another, to the second: 04:12. */
export function waitedText(words: Say, from: string, to: string | number): string {
  return span(words, Math.max(0, (typeof to === "number" ? to : Date.parse(to)) - Date.parse(from)))
}
