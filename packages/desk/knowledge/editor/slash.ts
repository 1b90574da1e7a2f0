import type { Editor } from "@tiptap/core"
import type { ToolId } from "./tools.ts"
import { tools } from "./tools.ts"

/** What was typed after a slash, and where it stands. */
export interface Slash {
  from: number
  to: number
  query: string
}

/** A slash at the beginning of a line or after a space; on a Chinese layout the same key writes 、. */
export function slashAt(editor: Editor): Slash | null {
  const { selection } = editor.state
  const { $from, empty } = selection
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc")
  const query = /(?:^|\s)[/、]([\p{L}\p{N}]{0,20})$/u.exec(before)?.[1]
  return query === undefined ? null : { from: $from.pos - query.length - 1, to: $from.pos, query }
}

/** Tools whose name or other words begin with what was typed. */
export function fitting(query: string, nameOf: (id: ToolId) => string): ToolId[] {
  const wanted = query.toLocaleLowerCase()
  return tools.flatMap(({ id, slash }) => {
    if (slash === null) return []
    const known = `${nameOf(id)} ${slash}`.toLocaleLowerCase()
    const fits = known.split(" ").some((word) => word.startsWith(wanted)) || nameOf(id).includes(query)
    return fits ? [id] : []
  })
}
