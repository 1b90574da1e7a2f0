import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import type { Me } from "@veridesk/contract/staff-account.ts"
import { type DBSchema, type IDBPDatabase, openDB } from "idb"
import type { ListState } from "../inbox/order.ts"
import type { Timeline } from "./apply.ts"
import type { LocalDraft } from "./draft.ts"
import type { Outgoing } from "./outgoing.ts"
import type { Opening } from "./state.ts"

/*
 * What this browser keeps in IndexedDB. Two kinds of things lie here: copies of what the server has, which may
 * be wiped at any time, and what the person wrote and the server does not have yet, which may not.
 */

interface Kept extends DBSchema {
  /** One entry under the key "now": whose copies these are and what was on the screen. */
  visit: { key: string; value: Visit }
  timelines: { key: string; value: KeptTimeline }
  outbox: { key: string; value: Outgoing }
  drafts: { key: string; value: LocalDraft }
  /** Files on their way up, so that a reload does not ask for them again. */
  files: { key: string; value: { id: string; staffId: string; file: Blob; name: string } }
}

export interface Visit {
  me: Me
  savedAt: number
  list: ListState
  rows: ConversationRow[]
}
export interface KeptTimeline {
  timeline: Timeline
  opening: Opening
}

let opened: Promise<IDBPDatabase<Kept> | null> | null = null

/** The database, or null where the browser gives none (then everything lives as long as the tab). */
export function kept(): Promise<IDBPDatabase<Kept> | null> {
  opened ??= open().catch(() => null)
  return opened
}

/** Where there is no IndexedDB at all, this fails like any other time it can't be had. */
async function open(): Promise<IDBPDatabase<Kept>> {
  return openDB<Kept>("veridesk-desk", 1, {
    upgrade(db) {
      db.createObjectStore("visit")
      db.createObjectStore("timelines")
      db.createObjectStore("outbox", { keyPath: "id" })
      db.createObjectStore("drafts", { keyPath: "key" })
      db.createObjectStore("files", { keyPath: "id" })
    },
    // A newer desk in another tab wants to change the shape: let it, this tab works on without.
    blocking(_now, _next, event) {
      ;(event.target as IDBDatabase).close()
      opened = Promise.resolve(null)
    },
  })
}

/** The database of what is being written in articles (knowledge/text); opened only by those who write there. */
export const KEPT_TEXTS = "veridesk-desk-texts"

/** How the places in localStorage begin that hold announcements somebody is writing (announcements/kept-draft.ts). */
export const KEPT_ANNOUNCEMENTS = "veridesk.announcement:"

/** Where announcements lie that only this device has. */
export function keptAnnouncements(): string[] {
  return Object.keys(globalThis.localStorage ?? {}).filter((key) => key.startsWith(KEPT_ANNOUNCEMENTS))
}

/** Takes the copies of the server's data away. Unsent writing stays where `andWriting` is not set. */
export async function wipe(andWriting: boolean): Promise<void> {
  if (andWriting) {
    globalThis.indexedDB?.deleteDatabase(KEPT_TEXTS)
    for (const place of keptAnnouncements()) localStorage.removeItem(place)
  }
  const db = await kept()
  if (!db) return
  await Promise.all([db.clear("visit"), db.clear("timelines")])
  if (andWriting) await Promise.all([db.clear("outbox"), db.clear("drafts"), db.clear("files")])
}
