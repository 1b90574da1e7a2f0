import type { WaitingChat } from "@veridesk/contract/chat/desk.ts"
import type { Say } from "../words/words.ts"

/** Why somebody stands at their place, in a sentence. */
export function placeText(words: Say, chat: Pick<WaitingChat, "why" | "risk">): string {
  if (chat.why.length > 0) {
    const who = chat.why.map(({ reason, people }) => words(`place.${reason}`, { n: people }))
    return words("place.ahead", { who: who.join(words("place.and")) })
  }
  if (chat.risk !== "ordinary") return words(`place.because.${chat.risk}`)
  return words("place.first")
}

/** 中文 for a Chinese reader, Chinese for an English one; the code itself where the browser doesn't know it. */
export function languageName(locale: string, code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code
  } catch {
    return code
  }
}
