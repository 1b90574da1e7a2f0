import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import { cell } from "../data/cell.ts"
import { readList } from "../data/server.ts"
import { me, onRow, rows, takeRow } from "../data/state.ts"
import {
  append,
  arrange,
  belongs,
  emptyList,
  type Group,
  idsOf,
  type ListSpec,
  type ListState,
  listKey,
  place,
  type Reach,
  withoutGone,
} from "./order.ts"

const PAGE = 50
/** After a break in the live feed this many rows are read again at most; the rest comes by scrolling. */
const MOST_AGAIN = 300

/** The list on the screen. */
export const list = cell<ListState>(emptyList({ view: "mine", filter: "open", sort: "waiting" }))
export const listStatus = cell<"idle" | "reading" | "failed">("idle")
/** Lists looked at before in this visit, so that going back shows at once what was there. */
const before = new Map<string, ListState>()

/** Why nothing may change its place now: somebody points at the list, moves through it, has scrolled into it. */
export type HoldReason = "pointer" | "focus" | "scroll"
const reasons = new Set<HoldReason>()
/** After the last reason is gone, the list waits this long: the pointer may come back. */
const SETTLE_MS = 800
let settling: ReturnType<typeof setTimeout> | undefined

function isHeld(): boolean {
  return reasons.size > 0
}

let reading: Promise<void> | null = null

onRow(() => schedulePlace())

/** Turns to another list: shows what is known of it at once and reads it anew. */
export function turnTo(spec: ListSpec): void {
  const key = listKey(spec)
  if (key === listKey(list.get().spec) && list.get().readAt > 0) return
  before.set(listKey(list.get().spec), list.get())
  list.set(before.get(key) ?? emptyList(spec))
  void refresh()
}

/** Puts a list from an earlier visit on the screen, until it has been read. */
export function restoreList(state: ListState): void {
  list.set({ ...state, readAt: 0 })
}

/** Reads the list again as far as it had been read; after a gap in the live feed and on first sight. */
export async function refresh(): Promise<void> {
  const { spec, shown } = list.get()
  const key = listKey(spec)
  listStatus.set("reading")
  try {
    const reach: Reach[] = []
    const seen: ConversationRow[] = []
    const wantedRows = Math.min(Math.max(idsOf(shown).length, PAGE), MOST_AGAIN)
    for (const part of emptyList(spec).reach) {
      let next: Reach = part
      while (seen.length < wantedRows && (!next.started || next.from !== null)) {
        const page = await readPage(spec, next)
        seen.push(...page.rows)
        next = page.reach
      }
      reach.push(next)
    }
    if (key !== listKey(list.get().spec)) return
    for (const row of seen) takeRow(row)
    const first = list.get().readAt === 0
    list.set({ ...list.get(), reach, readAt: Date.now() })
    outdate(new Set(seen.map((row) => row.id)))
    placeNow(first ? false : isHeld())
    listStatus.set("idle")
  } catch {
    if (key === listKey(list.get().spec)) listStatus.set("failed")
  }
}

/** Reads the next page at the end of the list; calls while one is under way join it. */
export function readOn(): Promise<void> {
  reading ??= readNextPage().finally(() => {
    reading = null
  })
  return reading
}

/** Shows what waits behind the bar. */
export function showFresh(): void {
  placeNow(false)
}

/** Says that there is a reason to leave everything in its place, or that it is over. */
export function hold(reason: HoldReason, on: boolean): void {
  if (on) reasons.add(reason)
  else reasons.delete(reason)
  clearTimeout(settling)
  if (!isHeld()) settling = setTimeout(() => placeNow(isHeld()), SETTLE_MS)
}

/** Lets rows that are gone leave the list; called after one's own act, where it is no surprise. */
export function clearGone(): void {
  placeNow(isHeld())
  list.set(withoutGone(list.get()))
}

/** Rows that left a list while the live feed was cut, by the version of ours that doesn't know it yet. */
const outdated = new Map<string, string>()
let scheduled = false

function outdate(seen: ReadonlySet<string>): void {
  for (const id of seen) outdated.delete(id)
  for (const id of idsOf(wantedOrder(list.get()))) {
    const row = rows.get(id)
    if (row && !seen.has(id)) outdated.set(id, row.updatedAt)
  }
}

/** A burst of rows is placed once, after the task that brought it. */
function schedulePlace(): void {
  if (scheduled) return
  scheduled = true
  queueMicrotask(() => {
    scheduled = false
    placeNow(isHeld())
  })
}

function placeNow(holding: boolean): void {
  const now = list.get()
  list.set(place(now, wantedOrder(now), holding))
}

function wantedOrder(state: ListState): Group[] {
  const myId = me.get()?.id ?? ""
  const inside: ConversationRow[] = []
  for (const id of rows.keys()) {
    const row = rows.get(id)
    if (row && outdated.get(id) !== row.updatedAt && belongs(row, state, myId)) inside.push(row)
  }
  return arrange(inside, state.spec)
}

async function readNextPage(): Promise<void> {
  const { spec, reach } = list.get()
  const part = reach.find((item) => !item.started || item.from !== null)
  if (!part) return
  listStatus.set("reading")
  try {
    const page = await readPage(spec, part)
    if (listKey(spec) !== listKey(list.get().spec)) return
    for (const row of page.rows) takeRow(row)
    const now = list.get()
    const next = {
      ...now,
      reach: now.reach.map((item) => (item.section === part.section ? page.reach : item)),
    }
    const ids = page.rows.map((row) => row.id)
    list.set(append(next, wantedOrder(next), { section: part.section, ids }))
    listStatus.set("idle")
  } catch {
    listStatus.set("failed")
  }
}

async function readPage(spec: ListSpec, part: Reach): Promise<{ rows: ConversationRow[]; reach: Reach }> {
  const page = await readList({
    view: spec.view,
    status: part.section,
    sort: spec.sort,
    after: part.from ?? undefined,
    limit: PAGE,
  })
  const last = page.rows.at(-1) ?? part.last
  return { rows: page.rows, reach: { section: part.section, from: page.next, last, started: true } }
}
