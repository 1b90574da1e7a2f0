import { type AttachmentKind, attachmentFormats } from "@veridesk/contract/attachment-formats.ts"
import { fileTypeFromBuffer } from "file-type"
import { extensionOf, isProgramName } from "../display-name.ts"
import type { Refused } from "./verdict.ts"

export const HEAD_BYTES = 65_536

export type Sniffed = { mediaType: string; kind: AttachmentKind }

/**
 * What a file is, by its first bytes; its name decides only among kinds of text. Markup and programs are looked for
 * first, since type libraries don't know them all. @param head the first 64 KB, or all of a shorter file
 */
export async function sniff(head: Buffer, name: string): Promise<Sniffed | Refused> {
  if (isMarkup(head)) return { refused: "markup" }
  if (isProgram(head)) return { refused: "program" }
  const found = await fileTypeFromBuffer(head)
  const format = attachmentFormats.find(
    (one) => one.mediaType === found?.mime || one.mediaType === ALIASES[found?.mime ?? ""],
  )
  if (format) return { mediaType: format.mediaType, kind: format.kind }
  if (looksLikeText(head)) {
    return isProgramName(name) ? { refused: "program" } : { mediaType: textTypeFor(name), kind: "text" }
  }
  if (found && PHOTOS.test(found.mime)) return { refused: "photo-format" }
  return { refused: "type-not-allowed" }
}

/** Whether a browser could read these bytes as HTML, SVG or XML (WHATWG MIME sniffing §7.1, and any tag at the start). */
export function isMarkup(head: Buffer): boolean {
  const text = startOf(head)
  return /^<(?:!doctype|!--|\?xml|[a-z][a-z0-9:-]*[\s/>])/i.test(text)
}

/** Whether some system would run these bytes. */
export function isProgram(head: Buffer): boolean {
  if (PROGRAM_STARTS.some((start) => head.subarray(0, start.length).equals(start))) return true
  return /^(?:#!|<\?php|<%|@echo |rem |mime-version:)/i.test(startOf(head))
}

/** Application types that are a video under another name. */
const ALIASES: Record<string, string> = { "video/x-m4v": "video/mp4", "image/apng": "image/png" }
const PHOTOS = /^image\/(?:hei[cf](?:-sequence)?|avif)$/

const PROGRAM_STARTS = [
  "MZ",
  "\x7fELF",
  "\xca\xfe\xba\xbe",
  "\xfe\xed\xfa\xce",
  "\xfe\xed\xfa\xcf",
  "\xce\xfa\xed\xfe",
  "\xcf\xfa\xed\xfe",
  "dex\n",
  "\0asm",
  "FWS",
  "CWS",
  "ZWS",
  "L\0\0\0\x01\x14\x02\0",
].map((start) => Buffer.from(start, "latin1"))

/** The first visible characters, whatever the encoding: byte-order marks, NULs of UTF-16 and white space are passed over. */
function startOf(head: Buffer): string {
  const at = head.findIndex((byte) => !PASSED_OVER.has(byte))
  const start = head
    .subarray(at < 0 ? head.length : at)
    .subarray(0, 128)
    .toString("latin1")
    .replaceAll("\0", "")
  return start.slice(0, 64)
}

const PASSED_OVER = new Set([0, 9, 10, 11, 12, 13, 32, 0xa0, 0xef, 0xbb, 0xbf, 0xff, 0xfe])

/** UTF-16 by its mark; else bytes without NUL and with almost no control characters (logs do hold escape codes). */
function looksLikeText(head: Buffer): boolean {
  if (isUtf16(head)) return true
  let odd = 0
  for (const byte of head) {
    if (byte === 0) return false
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd += 1
  }
  return odd * 100 <= head.length
}

export function isUtf16(head: Buffer): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
}

function textTypeFor(name: string): string {
  const extension = extensionOf(name)
  const format = attachmentFormats.find((one) => one.kind === "text" && one.extensions.includes(extension))
  return format?.mediaType ?? "text/plain"
}
