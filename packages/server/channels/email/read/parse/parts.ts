import { isUtf8 } from "node:buffer"
import type { MailMark, Unreadable } from "@veridesk/contract/mail/read-mail.ts"
import type { ReadLimits } from "../limits.ts"
import type { Block } from "./headers.ts"
import { type Part, readTree, type Tree } from "./tree.ts"
import { weigh } from "./weigh.ts"

export type Parts = { tree: Tree; marks: MailMark[] } | { unreadable: Unreadable }

export type PartsInput = { bytes: Uint8Array; blocks: Block[]; limits: ReadLimits }

/** A mail's parts. A multipart whose boundary is missing or is never met is read by the boundary that its body shows. */
export async function readParts(input: PartsInput): Promise<Parts> {
  try {
    return await readAll(input)
  } catch (error) {
    // The parser counts otherwise where multiparts within one another have the same boundary.
    const message = error instanceof Error ? error.message : ""
    if (message.includes("nesting depth")) return { unreadable: "too-deep" }
    if (message.includes("header size")) return { unreadable: "headers-too-large" }
    throw error
  }
}

async function readAll({ bytes, blocks, limits }: PartsInput): Promise<Parts> {
  const marks: MailMark[] = []
  let tree = await readTree({ bytes, blocks, depth: limits.depth })
  if (tree.mended) marks.push("charset-damaged")
  if (tree.isEmptyMultipart) {
    marks.push("structure-damaged")
    const boundary = shownBoundary(bytes)
    if (boundary !== null) {
      const whole = withBoundary(bytes, tree.type, boundary)
      const weighed = weigh(whole, limits)
      if ("unreadable" in weighed) return weighed
      tree = await readTree({ bytes: whole, blocks: weighed.blocks, depth: limits.depth })
    }
  }
  if (tree.parts.length > limits.parts) return { unreadable: "too-many-parts" }
  const parts = tree.parts.map(mendBase64)
  if (parts.some(({ damaged }) => damaged)) marks.push("base64-damaged")
  return { tree: { ...tree, parts: parts.map(({ part }) => part) }, marks }
}

/** The first line of dashes in the body that is followed by a part's header. */
function shownBoundary(bytes: Uint8Array): string | null {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", 0, 256 * 1024)
  return /(?:^|\n)--([^\s-][^\r\n]{0,69})\r?\ncontent-[a-z-]{2,30}:/i.exec(body)?.[1]?.trimEnd() ?? null
}

/** The first header of a kind is the one that counts. */
function withBoundary(bytes: Uint8Array, type: string, boundary: string): Uint8Array {
  const kind = /^multipart\/[\w.+-]{1,60}$/.test(type) ? type : "multipart/mixed"
  const line = `Content-Type: ${kind}; boundary="${boundary.replace(/["\\]/g, "\\$&")}"\r\n`
  return new Uint8Array(Buffer.concat([Buffer.from(line, "latin1"), bytes]))
}

const SAMPLE = 64 * 1024

/** Other characters than base64 has mean that something went wrong; a text that can't be base64 at all is taken as it stands. */
function mendBase64(part: Part): { part: Part; damaged: boolean } {
  if (!part.encoding.includes("base64") || part.source === null) return { part, damaged: false }
  const source = Buffer.from(
    part.source.buffer,
    part.source.byteOffset,
    Math.min(part.source.byteLength, SAMPLE),
  )
  const said = source.toString("latin1").trim()
  const wrong = said.match(/[^A-Za-z0-9+/=\r\n]/g)?.length ?? 0
  if (wrong === 0) return { part, damaged: false }
  const isText = part.type.startsWith("text/") && wrong * 20 > said.length && !isUtf8(part.content)
  return { part: isText ? { ...part, content: part.source } : part, damaged: true }
}
