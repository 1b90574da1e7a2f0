import type { Section } from "../data/rows.ts"
import type { ListState } from "./order.ts"

/** What stands in one line of the list: the head of a section, or a conversation. */
export type Line =
  | { is: "head"; key: string; section: Section; count: number; more: boolean }
  | { is: "row"; key: string; id: string; at: number }

/** The list as lines. A section without rows has no head, unless it is the first one of several. */
export function linesOf({ shown, reach, gone }: ListState): Line[] {
  const lines: Line[] = []
  let at = 0
  for (const { section, ids } of shown) {
    if (ids.length === 0) continue
    const more = reach.some((part) => part.section === section && part.from !== null)
    const count = ids.filter((id) => !gone.has(id)).length
    lines.push({ is: "head", key: section, section, count, more })
    for (const id of ids) lines.push({ is: "row", key: id, id, at: ++at })
  }
  return lines
}
