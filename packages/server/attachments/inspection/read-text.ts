import { extensionOf } from "../display-name.ts"
import { isHar, maskJson, maskText } from "./mask-secrets.ts"
import { isMarkup, isUtf16 } from "./sniff.ts"
import type { Refused } from "./verdict.ts"

/** `text` is null where nothing had to be changed. */
export type ReadText = { mediaType: string; text: Buffer | null; masked: number }

/**
 * Reads a whole text, log, CSV, JSON or HAR file and blanks out secrets in it. Other bytes stay as they are, whatever
 * the encoding: what is looked for is ASCII, so the bytes are read one to one (UTF-8 and GB18030 both survive that).
 */
export function readText(bytes: Buffer, o: { name: string; mediaType: string }): ReadText | Refused {
  const isWide = isUtf16(bytes)
  const text = isWide ? fromUtf16(bytes) : bytes.toString("latin1")
  if (text.includes("\0")) return { refused: "damaged" }
  if (isMarkup(Buffer.from(text.trimStart().slice(0, 128)))) return { refused: "markup" }
  const back = (changed: string): Buffer => Buffer.from(changed, isWide ? "utf8" : "latin1")

  const json = parsed(isWide ? text : bytes.toString("utf8"))
  if (json !== undefined) {
    const masked = maskJson(json)
    const mediaType = isHar(json) || extensionOf(o.name) !== "csv" ? "application/json" : o.mediaType
    return { mediaType, masked, text: masked > 0 ? Buffer.from(JSON.stringify(json, null, 2)) : null }
  }
  const { text: changed, count } = maskText(text)
  // A file called .json that is none (often one object a line) is told to be plain text.
  const mediaType = o.mediaType === "application/json" ? "text/plain" : o.mediaType
  return { mediaType, masked: count, text: count > 0 || isWide ? back(changed) : null }
}

function fromUtf16(bytes: Buffer): string {
  return new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes)
}

/** Only objects and lists count: a log that is one number is a text. */
function parsed(text: string): unknown {
  if (!/^\ufeff?\s*[{[]/.test(text)) return undefined
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""))
  } catch {
    return undefined
  }
}
