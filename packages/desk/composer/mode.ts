import { flushSync } from "react-dom"
import { cells } from "../data/cell.ts"
import type { Mode } from "../data/server.ts"

/** What the composer of each conversation writes: a reply or a note. */
export const composerMode = cells<Mode>("reply")

/** Turns the composer to a mode and puts the cursor into it, in the same task: the next key belongs to the text. */
export function beginWriting(conversationId: string, mode: Mode): void {
  flushSync(() => composerMode.set(conversationId, mode))
  const field = document.querySelector<HTMLTextAreaElement>(`textarea[data-composer="${conversationId}"]`)
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}
