import { variablesIn } from "@veridesk/contract/macro-variables.ts"

/** The text field of a conversation's composer. */
export function fieldOf(conversationId: string): HTMLTextAreaElement | null {
  return document.querySelector(`textarea[data-composer="${conversationId}"]`)
}

/**
 * Puts the selection on what is still to be filled in: the named one, or the first. The next key takes its place.
 */
export function selectHole(conversationId: string, name?: string): void {
  const field = fieldOf(conversationId)
  if (!field) return
  const hole = variablesIn(field.value).find((one) => name === undefined || one.name === name)
  if (!hole) return
  field.focus()
  field.setSelectionRange(hole.start, hole.end)
}

/** Goes on to the next hole behind the cursor; false where there is none, and Tab leaves the field as ever. */
export function selectNextHole(field: HTMLTextAreaElement): boolean {
  const hole = variablesIn(field.value).find(({ start }) => start >= field.selectionEnd)
  if (!hole) return false
  field.setSelectionRange(hole.start, hole.end)
  return true
}
