import { markedParts, type Part } from "./reading/mark.ts"
import type { Found } from "./store.ts"

const MOST = 220

/** What a result shows of its text: the summary where it speaks of what was asked, else the passage that does. */
export function snippetOf(found: Pick<Found, "summary" | "passage">, marks: string[]): Part[] {
  const summary = markedParts(found.summary, marks)
  if (found.passage === "" || summary.some(({ hit }) => hit)) return shortened(summary)
  return shortened([{ text: "…", hit: false }, ...markedParts(fromBoundary(found.passage), marks)])
}

/** A passage was cut by counting: it begins with the next sentence or word. */
function fromBoundary(passage: string): string {
  const sentence = /^.{0,50}?[.!?。！？；]\s*(?=\S)/s.exec(passage)?.[0].length
  if (sentence) return passage.slice(sentence)
  return passage.replace(/^[\p{L}\p{N}]{0,20}?(?=[\s，、,])[\s，、,]*/u, "")
}

function shortened(parts: Part[]): Part[] {
  const kept: Part[] = []
  let left = MOST
  for (const { text, hit } of parts) {
    if (left <= 0) break
    const cut = text.length > left
    kept.push({ text: cut ? `${text.slice(0, left).toWellFormed()}…` : text, hit })
    left -= text.length
  }
  return kept
}
