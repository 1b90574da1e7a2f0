import type { MailMark, Unreadable } from "@veridesk/contract/mail/read-mail.ts"
import type { ReadLimits } from "../limits.ts"
import { readTree, type Tree } from "./tree.ts"

export type Parts = { tree: Tree; marks: MailMark[] } | { unreadable: Unreadable }

/** A mail's parts. A multipart whose boundary is missing or is never met is read by the boundary that its body shows. */
export async function readParts(bytes: Uint8Array, limits: ReadLimits): Promise<Parts> {
  const marks: MailMark[] = []
  let tree = await readTree(bytes, limits.depth)
  if (tree.isEmptyMultipart) {
    marks.push("structure-damaged")
    const boundary = shownBoundary(bytes)
    if (boundary !== null) tree = await readTree(withBoundary(bytes, tree.type, boundary), limits.depth)
  }
  if (tree.parts.length > limits.parts) return { unreadable: "too-many-parts" }
  if (tree.parts.some(isDamagedBase64)) marks.push("base64-damaged")
  return { tree, marks }
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

/** Nothing came out of what said it was base64 (the parser leaves out what can't be); or it was no base64 at all. */
function isDamagedBase64({ encoding, content, fields }: Tree["parts"][number]): boolean {
  return encoding.includes("base64") && content.length === 0 && fields.length > 0
}
