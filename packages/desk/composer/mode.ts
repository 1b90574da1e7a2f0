import { flushSync } from "react-dom"
import { cells } from "../data/cell.ts"
import { draftKey } from "../data/draft.ts"
import type { Mode } from "../data/server.ts"

/** What the composer of each conversation writes: a reply or a note. */
export const composerMode = cells<Mode>("reply")

/** Counts up when the text of a draft was put there by something other than typing, so that its field is filled anew. */
export const draftVersions = cells(0)

export function draftReplaced(conversationId: string, mode: Mode): void {
  const key = draftKey(conversationId, mode)
  draftVersions.set(key, draftVersions.get(key) + 1)
}

/** Turns the composer to a mode and puts the cursor into it, in the same task: the next key belongs to the text. */
export function beginWriting(conversationId: string, mode: Mode): void {
  flushSync(() => composerMode.set(conversationId, mode))
  const field = document.querySelector<HTMLTextAreaElement>(`textarea[data-composer="${conversationId}"]`)
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}
