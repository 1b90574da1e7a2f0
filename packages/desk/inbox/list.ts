import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import { cell } from "../data/cell.ts"
import { readList } from "../data/server.ts"
import { me, onRow, rows, takeRow } from "../data/state.ts"
import {
  append,
  arrange,
  belongs,
  emptyList,
  type ListSpec,
  type ListState,
  listKey,
  place,
  type Reach,
} from "./order.ts"

const PAGE = 50
/** After a break in the live feed this many rows are read again at most; the rest comes by scrolling. */
const MOST_AGAIN = 300

/** The list on the screen. */
export const list = cell<ListState>(emptyList({ view: "mine", filter: "open", sort: "waiting" }))
export const listStatus = cell<"idle" | "reading" | "failed">("idle")
/** Lists looked at before in this visit, so that going back shows at once what was there. */
const before = new Map<string, ListState>()

/** True while somebody points at the list or moves through it: then nothing may change its place. */
let held = false
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
    const wantedRows = Math.min(Math.max(shown.length, PAGE), MOST_AGAIN)
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
    placeNow(first ? false : held)
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

/** Says whether somebody points at the list; when they leave, what waited takes its place. */
export function hold(on: boolean): void {
  held = on
}

/** Lets rows that are gone leave the list; called after one's own act, where it is no surprise. */
export function clearGone(): void {
  placeNow(held)
  const now = list.get()
  if (now.gone.size === 0) return
  list.set({ ...now, shown: now.shown.filter((id) => !now.gone.has(id)), gone: new Set() })
}

/** Rows that left a list while the live feed was cut, by the version of ours that doesn't know it yet. */
const outdated = new Map<string, string>()
let scheduled = false

function outdate(seen: ReadonlySet<string>): void {
  for (const id of seen) outdated.delete(id)
  for (const id of wantedOrder(list.get())) {
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
    placeNow(held)
  })
}

function placeNow(holding: boolean): void {
  const now = list.get()
  list.set(place(now, wantedOrder(now), holding))
}

function wantedOrder(state: ListState): string[] {
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
    list.set(
      append(
        next,
        wantedOrder(next),
        page.rows.map((row) => row.id),
      ),
    )
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
