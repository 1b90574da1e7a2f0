import { constants, inflateRawSync } from "node:zlib"
import type { AttachmentFacts } from "@veridesk/contract/attachments.ts"
import { displayName, extensionOf, isProgramName } from "../display-name.ts"
import { holdsEicar } from "./eicar.ts"
import { isMarkup, isProgram } from "./sniff.ts"
import type { Refused } from "./verdict.ts"

const MOST_ENTRIES = 1000
const MOST_UNPACKED = 200 * 1024 ** 2
/** Logs shrink to a fiftieth at best; what shrinks much more, and is not small, is made to burst. */
const MOST_RATIO = 200
const SMALL = 10 * 1024 ** 2
const PEEK = 1024
const NESTED = /^(?:zip|rar|7z|gz|tgz|bz2|xz|zst|tar|cab|arj|lzh|ace)$/
const OTHER_CONTAINERS = /^(?:\[Content_Types\]\.xml|META-INF\/MANIFEST\.MF|AndroidManifest\.xml|mimetype)$/

type Entry = { name: string; flags: number; method: number; packed: number; unpacked: number; at: number }

/**
 * Judges a ZIP (APPNOTE 6.3.10) by its directory and the first bytes of each file. It is never unpacked: at most 1 KB
 * of each entry is given to the inflater. @param bytes the whole archive
 */
export function readZip(bytes: Buffer): { facts: AttachmentFacts } | Refused {
  const entries = directory(bytes)
  if (!entries) return { refused: "damaged" }
  if (!Array.isArray(entries)) return entries
  if (entries.some((entry) => OTHER_CONTAINERS.test(entry.name))) return { refused: "type-not-allowed" }
  if (!isModest(entries)) return { refused: "archive-unsafe" }
  const facts: AttachmentFacts = {}
  for (const entry of entries) {
    if (isProgramName(displayName(entry.name))) return { refused: "archive-program" }
    if ((entry.flags & 1) === 1) {
      facts.encrypted = true
      continue
    }
    const start = peek(bytes, entry)
    if (!start) return { refused: "damaged" }
    if (holdsEicar(start)) return { refused: "virus" }
    if (isProgram(start) || isMarkup(start)) return { refused: "archive-program" }
  }
  return { facts }
}

/** The entries; null where the file is no whole ZIP; "mixed" where it does not begin and end as one. */
function directory(bytes: Buffer): Entry[] | Refused | null {
  const end = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1")
  if (end < 0 || end + 22 > bytes.length) return null
  const comment = bytes.readUInt16LE(end + 20)
  if (end + 22 + comment !== bytes.length || comment > 1024) return { refused: "mixed" }
  const count = bytes.readUInt16LE(end + 10)
  const size = bytes.readUInt32LE(end + 12)
  const start = bytes.readUInt32LE(end + 16)
  // Zip64 is for what is larger than anything we take.
  if (count === 0xffff || start === 0xffffffff || count > MOST_ENTRIES) return { refused: "archive-unsafe" }
  if (start + size !== end) return { refused: "mixed" }
  const entries: Entry[] = []
  for (let at = start; entries.length < count; ) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    if (next > end) return null
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    })
    at = next
  }
  return entries
}

/** Refuses bombs of all kinds: huge, overlapping (the same bytes counted many times), or archives within archives. */
function isModest(entries: Entry[]): boolean {
  let reached = 0
  let unpacked = 0
  for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
    if (entry.at < reached) return false
    reached = entry.at + 30 + entry.packed
    unpacked += entry.unpacked
    if (entry.unpacked > SMALL && entry.unpacked > entry.packed * MOST_RATIO) return false
    if (NESTED.test(extensionOf(displayName(entry.name)))) return false
    if (/^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(entry.name)) return false
  }
  return unpacked <= MOST_UNPACKED
}

/** The first bytes of an entry; null where the archive is broken there. Unknown methods give nothing to look at. */
function peek(bytes: Buffer, entry: Entry): Buffer | null {
  if (entry.at + 30 > bytes.length || bytes.readUInt32LE(entry.at) !== 0x04034b50) return null
  const from = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
  if (from + entry.packed > bytes.length) return null
  const packed = bytes.subarray(from, from + Math.min(entry.packed, PEEK))
  if (entry.method === 0) return packed
  if (entry.method !== 8) return Buffer.alloc(0)
  try {
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return null
  }
}
