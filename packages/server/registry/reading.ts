import type { ReadKind, Unsure } from "@veridesk/contract/registry.ts"

/** What somebody pasted, as it is compared. */
export type Reading = {
  kind: ReadKind
  /** The address in the form entries have: host in punycode, handle without "@", digits of a number. "" where there is none. */
  address: string
  /** The same as the reader sees it, with the letters they pasted: what is put side by side with ours. */
  shown: string
  /** Of an account on a platform: its own number, where it was pasted. */
  numericId: string | null
  store: "apple" | "google" | null
  /** A bare "@name": no platform was said, so that of the entry with this name counts. */
  anyPlatform: boolean
  /** Nothing had to be undone to read the address; only then can it be one of ours. */
  clean: boolean
  /** What had to be undone. */
  odd: ("full-width" | "invisible" | "userinfo")[]
  /** What stands before an "@" in a web address: decoration, whatever it says. */
  userinfo: string
  /** What stands after the host, and beside the address: no part of it either. */
  rest: string
  unsure: Unsure | null
}

/** A reading with what most of them have not. */
export function readingOf(given: Pick<Reading, "kind" | "address"> & Partial<Reading>): Reading {
  return {
    shown: given.address,
    numericId: null,
    store: null,
    anyPlatform: false,
    clean: true,
    odd: [],
    userinfo: "",
    rest: "",
    unsure: null,
    ...given,
  }
}

export function unreadable(kind: ReadKind, why: Unsure, shown: string): Reading {
  return readingOf({ kind, address: "", shown: shown.slice(0, 200), clean: false, unsure: why })
}

/**
 * Lower case of A–Z alone. `toLowerCase` would make a "k" out of the Kelvin sign, and an address that isn't ours into
 * one that is.
 */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

/** Characters that take no room: zero-width, soft hyphen, directions, variation selectors, tags. */
export const INVISIBLE = /\p{Default_Ignorable_Code_Point}|[\u2028\u2029]|[\u202a-\u202e]/gu

/**
 * The address as it was written, where that is another string than what it is read as. What can't be seen in it is named
 * by its code: invisible characters, and twins of a letter.
 */
export function writtenAs({ address, shown, odd }: Reading): string {
  if (!odd.some((one) => one !== "userinfo")) return address
  const coded = (one: string) =>
    `<U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`
  return [...shown.replace(INVISIBLE, coded)].map((one) => (isTwin(one) ? coded(one) : one)).join("")
}

/** A sign that composing makes another letter of, such as the Kelvin sign of a K: nobody tells them apart. */
function isTwin(one: string): boolean {
  return one !== one.normalize("NFC")
}

/** What had to be undone to read this, and the text with it undone. */
export function undone(text: string): { text: string; odd: Reading["odd"] } {
  const seen = text.replace(INVISIBLE, "")
  const odd: Reading["odd"] = seen === text ? [] : ["invisible"]
  // Browsers take the Chinese full stop for a dot between the parts of a name (UTS #46).
  const plain = seen.normalize("NFKC").replaceAll("。", ".")
  // Composing accents is no disguise; what NFKC changes beyond that is, and so is a twin of a letter.
  if ([...seen].some(isTwin) || plain !== seen.normalize("NFC")) odd.push("full-width")
  return { text: plain, odd }
}

/** With its percent signs undone, as programs do that open it; as it is where they mean nothing. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Whether the fields of a mailto link (RFC 6068 §2) send the letter to somebody besides the mailbox that it names. */
export function writesToOthers(query: string): boolean {
  const names = [...new URLSearchParams(query).keys()].map(lowerAscii)
  return names.some((name) => ["to", "cc", "bcc"].includes(name))
}

const platforms = ["telegram", "x", "facebook", "discord", "wechat"] as const
export type HandlePlatform = (typeof platforms)[number]

export function isHandlePlatform(kind: string): kind is HandlePlatform {
  return (platforms as readonly string[]).includes(kind)
}
