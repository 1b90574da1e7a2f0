import type { Unreadable } from "@veridesk/contract/mail/read-mail.ts"
import type { ReadLimits } from "../limits.ts"
import type { Block } from "./headers.ts"

const LF = 0x0a
const CR = 0x0d
const DASH = 0x2d
const SPACE = 0x20
const TAB = 0x09

/** What one pass over the bytes tells: that they are within the limits, and where header blocks are; or why not. */
export type Weighed = { blocks: Block[] } | { unreadable: Unreadable }

/**
 * Goes once over a mail's bytes and counts what a parser would have to carry, so that none is started for a mail made to
 * be dear. Bodies are only searched for the next boundary. It may count more than is there, never less by much: what it
 * overlooks (boundaries in pieces, RFC 2231) is counted again in the parsed tree.
 */
export function weigh(bytes: Uint8Array, limits: ReadLimits): Weighed {
  const mail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const blocks: Block[] = []
  const open: string[] = []
  const depths = new Map<string, number>()
  let parts = 1
  let headerBytes = 0
  let at = 0
  for (;;) {
    const block = weighBlock(mail, at, limits)
    if ("unreadable" in block) return block
    headerBytes += block.end - block.start
    if (headerBytes > limits.allHeaderBytes) return { unreadable: "headers-too-large" }
    if (block.boundary !== null && !depths.has(block.boundary)) {
      depths.set(block.boundary, open.push(block.boundary))
      if (open.length > limits.depth) return { unreadable: "too-deep" }
    }
    const bodyStart = afterEmptyLine(mail, block.end)
    const next = nextPart(mail, bodyStart, { open, depths })
    const bodyEnd = Math.max(bodyStart, beforeLineEnd(mail, next.boundaryAt))
    blocks.push({ start: block.start, end: block.end, bodyStart, bodyEnd, delimiters: next.delimiters })
    if (next.partAt === null) return { blocks }
    parts += 1
    if (parts > limits.parts) return { unreadable: "too-many-parts" }
    at = next.partAt
  }
}

function afterEmptyLine(mail: Buffer, at: number): number {
  if (mail[at] === CR && mail[at + 1] === LF) return at + 2
  return mail[at] === LF ? at + 1 : at
}

/** A line end before a boundary belongs to the boundary (RFC 2046 §5.1.1); the end of the mail is none. */
function beforeLineEnd(mail: Buffer, at: number): number {
  if (at >= mail.length || mail[at - 1] !== LF) return at
  return mail[at - 2] === CR ? at - 2 : at - 1
}

type WeighedBlock = { start: number; end: number; boundary: string | null }

/** Fields in which addresses stand, by their first letters: what follows the colon is counted. */
const ADDRESSES =
  /^(?:from|sender|reply-to|to|cc|bcc|resent-(?:from|to|cc|bcc|sender)|delivered-to|x-original-to)[ \t]*:/i
const UTF_7 =
  /charset\s*=\s*["']?\s*(?:unicode-1-1-|x-|cs)?-?utf-?7\b|=\?(?:unicode-1-1-|x-|cs)?utf-?7(?:\*[^?]*)?\?[qb]\?/i

function weighBlock(
  mail: Buffer,
  start: number,
  limits: ReadLimits,
): WeighedBlock | { unreadable: Unreadable } {
  let fields = 0
  let fieldStart = start
  let addresses = 0
  let counting = false
  let at = start
  let boundary: string | null = null
  while (at < mail.length) {
    const found = mail.indexOf(LF, at)
    const stop = found === -1 ? mail.length : found
    const after = found === -1 ? mail.length : found + 1
    const first = mail[at]
    if (stop === at || (stop === at + 1 && first === CR)) break
    if (first !== SPACE && first !== TAB) {
      boundary ??= boundaryIn(mail, fieldStart, at)
      fields += 1
      if (fields > limits.headers) return { unreadable: "headers-too-large" }
      fieldStart = at
      counting = ADDRESSES.test(mail.toString("latin1", at, Math.min(at + 20, stop)))
    }
    if (counting) {
      addresses += countAddresses(mail, at, stop)
      if (addresses > limits.addresses) return { unreadable: "too-many-addresses" }
    }
    if (after - fieldStart > limits.oneHeader || after - start > limits.headerBytes)
      return { unreadable: "headers-too-large" }
    at = after
  }
  boundary ??= boundaryIn(mail, fieldStart, at)
  if (UTF_7.test(mail.toString("latin1", start, at))) return { unreadable: "utf-7" }
  return { start, end: at, boundary }
}

/** Signs of addresses: "@", and ":" or ";" of groups, a bomb of which has no "@" at all. */
function countAddresses(mail: Buffer, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) {
    const byte = mail[at]
    if (byte === 0x40 || byte === 0x3a || byte === 0x3b) count += 1
  }
  return count
}

function boundaryIn(mail: Buffer, from: number, to: number): string | null {
  if (!/^content-type/i.test(mail.toString("latin1", from, from + 12))) return null
  const value = mail.toString("latin1", from, to).replace(/\r?\n/g, "")
  if (!/^content-type[ \t]*:[^;]*multipart\//i.test(value)) return null
  const whole = VALUE.exec(value)
  if (whole) return whole[1]?.replace(/\\(.)/g, "$1") ?? whole[2] ?? null
  // In pieces (RFC 2231 §3).
  const pieces = [...value.matchAll(PIECE)].sort((one, other) => Number(one[1]) - Number(other[1]))
  return pieces.length > 0 ? pieces.map(([, , quoted, bare]) => quoted ?? bare ?? "").join("") : null
}

const VALUE = /;\s*boundary\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))/i
const PIECE = /;\s*boundary\*(\d{0,2})\*?\s*=\s*(?:[\w-]*'[\w-]*')?(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))/gi

type Open = { open: string[]; depths: Map<string, number> }
/** Where the boundary after a body stands, or the mail ends; and where the part that it begins does. */
type Next = { boundaryAt: number; partAt: number | null; delimiters: Block["delimiters"] }

/** Finds the next part; closes what ends on the way. */
function nextPart(mail: Buffer, from: number, { open, depths }: Open): Next {
  let boundaryAt: number | null = null
  const delimiters: Block["delimiters"] = []
  if (open.length === 0) return { boundaryAt: mail.length, partAt: null, delimiters }
  for (let at = lineOfDashes(mail, from); at !== -1; at = lineOfDashes(mail, at + 2)) {
    const found = mail.indexOf(LF, at)
    const stop = found === -1 ? mail.length : found
    if (stop - at > 400) continue
    const line = mail.toString("latin1", at + 2, stop).trimEnd()
    const closes = !depths.has(line) && line.endsWith("--")
    const depth = depths.get(closes ? line.slice(0, -2) : line)
    if (depth === undefined) continue
    boundaryAt ??= at
    delimiters.push({ start: at, end: Math.min(stop + 1, mail.length) })
    for (const inner of open.splice(closes ? depth - 1 : depth)) depths.delete(inner)
    if (!closes) return { boundaryAt, partAt: Math.min(stop + 1, mail.length), delimiters }
    if (open.length === 0) break
  }
  return { boundaryAt: boundaryAt ?? mail.length, partAt: null, delimiters }
}

/** Where the next line that begins with two dashes begins, at `from` or after it. */
function lineOfDashes(mail: Buffer, from: number): number {
  if ((from === 0 || mail[from - 1] === LF) && mail[from] === DASH && mail[from + 1] === DASH) return from
  const found = mail.indexOf("\n--", from)
  return found === -1 ? -1 : found + 1
}
