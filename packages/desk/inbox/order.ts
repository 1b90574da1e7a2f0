import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import type { View } from "@veridesk/contract/desk-api.ts"
import { compareRows, inView, type Section, type SortBy, sectionOf } from "../data/rows.ts"

/*
 * The order of a list, as pure rules. A list keeps two orders: the one it shows and the one it would show now.
 * While somebody points at it, the shown one stays as it is, and what is new waits behind a bar.
 */

export type Filter = "open" | Section
export interface ListSpec {
  view: View
  filter: Filter
  sort: SortBy
}

export const sectionsOf: Record<Filter, readonly Section[]> = {
  open: ["needs-reply", "waiting"],
  "needs-reply": ["needs-reply"],
  waiting: ["waiting"],
  solved: ["solved"],
}

/** How far a section has been read: `from` is the server's cursor for the next page, null at the end. */
export interface Reach {
  section: Section
  from: string | null
  /** The last row of the newest page read; rows beyond it come with later pages. */
  last: ConversationRow | null
  started: boolean
}

export interface ListState {
  spec: ListSpec
  reach: readonly Reach[]
  /** Ids as shown, section after section. */
  shown: readonly string[]
  /** Ids as they would be shown if nobody were looking. */
  wanted: readonly string[]
  /** Shown, but no longer part of this list. */
  gone: ReadonlySet<string>
  /** When the list was last read from the server (ms), 0 for never. */
  readAt: number
}

export function emptyList(spec: ListSpec): ListState {
  const reach = sectionsOf[spec.filter].map((section) => ({
    section,
    from: null,
    last: null,
    started: false,
  }))
  return { spec, reach, shown: [], wanted: [], gone: new Set(), readAt: 0 }
}

export function listKey({ view, filter, sort }: ListSpec): string {
  return `${view}|${filter}|${sort}`
}

/** Whether a row belongs to the list as far as it has been read. */
export function belongs(row: ConversationRow, list: ListState, myId: string): boolean {
  if (!inView(row, list.spec.view, myId)) return false
  const reach = list.reach.find((part) => part.section === sectionOf(row))
  if (!reach?.started) return false
  return reach.from === null || reach.last === null || compareRows(list.spec.sort)(row, reach.last) <= 0
}

/** The order of these rows in this list: section after section, each by the list's own sort. */
export function arrange(rows: readonly ConversationRow[], spec: ListSpec): string[] {
  const sections = sectionsOf[spec.filter]
  const byPlace = compareRows(spec.sort)
  return [...rows]
    .sort((a, b) => sections.indexOf(sectionOf(a)) - sections.indexOf(sectionOf(b)) || byPlace(a, b))
    .map((row) => row.id)
}

/**
 * Takes a new order. Where `hold` is set, what is shown stays in its place: new rows wait, rows that left are
 * marked as gone. Otherwise the new order is shown.
 */
export function place(list: ListState, wanted: readonly string[], hold: boolean): ListState {
  if (!hold) return { ...list, wanted, shown: wanted, gone: new Set() }
  const stays = new Set(wanted)
  const gone = new Set(list.shown.filter((id) => !stays.has(id)))
  return { ...list, wanted, gone }
}

/** Adds a page that was asked for at the end of what is shown; it moves nothing. */
export function append(list: ListState, wanted: readonly string[], page: readonly string[]): ListState {
  const there = new Set(list.shown)
  return { ...list, wanted, shown: [...list.shown, ...page.filter((id) => !there.has(id))] }
}

/** How many rows wait behind the bar, and whether those shown would stand in another order. */
export function waitingBehind(list: ListState): { fresh: number; moved: boolean } {
  const shown = new Set(list.shown)
  const fresh = list.wanted.filter((id) => !shown.has(id)).length
  const kept = list.wanted.filter((id) => shown.has(id))
  const now = list.shown.filter((id) => !list.gone.has(id))
  return { fresh, moved: kept.some((id, i) => id !== now[i]) }
}
