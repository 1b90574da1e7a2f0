import type { FileHandle } from "node:fs/promises"
import type { AttachmentFacts } from "@veridesk/contract/attachments.ts"
import type { Refused } from "./verdict.ts"

const MOST_MOOV = 32 * 1024 ** 2
const PLACES = [
  Buffer.from("\xa9xyz", "latin1"),
  Buffer.from("loci"),
  Buffer.from("location.ISO6709"),
  Buffer.from("GPSLatitude"),
]
const CONTAINERS = new Set(["moov", "trak", "mdia", "minf"])
const NOTES = new Set(["udta", "meta", "uuid"])

type Box = { type: string; start: number; header: number; end: number }

/**
 * Judges an MP4 or QuickTime file (ISO/IEC 14496-12) by its boxes: they must fill the file from the first byte to the
 * last. Notes in which a phone wrote where it was are turned into free space in place, so no offset moves.
 */
export async function readMovie(
  file: FileHandle,
  size: number,
): Promise<{ facts: AttachmentFacts } | Refused> {
  const boxes = await topBoxes(file, size)
  if (!boxes || !boxes.some((box) => box.type === "moov")) return { refused: boxes ? "damaged" : "mixed" }
  let removed = false
  for (const box of boxes) {
    if (box.type !== "moov" && !NOTES.has(box.type)) continue
    if (box.end - box.start > MOST_MOOV) return { refused: "damaged" }
    const bytes = Buffer.alloc(box.end - box.start)
    await file.read(bytes, 0, bytes.length, box.start)
    if (!blankPlaces(bytes, 0, bytes.length)) continue
    removed = true
    await file.write(bytes, 0, bytes.length, box.start)
  }
  return { facts: removed ? { location_removed: true } : {} }
}

/** WebM (RFC 9559): an EBML header, then one segment that reaches to the end or has an unknown length. */
export async function readWebm(
  file: FileHandle,
  size: number,
): Promise<{ facts: AttachmentFacts } | Refused> {
  const head = Buffer.alloc(4096)
  const { bytesRead } = await file.read(head, 0, head.length, 0)
  const header = vint(head.subarray(0, bytesRead), 4)
  if (!header || header.value === null) return { refused: "damaged" }
  const segment = 4 + header.length + header.value
  if (segment + 12 > bytesRead || head.readUInt32BE(segment) !== 0x18538067) return { refused: "damaged" }
  const length = vint(head.subarray(0, bytesRead), segment + 4)
  if (!length) return { refused: "damaged" }
  if (length.value !== null && segment + 4 + length.length + length.value !== size)
    return { refused: "mixed" }
  return { facts: {} }
}

async function topBoxes(file: FileHandle, size: number): Promise<Box[] | null> {
  const boxes: Box[] = []
  const head = Buffer.alloc(16)
  for (let at = 0; at < size; ) {
    const { bytesRead } = await file.read(head, 0, 16, at)
    const box = boxAt(head.subarray(0, bytesRead), 0, size - at)
    if (!box || boxes.length > 100_000) return null
    boxes.push({ ...box, start: at, end: at + box.end })
    at += box.end
  }
  return boxes
}

/** The box that begins at `at`; null where none can be. Size 0 means "to the end", 1 means a 64-bit size follows. */
function boxAt(bytes: Buffer, at: number, room: number): Box | null {
  if (at + 8 > bytes.length) return null
  const type = bytes.toString("latin1", at + 4, at + 8)
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return null
  let size = bytes.readUInt32BE(at)
  let header = 8
  if (size === 1) {
    if (at + 16 > bytes.length) return null
    size = Number(bytes.readBigUInt64BE(at + 8))
    header = 16
  }
  if (size === 0) size = room
  return size < header || size > room ? null : { type, start: at, header, end: at + size }
}

/** Turns every note that names a place into an empty `free` box; says whether there was one. */
function blankPlaces(bytes: Buffer, from: number, to: number): boolean {
  let found = false
  for (let at = from; at < to; ) {
    const box = boxAt(bytes, at, to - at)
    if (!box) return found
    const body = bytes.subarray(at + box.header, box.end)
    if (CONTAINERS.has(box.type)) found = blankPlaces(bytes, at + box.header, box.end) || found
    else if (NOTES.has(box.type) && PLACES.some((place) => body.includes(place))) {
      bytes.write("free", at + 4, "latin1")
      body.fill(0)
      found = true
    }
    at = box.end
  }
  return found
}

/** An EBML length (RFC 8794 §4): value null where it is "unknown". */
function vint(bytes: Buffer, at: number): { value: number | null; length: number } | null {
  const first = bytes[at]
  if (first === undefined || first === 0) return null
  const length = Math.clz32(first) - 23
  if (at + length > bytes.length) return null
  let value = first & (0xff >> length)
  let ones = value === 0xff >> length
  for (const byte of bytes.subarray(at + 1, at + length)) {
    value = value * 256 + byte
    ones = ones && byte === 0xff
  }
  return { value: ones ? null : value, length }
}
