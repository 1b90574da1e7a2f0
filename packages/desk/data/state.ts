import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import type { OpenedConversation, Viewer } from "@veridesk/contract/desk-api.ts"
import type { Me } from "@veridesk/contract/staff-account.ts"
import type { Timeline } from "./apply.ts"
import { cell, cells } from "./cell.ts"
import { newerRow, patched, type RowPatch } from "./rows.ts"

/*
 * What this desk knows, in memory. Rows are held twice: as the server gave them, and as they are shown, with the
 * changes on top that the server has not answered yet. Screens listen to the shown ones.
 */

export const me = cell<Me | null>(null)

export const rows = cells<ConversationRow | null>(null)
const served = new Map<string, ConversationRow>()
const pending = new Map<string, Map<string, RowPatch>>()

export const timelines = cells<Timeline | null>(null)
const timelineListeners = new Set<(id: string) => void>()
export function onTimeline(listener: (id: string) => void): () => void {
  timelineListeners.add(listener)
  return () => timelineListeners.delete(listener)
}

/** Puts what is known of a timeline in place of what was known before. */
export function takeTimeline(timeline: Timeline): void {
  const id = timeline.conversationId
  if (timelines.get(id) === timeline) return
  timelines.set(id, timeline)
  for (const listener of timelineListeners) listener(id)
}

/** What else came with an opened conversation, and when it was asked for (ms). */
export type Opening = Pick<OpenedConversation, "fields" | "lastReadSeq" | "held"> & {
  /** The seq up to which it tells. */
  seq: number
  at: number
}
export const openings = cells<Opening | null>(null)

const nobody: readonly Viewer[] = []
export const viewers = cells<readonly Viewer[]>(nobody)

export const counts = cell<Readonly<Record<string, number>>>({})

/** Who hears of every row that changed; the lists do. */
const rowListeners = new Set<(row: ConversationRow) => void>()
export function onRow(listener: (row: ConversationRow) => void): () => void {
  rowListeners.add(listener)
  return () => rowListeners.delete(listener)
}

/** Takes in a row from the server; an older version than the known one is ignored. */
export function takeRow(row: ConversationRow): void {
  const newest = newerRow(served.get(row.id) ?? null, row)
  served.set(row.id, newest)
  show(newest)
}

/** Shows a change before the server has answered it. The key is the request's. */
export function addPatch(id: string, requestId: string, patch: RowPatch): void {
  const mine = pending.get(id) ?? new Map<string, RowPatch>()
  mine.set(requestId, patch)
  pending.set(id, mine)
  reshow(id)
}

/** The request has been answered: with its row, or with a refusal, after which the old state shows again. */
export function dropPatch(id: string, requestId: string, row?: ConversationRow): void {
  pending.get(id)?.delete(requestId)
  if (row) takeRow(row)
  else reshow(id)
}

/** Changes what only this desk knows of a row: whether it is read here, whether a draft lies here. */
export function markRow(id: string, mark: Partial<Pick<ConversationRow, "unread" | "draft">>): void {
  const row = served.get(id)
  if (!row) return
  const changed = Object.entries(mark).some(([key, value]) => row[key as keyof typeof mark] !== value)
  if (!changed) return
  const marked = { ...row, ...mark }
  served.set(id, marked)
  show(marked)
}

/** Forgets everything about customers; what the person has written is not held here. */
export function forget(): void {
  served.clear()
  pending.clear()
  rows.clear()
  timelines.clear()
  openings.clear()
  viewers.clear()
  counts.set({})
}

function reshow(id: string): void {
  const row = served.get(id)
  if (row) show(row)
}

function show(row: ConversationRow): void {
  const shown = patched(row, [...(pending.get(row.id)?.values() ?? [])])
  rows.set(row.id, shown)
  for (const listener of rowListeners) listener(shown)
}
