import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react"
import { useCell } from "../data/cell.ts"
import { openId } from "../frame/place.ts"
import { useAction } from "../frame/use-action.ts"
import { selectNextHole } from "./holes.ts"
import { leavePicker, openPicker } from "./open-picker.ts"
import { chosenOption, passKey, pickings } from "./picking.ts"
import { slashAt } from "./slash.ts"

/** What a slash means in the text field of a reply: it opens the list of macros, and the list takes some of the keys. */
export function useSlash(o: { id: string; on: boolean; field: RefObject<HTMLTextAreaElement | null> }) {
  const { id, on, field } = o
  const picking = useCell(pickings.of(id))
  const chosen = useCell(chosenOption.of(id))
  /** Where a list was closed: the same slash doesn't open it again. */
  const left = useRef<number | null>(null)
  // Where several stand side by side, the key is for the one that is worked with.
  const isOpen = useCell(openId) === id
  useAction("macro", () => openPicker(id), on && isOpen)
  useEffect(() => () => pickings.set(id, null), [id])

  return {
    look() {
      const at = field.current
      if (!on || !at) return
      const slash = at.selectionStart === at.selectionEnd ? slashAt(at.value, at.selectionStart) : null
      if (!slash) {
        left.current = null
        if (pickings.get(id)) pickings.set(id, null)
        return
      }
      if (slash.start === left.current) return
      const { kind = "any", byButton = false } = pickings.get(id) ?? {}
      pickings.set(id, { ...slash, kind, byButton })
    },
    /** True where the key was for the list, or went on to the next hole of a text. */
    key(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
      if (!on || !plain) return false
      if (picking && event.key === "Escape") {
        left.current = picking.start
        leavePicker(id)
        return true
      }
      if (picking && passKey(event.key)) return true
      return event.key === "Tab" && selectNextHole(event.currentTarget)
    },
    aria: picking ? { "aria-controls": `macros-${id}`, "aria-activedescendant": chosen ?? undefined } : {},
  }
}
