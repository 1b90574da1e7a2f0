import { cell, cells } from "../data/cell.ts"
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

/** Counts up when the composer is asked to take the focus. */
export const focusAsked = cell(0)

/** Turns the composer to a mode and puts the cursor into it. */
export function beginWriting(conversationId: string, mode: Mode): void {
  composerMode.set(conversationId, mode)
  focusAsked.set(focusAsked.get() + 1)
}
