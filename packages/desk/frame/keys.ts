import { createKeybindingsHandler } from "tinykeys"
import { act, actionIds, keyOf } from "./actions.ts"

/*
 * The keyboard of the desk. Combinations with Ctrl or ⌘ work everywhere; single keys only where nobody is typing.
 * No Alt: on many layouts it writes "@" and its like.
 */

/** Listens to the keyboard; `openPalette` is what Ctrl+K does. Gives the way to stop. */
export function listenToKeys(openPalette: () => void): () => void {
  const combined = createKeybindingsHandler(
    {
      "$mod+k": (event) => {
        event.preventDefault()
        openPalette()
      },
      // Also while one writes in another conversation: the offer doesn't wait.
      "$mod+Shift+y": (event) => {
        if (act("chat-accept")) event.preventDefault()
      },
      Escape: leaveField,
    },
    { ignore: isComposing },
  )
  addEventListener("keydown", combined)
  addEventListener("keydown", single)
  return () => {
    removeEventListener("keydown", combined)
    removeEventListener("keydown", single)
  }
}

/** Out of a field that stands on the page itself, so that single keys work again; menus and sheets close themselves. */
function leaveField(event: KeyboardEvent): void {
  const { target } = event
  if (event.defaultPrevented || !(target instanceof HTMLElement)) return
  if (target.matches("input, textarea") && !target.closest("[role=dialog], [role=alertdialog]")) target.blur()
}

function single(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event) || isElsewhere(event.target)) return
  const pressed = pressedKey(event)
  if (!pressed) return
  const keys = inRow(pressed, event.timeStamp)
  const id = actionIds.find((action) => keyOf(action) === keys)
  if (id && act(id)) event.preventDefault()
}

/** The first of two keys, such as the g of "g k", and when it was pressed (ms). */
let first: { key: string; at: number } | null = null
const ROW_MS = 1500

/** The key, with the one before it where the two make a row that means something. */
function inRow(key: string, at: number): string {
  const row = first && at - first.at < ROW_MS ? `${first.key} ${key}` : key
  first = null
  if (actionIds.some((action) => keyOf(action) === row)) return row
  if (actionIds.some((action) => keyOf(action)?.startsWith(`${key} `))) first = { key, at }
  return key
}

/** Keys of an input method belong to it; 229 is what browsers say that don't set `isComposing`. */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

/**
 * The one character that was pressed, or null for combinations. Where the layout gives no Latin letter (Cyrillic,
 * Greek, Thai …), the place of the key on the keyboard counts.
 */
export function pressedKey(
  event: Pick<
    KeyboardEvent,
    "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "getModifierState"
  >,
): string | null {
  const written = event.getModifierState("AltGraph")
  if (event.metaKey || (!written && (event.ctrlKey || event.altKey))) return null
  if ([...event.key].length !== 1) return null
  if (event.key <= "\u007f") return event.key
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  if (!letter) return null
  return event.shiftKey ? letter : letter.toLowerCase()
}

/** True where keys write, or belong to a menu, a list of choices or a dialog. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return (
    target.closest(
      "input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog], [role=alertdialog]",
    ) !== null
  )
}
