import type { ActiveChat, DeskChats } from "@veridesk/contract/chat/desk.ts"
import { call } from "./api.ts"
import { cell, cells } from "./cell.ts"

/*
 * Live conversations as the server tells them to this member of staff: whole, whenever any of it changes. Who types
 * comes by itself, for the conversations that are followed, and is never stored.
 */

/** Null while nothing is known, and where this person has no part in live chat. */
export const deskChats = cell<DeskChats | null>(null)

/** Live conversations by id: mine and, for leads, those of others. */
export const liveChats = cells<ActiveChat | null>(null)

/** Up to which seq each customer's device has what we said, as far as can be known here. */
export const deliveredSeqs = cells(0)

/** The name of the customer who is writing, by conversation; empty while nobody is. */
export const typists = cells("")

/** What the server's clock is ahead of ours (ms); offers and idle times are counted by the server's. */
export const clockLead = cell(0)

/** Nobody is shown as typing for longer than this without being said to be again: the word of an end may be lost. */
const LONGEST_TYPING_MS = 30_000

export function readChats(): Promise<DeskChats> {
  return call("GET", "/api/desk/chats")
}

/** Puts what the server says in place of what was known; its rows are taken in by sync.ts. */
export function takeChats(chats: DeskChats): void {
  const live = [...chats.mine, ...chats.others]
  for (const chat of live) {
    const { id } = chat.row
    deliveredSeqs.set(id, deliveredUpTo(deliveredSeqs.get(id), chat))
    if (!isSame(liveChats.get(id), chat)) liveChats.set(id, chat)
  }
  const there = new Set(live.map(({ row }) => row.id))
  for (const id of liveChats.keys()) if (!there.has(id)) liveChats.set(id, null)
  deskChats.set(chats)
}

/** What a connected device has been sent it has; what was read was there before. */
export function deliveredUpTo(
  before: number,
  chat: Pick<ActiveChat, "here" | "customerReadSeq"> & { row: { lastSeq: number } },
): number {
  return Math.max(before, chat.customerReadSeq, chat.here ? chat.row.lastSeq : 0)
}

const timers = new Map<string, ReturnType<typeof setTimeout>>()

export function takeTyping(id: string, name: string, on: boolean): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
  typists.set(id, on ? name : "")
  if (on)
    timers.set(
      id,
      setTimeout(() => typists.set(id, ""), LONGEST_TYPING_MS),
    )
}

/** Whether the customer sees at once what is written, so that it is said as one talks. */
export function isLive(id: string): boolean {
  return liveChats.get(id)?.phase === "active"
}

export function forgetChats(): void {
  for (const timer of timers.values()) clearTimeout(timer)
  timers.clear()
  deskChats.set(null)
  liveChats.clear()
  deliveredSeqs.clear()
  typists.clear()
}

/** A chat comes with every frame; only one that changed repaints what shows it. */
function isSame(known: ActiveChat | null, next: ActiveChat): boolean {
  return known !== null && JSON.stringify(known) === JSON.stringify(next)
}
