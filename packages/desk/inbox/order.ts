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

/** Ids of one section in their order. */
export interface Group {
  section: Section
  ids: readonly string[]
}

export interface ListState {
  spec: ListSpec
  reach: readonly Reach[]
  /** The list as it is shown. */
  shown: readonly Group[]
  /** The list as it would be shown if nobody were looking. */
  wanted: readonly Group[]
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

/** All ids, section after section. */
export function idsOf(groups: readonly Group[]): string[] {
  return groups.flatMap((group) => group.ids)
}

/** Whether a row belongs to the list as far as it has been read. */
export function belongs(row: ConversationRow, list: ListState, myId: string): boolean {
  // What was merged goes on elsewhere and is in no list.
  if (row.mergedInto || !inView(row, list.spec.view, myId)) return false
  const reach = list.reach.find((part) => part.section === sectionOf(row))
  if (!reach?.started) return false
  return (
    reach.from === null ||
    reach.last === null ||
    compareRows(reach.section, list.spec.sort)(row, reach.last) <= 0
  )
}

/** The order of these rows in this list: section after section, each by the list's own sort. */
export function arrange(rows: readonly ConversationRow[], spec: ListSpec): Group[] {
  return sectionsOf[spec.filter].map((section) => ({
    section,
    ids: rows
      .filter((row) => sectionOf(row) === section)
      .sort(compareRows(section, spec.sort))
      .map((row) => row.id),
  }))
}

/**
 * Takes a new order. Where `hold` is set, what is shown stays in its place: new rows wait, rows that left are
 * marked as gone. Otherwise the new order is shown.
 */
export function place(list: ListState, wanted: readonly Group[], hold: boolean): ListState {
  if (!hold) return { ...list, wanted, shown: wanted, gone: new Set() }
  const stays = new Set(idsOf(wanted))
  const gone = new Set(idsOf(list.shown).filter((id) => !stays.has(id)))
  return { ...list, wanted, gone }
}

/** Adds a page that was asked for at the end of its section; what is shown above it stays where it is. */
export function append(list: ListState, wanted: readonly Group[], page: Group): ListState {
  const there = new Set(idsOf(list.shown))
  const added = page.ids.filter((id) => !there.has(id))
  const known = list.shown.some((group) => group.section === page.section)
  const shown = list.shown.map((group) =>
    group.section === page.section ? { ...group, ids: [...group.ids, ...added] } : group,
  )
  return { ...list, wanted, shown: known ? shown : [...shown, { section: page.section, ids: added }] }
}

/** Takes rows that are gone off the list. */
export function withoutGone(list: ListState): ListState {
  if (list.gone.size === 0) return list
  const shown = list.shown.map((group) => ({ ...group, ids: group.ids.filter((id) => !list.gone.has(id)) }))
  return { ...list, shown, gone: new Set() }
}

/** How many rows wait behind the bar, and whether those shown would stand in another order. */
export function waitingBehind(list: ListState): { fresh: number; moved: boolean } {
  const shown = idsOf(list.shown)
  const there = new Set(shown)
  const wanted = idsOf(list.wanted)
  const now = shown.filter((id) => !list.gone.has(id))
  const kept = wanted.filter((id) => there.has(id))
  return { fresh: wanted.length - kept.length, moved: kept.some((id, i) => id !== now[i]) }
}
