import { decodeBytes, type Decoded, isUtf7 } from "./charset.ts"
import type { Part } from "./tree.ts"

/** The text of a part, line ends "\n", by its charset or what its bytes look like. */
export function textOf(part: Part): Decoded {
  const label = part.charset ?? (part.type === "text/html" ? metaCharset(part.content) : null)
  const decoded = decodeBytes(part.content, label)
  const text = decoded.text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .toWellFormed()
  const flowed = part.type === "text/plain" && /^flowed$/i.test(part.parameters["format"] ?? "")
  return { ...decoded, text: flowed ? unflow(text, /^yes$/i.test(part.parameters["delsp"] ?? "")) : text }
}

/** What an HTML part says of its own charset; only looked for where the part's header says nothing. */
function metaCharset(content: Uint8Array): string | null {
  const head = Buffer.from(content.buffer, content.byteOffset, Math.min(content.byteLength, 2048)).toString(
    "latin1",
  )
  const label = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1] ?? null
  return label !== null && isUtf7(label) ? null : label
}

/** RFC 3676 §4: a line that ends with a space goes on in the next one, unless their quote depths differ. */
function unflow(text: string, dropSpace: boolean): string {
  const lines: { depth: number; text: string; open: boolean }[] = []
  for (const line of text.split("\n")) {
    const quote = /^>*/.exec(line)?.[0].length ?? 0
    const body = line.slice(quote).replace(/^ /, "")
    const isSignature = body === "-- "
    const open = body.endsWith(" ") && !isSignature
    const piece = open && dropSpace ? body.slice(0, -1) : body
    const last = lines.at(-1)
    if (last?.open && last.depth === quote && !isSignature) {
      last.text += piece
      last.open = open
    } else lines.push({ depth: quote, text: piece, open })
  }
  return lines.map(({ depth, text: line }) => (depth > 0 ? `${">".repeat(depth)} ${line}` : line)).join("\n")
}
