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

/**
 * 中文 for a Chinese reader, Chinese for an English one. The country is left out, the script isn't: Traditional
 * Chinese is another thing to read. The code itself where the browser doesn't know it.
 */
export function languageName(locale: string, code: string): string {
  try {
    const { language, script } = new Intl.Locale(code)
    const told = script ? `${language}-${script}` : language
    return new Intl.DisplayNames(locale, { type: "language" }).of(told) ?? code
  } catch {
    return code
  }
}
