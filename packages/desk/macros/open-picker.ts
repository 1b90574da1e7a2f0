import { flushSync } from "react-dom"
import { composerMode } from "../composer/mode.ts"
import { draftKey } from "../data/draft.ts"
import { drafts, write } from "../data/drafts.ts"
import { timelines } from "../data/state.ts"
import { fieldOf } from "./holes.ts"
import { pickings } from "./picking.ts"

/** Opens the list as a typed slash does: it stands at the cursor, and what is typed after it narrows the list. */
export function openPicker(id: string, kind: "any" | "letter" = "any"): void {
  flushSync(() => composerMode.set(id, "reply"))
  const field = fieldOf(id)
  if (!field) return
  const at = document.activeElement === field ? field.selectionEnd : field.value.length
  const before = field.value.slice(0, at)
  const start = before.length + (before === "" || /\s$/u.test(before) ? 0 : 1)
  const text = `${before.padEnd(start)}/${field.value.slice(at)}`
  flushSync(() => {
    write(id, "reply", { text, basedOn: timelines.get(id)?.cursor ?? 0 })
    pickings.set(id, { start, end: start + 1, query: "", kind, byButton: true })
  })
  field.focus()
  field.setSelectionRange(start + 1, start + 1)
}

/** Closes the list; the slash that a button put there goes with it. */
export function leavePicker(id: string): void {
  const picking = pickings.get(id)
  if (!picking) return
  pickings.set(id, null)
  const text = drafts.get(draftKey(id, "reply"))?.text ?? ""
  if (picking.byButton) write(id, "reply", { text: text.slice(0, picking.start) + text.slice(picking.end) })
}
