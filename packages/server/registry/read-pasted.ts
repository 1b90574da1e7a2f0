import type { ReadKind } from "@veridesk/contract/registry.ts"
import { readEmail } from "./read-email.ts"
import { looksLikePhone, readPhone } from "./read-phone.ts"
import { readHandle, readNamed } from "./read-handle.ts"
import { readUrl } from "./read-url.ts"
import { isHandlePlatform, type Reading, readingOf, unreadable } from "./reading.ts"

/**
 * Finds out what was pasted and brings it into the form in which entries are written. With `as` the reader says what
 * it is. Never throws: what can't be read is said to be so.
 */
export function readPasted(pasted: string, as?: ReadKind): Reading {
  const text = trimmed(pasted)
  if (text === "") return unreadable(as ?? "other", "unreadable", "")
  return as ? readAs(text, as) : readAny(text)
}

function readAs(text: string, as: ReadKind): Reading {
  if (as === "email") return readEmail(text) ?? unreadable(as, "unreadable", text)
  if (as === "phone") return readPhone(text) ?? unreadable(as, "unreadable", text)
  if (as === "website") return readUrl(text, { platforms: false }) ?? unreadable(as, "unreadable", text)
  if (as === "other") return unreadable(as, "unreadable", text)
  const found = readUrl(text)
  if (found?.kind === as) return found
  if (as === "app") return readApp(text) ?? unreadable(as, "unreadable", text)
  if (isHandlePlatform(as)) return readHandle(text, as) ?? unreadable(as, "unreadable", text)
  return unreadable(as, "unreadable", text)
}

function readAny(text: string): Reading {
  // An address in a sentence says nothing of the sentence: a true address is what a false message begins with.
  return readOne(text) ?? unreadable("other", /\s/u.test(text) ? "many" : "unreadable", text)
}

function readOne(text: string): Reading | null {
  return (
    readNamed(text) ??
    readApp(text) ??
    readEmail(text) ??
    (looksLikePhone(text) ? readPhone(text) : null) ??
    readBareHandle(text) ??
    readUrl(text) ??
    readWord(text)
  )
}

/** "@name", also with the platform's number beside it. */
function readBareHandle(text: string): Reading | null {
  if (!/^[@＠]/u.test(text)) return null
  const reading = readHandle(text, "telegram")
  return reading && { ...reading, anyPlatform: true }
}

/** A bare word: an ID of WeChat has no "@" before it, and some leave it out elsewhere. */
function readWord(text: string): Reading | null {
  const reading = /^[^\s.。．｡@/\\:]{4,40}(?:\s+(?:id|ID|#).*)?$/u.test(text)
    ? readHandle(text, "wechat")
    : null
  return reading && { ...reading, anyPlatform: true }
}

const APPLE = /^id(\d{6,12})$/i
const MARKET = /^market:\/\/details\?id=([A-Za-z][\w.]{2,150})$/
const PACKAGE = /^[A-Za-z]\w*(?:\.\w+)+$/

function readApp(text: string): Reading | null {
  const apple = APPLE.exec(text)
  if (apple) return readingOf({ kind: "app", address: apple[1] ?? "", store: "apple" })
  const market = MARKET.exec(text)
  if (market) return readingOf({ kind: "app", address: market[1] ?? "", store: "google" })
  // A package's name looks like a host; only its customary beginnings say that it is none.
  return /^(com|org|io|app)\./i.test(text) && PACKAGE.test(text) && text.split(".").length > 2
    ? readingOf({ kind: "app", address: text, store: "google" })
    : null
}

/** Marks of direction and byte order, which programs put around what is copied. Other invisible ones stay, and tell. */
const AROUND = "\\s\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\"'“”‘’「」『』《》（）()\\[\\]"
const BEFORE = new RegExp(`^[${AROUND}]+`, "u")
const BEHIND = new RegExp(`[${AROUND},;，。；!！?？]+$`, "u")

/** Without the blanks, marks, quotes and brackets that come along when something is copied. */
function trimmed(text: string): string {
  return text.replace(BEFORE, "").replace(BEHIND, "")
}
