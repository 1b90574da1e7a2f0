import { type DBSchema, type IDBPDatabase, openDB } from "idb"
import { cells } from "../../data/cell.ts"
import { KEPT_TEXTS } from "../../data/keep.ts"
import { me } from "../../data/state.ts"
import type { LocalText, WrittenText } from "./local-text.ts"

/*
 * What is being written in articles, by article and language. It lies in the browser within a quarter of a second; the
 * server gets it when it is saved, because each saving is a version that others read.
 */

const LOCAL_MS = 150

/** What was written and not saved; null where nothing was. */
export const localTexts = cells<LocalText | null>(null)
/** What had to make room for somebody else's text, until it is taken back or thrown away. */
export const asides = cells<LocalText | null>(null)

interface Kept extends DBSchema {
  texts: { key: string; value: LocalText }
  asides: { key: string; value: LocalText }
}

let opened: Promise<IDBPDatabase<Kept> | null> | null = null
function kept(): Promise<IDBPDatabase<Kept> | null> {
  opened ??= openDB<Kept>(KEPT_TEXTS, 1, {
    upgrade(db) {
      db.createObjectStore("texts", { keyPath: "key" })
      db.createObjectStore("asides", { keyPath: "key" })
    },
    // Signing out takes the whole database away; the next writing opens it anew.
    blocking(_now, _next, event) {
      ;(event.target as IDBDatabase).close()
      opened = null
    },
  }).catch(() => null)
  return opened
}

/** Brings back what this person had written before a reload. Resolves when it is there. */
export async function restoreTexts(): Promise<void> {
  const staffId = me.get()?.id
  const db = await kept()
  for (const text of (await db?.getAll("texts").catch(() => [])) ?? [])
    if (text.staffId === staffId && !localTexts.get(text.key)) localTexts.set(text.key, text)
  for (const text of (await db?.getAll("asides").catch(() => [])) ?? [])
    if (text.staffId === staffId) asides.set(text.key, text)
}

/** How many texts a sign-out would take away. */
export async function countTexts(): Promise<number> {
  await restoreTexts()
  return localTexts.keys().length + asides.keys().length
}

/** Takes what was just written. */
export function write(key: string, text: WrittenText, basedOn: number | null): void {
  const known = localTexts.get(key)
  put({
    key,
    staffId: me.get()?.id ?? "",
    written: text,
    basedOn: known ? known.basedOn : basedOn,
    at: new Date().toISOString(),
  })
}

/** The writer has seen what came meanwhile, and their text goes over it. */
export function rebase(key: string, basedOn: number): void {
  const known = localTexts.get(key)
  if (known) put({ ...known, basedOn })
}

/** The server has `sent`; what was typed since stays, based on the version that came of it. */
export function settled(key: string, sent: LocalText | null, version: number): void {
  const known = localTexts.get(key)
  if (known && known !== sent) put({ ...known, basedOn: version })
  else forget(key)
}

export function forget(key: string): void {
  localTexts.set(key, null)
  soon(key)
}

/** Puts one's own text aside for somebody else's. */
export function putAside(key: string): void {
  const known = localTexts.get(key)
  if (!known) return
  asides.set(key, known)
  void kept().then((db) => db?.put("asides", known).catch(() => {}))
  forget(key)
}

/** Brings back what was put aside, over whatever is there now. */
export function bringBack(key: string, basedOn: number | null): void {
  const aside = asides.get(key)
  if (!aside) return
  put({ ...aside, basedOn, at: new Date().toISOString() })
  dropAside(key)
}

export function dropAside(key: string): void {
  asides.set(key, null)
  void kept().then((db) => db?.delete("asides", key).catch(() => {}))
}

function put(text: LocalText): void {
  localTexts.set(text.key, text)
  soon(text.key)
}

const timers = new Map<string, ReturnType<typeof setTimeout>>()

function soon(key: string): void {
  if (timers.has(key)) return
  timers.set(
    key,
    setTimeout(() => void keepNow(key), LOCAL_MS),
  )
}

async function keepNow(key: string): Promise<void> {
  clearTimeout(timers.get(key))
  timers.delete(key)
  const db = await kept()
  const text = localTexts.get(key)
  await (text ? db?.put("texts", text) : db?.delete("texts", key))?.catch(() => {})
}

addEventListener("pagehide", () => {
  for (const key of timers.keys()) void keepNow(key)
})
