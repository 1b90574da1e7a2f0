import { decodeBytes } from "./charset.ts"

type Word = { charset: string; kind: "q" | "b"; text: string }
type Bytes = { charset: string; bytes: Buffer }

/** RFC 2047 §2, loosely: spaces may stand within a quoted word, as some mailers write them. */
const WORD = /=\?([\w.:*+-]{1,60})\?([QqBb])\?([^?]{0,4000}|[^?\r\n]{0,4000})\?=/g

/**
 * Text with its encoded words read. White space between two words is none. Words of one charset are put together as bytes
 * before they are read, since many mailers cut within a character. Linear in the length of the text.
 */
export function decodeWords(text: string): string {
  if (!text.includes("=?")) return text
  let result = ""
  let pending: Bytes | null = null
  let at = 0
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(at, match.index)
    at = match.index + match[0].length
    const word: Bytes = bytesOf({
      charset: (match[1] ?? "").replace(/\*.*$/, "").toLowerCase(),
      kind: match[2]?.toLowerCase() === "b" ? "b" : "q",
      text: match[3] ?? "",
    })
    if (pending && between.trim() === "") {
      if (pending.charset === word.charset) {
        pending = { charset: word.charset, bytes: Buffer.concat([pending.bytes, word.bytes]) }
        continue
      }
      result += read(pending)
    } else result += (pending ? read(pending) : "") + between
    pending = word
  }
  return result + (pending ? read(pending) : "") + text.slice(at)
}

function read({ charset, bytes }: Bytes): string {
  return decodeBytes(bytes, charset).text
}

function bytesOf({ charset, kind, text }: Word): Bytes {
  if (kind === "b") return { charset, bytes: Buffer.from(text.replace(/[^a-zA-Z0-9+/]/g, ""), "base64") }
  const plain = text
    .replaceAll("_", " ")
    .replace(/=([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  // A raw character beyond Latin-1 can't be there honestly; it is kept as its UTF-8 bytes.
  return {
    charset,
    bytes: /[\u0100-\uffff]/.test(plain) ? Buffer.from(plain) : Buffer.from(plain, "latin1"),
  }
}
