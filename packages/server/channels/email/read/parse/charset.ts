import { createRequire } from "node:module"
import { guessCharset } from "./guess-charset.ts"
import { fromHz } from "./hz.ts"

export type Decoded = {
  text: string
  /** The label says nothing to us; or the bytes weren't what it says. */
  mark: "charset-unknown" | "charset-damaged" | null
}

/** Names of the wild for encodings that `TextDecoder` knows by another one. */
const OTHER_NAMES: Record<string, string> = {
  "gb-2312": "gbk",
  gb_2312: "gbk",
  "gb2312-80": "gbk",
  "x-gb2312": "gbk",
  cp936: "gbk",
  ms936: "gbk",
  "windows-936": "gbk",
  "gb18030-2022": "gb18030",
  cp932: "shift_jis",
  "ms-kanji": "shift_jis",
  "iso-2022-jp-ms": "iso-2022-jp",
  "iso-2022-jp-1": "iso-2022-jp",
  "iso-2022-jp-2": "iso-2022-jp",
  cp50220: "iso-2022-jp",
  cp50221: "iso-2022-jp",
  eucjp: "euc-jp",
  "koi-8-r": "koi8-r",
  "x-koi8-r": "koi8-r",
  "win-1251": "windows-1251",
  win1251: "windows-1251",
  cp1250: "windows-1250",
  "utf-8-mac": "utf-8",
  "unicode-utf-8": "utf-8",
  utf8mb4: "utf-8",
  "iso-8859-8-i": "iso-8859-8",
  tis620: "windows-874",
  ansi: "windows-1252",
  binary: "utf-8",
  "8bit": "utf-8",
  "x-unknown": "utf-8",
  unknown: "utf-8",
  "unknown-8bit": "utf-8",
  default: "utf-8",
  default_charset: "utf-8",
  "us-ascii": "utf-8",
  ascii: "utf-8",
  "": "utf-8",
}

/** Of these `TextDecoder` reads some characters wrongly and says nothing: HKSCS, and the hangul beyond KS X 1001. */
const BY_TABLES: Record<string, string> = {
  big5: "big5hkscs",
  "big5-hkscs": "big5hkscs",
  "cn-big5": "big5hkscs",
  "x-x-big5": "big5hkscs",
  cp950: "big5hkscs",
  "windows-950": "big5hkscs",
  "euc-kr": "cp949",
  euckr: "cp949",
  "ks_c_5601-1987": "cp949",
  "ks_c_5601-1989": "cp949",
  ksc5601: "cp949",
  "ks-c-5601-1987": "cp949",
  cp949: "cp949",
  ms949: "cp949",
  uhc: "cp949",
  "windows-949": "cp949",
}

const decoders = new Map<string, TextDecoder | null>()

/** Whether a label names UTF-7, whose letters can hide any markup; no mail in it is read. */
export function isUtf7(label: string): boolean {
  return /^["'\s]*(?:unicode-1-1-|x-|cs)?-?utf-?7(?:-imap)?\b/i.test(label)
}

/**
 * The text that bytes are in a charset. Bytes that can't be what the label says are guessed at; a label that nobody knows is
 * read as UTF-8, or guessed.
 */
export function decodeBytes(bytes: Uint8Array, label: string | null): Decoded {
  const name = plainLabel(label ?? "")
  if (name === "hz-gb-2312" || name === "hz") return { text: fromHz(bytes), mark: null }
  const sevenBit = isSevenBit(bytes)
  if (sevenBit && !/2022|utf-?16|ucs|unicode/.test(name))
    return { text: readSevenBit(bytes, name), mark: null }
  const known = decodeAs(bytes, name)
  if (known !== null && !known.includes("\ufffd")) return { text: known, mark: null }
  // A few wrong bytes in an otherwise good text are no reason to read it all in another charset.
  if (known !== null && isMostlyGood(known)) return { text: known, mark: "charset-damaged" }
  const text = decodeAs(bytes, guessCharset(bytes)) ?? new TextDecoder().decode(bytes)
  return { text, mark: known === null ? "charset-unknown" : "charset-damaged" }
}

/** A label as we look it up; a language after a star (RFC 2231 §5) is no part of it. */
function plainLabel(label: string): string {
  const bare = label.toLowerCase().replace(/["'\s]|\*.*$/g, "")
  return OTHER_NAMES[bare] ?? OTHER_NAMES[bare.replace(/^x-/, "")] ?? bare
}

/** What can be ISO-2022-JP or HZ hides in seven bits. */
function readSevenBit(bytes: Uint8Array, name: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.includes("\u001b$")) return new TextDecoder("iso-2022-jp").decode(bytes)
  if (/^gb|^hz|chinese/.test(name) && buffer.includes("~{")) return fromHz(bytes)
  return buffer.toString("latin1")
}

/** Null where the charset isn't known. */
function decodeAs(bytes: Uint8Array, name: string): string | null {
  const table = BY_TABLES[name]
  if (table) return byTable(bytes, table)
  const decoder = decoderOf(name)
  return decoder ? decoder.decode(bytes) : null
}

function decoderOf(name: string): TextDecoder | null {
  const known = decoders.get(name)
  if (known !== undefined) return known
  let decoder: TextDecoder | null = null
  try {
    // A mark of byte order is kept: swallowed, it would make a header of a line that is none. The GB charsets are one another's supersets, and mails mix their names up.
    decoder = new TextDecoder(/^gb(?:k|2312)$/.test(name) ? "gb18030" : name, { ignoreBOM: true })
  } catch {
    decoder = null
  }
  // Labels are written by others; what is kept of them is bounded.
  if (decoders.size < 200) decoders.set(name, decoder)
  return decoder
}

type Tables = { decode(bytes: Uint8Array, name: string): string }
let tables: Tables | null = null

/** The tables are read when the first such mail comes. */
function byTable(bytes: Uint8Array, name: string): string {
  tables ??= createRequire(import.meta.url)("iconv-lite") as Tables
  return tables.decode(bytes, name)
}

function isSevenBit(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x7f) return false
  return true
}

/** Four characters beyond ASCII were read for each that couldn't be. */
function isMostlyGood(text: string): boolean {
  let wrong = 0
  let good = 0
  for (const one of text) {
    if (one === "\ufffd") wrong += 1
    else if (one > "\u007f") good += 1
  }
  return good >= wrong * 4
}
