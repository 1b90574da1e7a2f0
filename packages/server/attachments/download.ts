import type { Readable } from "node:stream"
import { Refusal } from "@veridesk/contract/errors.ts"
import { BlobFault, type ByteRange } from "../platform/blobs/index.ts"
import { contentDisposition } from "./disposition.ts"
import type { Attachments } from "./open.ts"

export type Content = { id: string; sha256: string; size: number; mediaType: string; name: string }

/** Only what a browser shows without running anything; all else is always saved to disk. */
const SHOWN = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"])

/**
 * Headers of a stranger's file: its stored type and nothing guessed, nothing of it may run, load or frame, no address of
 * ours leaks to where it may point, and no shared cache keeps it.
 */
export function contentHeaders(content: Content, wantsInline: boolean): Record<string, string> {
  const kind = wantsInline && SHOWN.has(content.mediaType) ? "inline" : "attachment"
  const isText = content.mediaType.startsWith("text/")
  return {
    "content-type": isText ? `${content.mediaType}; charset=utf-8` : content.mediaType,
    "content-disposition": contentDisposition(kind, content.name),
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "cache-control": "private, no-cache",
    "accept-ranges": "bytes",
    etag: etagOf(content),
  }
}

export function etagOf(content: Content): string {
  return `"${content.sha256}"`
}

/** The bytes. @throws Refusal `attachment-damaged` where our copy is lost or changed; that is logged as an error too */
export async function openContent(a: Attachments, content: Content, range?: ByteRange): Promise<Readable> {
  try {
    return await a.blobs.open(content.sha256, range)
  } catch (error) {
    if (!(error instanceof BlobFault)) throw error
    a.log.error({ attachment: content.id, kind: error.kind }, "a file can't be given out")
    throw new Refusal("attachment-damaged", error.kind === "unavailable" ? 503 : 500)
  }
}

/**
 * Reads a Range header (RFC 9110 §14.2) that asks for one range. Anything we don't understand, and several ranges, are
 * answered with the whole, as the RFC allows; "beyond" is a range that lies past the end.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | "beyond" | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "")
  if (!asked || (!asked[1] && !asked[2])) return null
  const last = size - 1
  if (!asked[1]) {
    const length = Number(asked[2])
    return length === 0 ? "beyond" : { start: Math.max(0, size - length), end: last }
  }
  const start = Number(asked[1])
  const end = asked[2] ? Math.min(Number(asked[2]), last) : last
  if (start > last) return "beyond"
  return end < start ? null : { start, end }
}
