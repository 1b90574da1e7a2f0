import type { MailMark } from "@veridesk/contract/mail/read-mail.ts"
import type { Part } from "../parse/tree.ts"
import { readTnef, type TnefFile, TNEF_SIGNATURE } from "./tnef.ts"

export type Winmail = { parts: Part[]; marks: MailMark[] }

/**
 * Recognises Outlook's own envelope (winmail.dat) and puts what is in it into its place: files, and the text where the mail
 * has no other. One of which nothing can be read stays as the file it is.
 */
export function readWinmail(parts: Part[]): Winmail {
  const found = parts.filter(isWinmail)
  if (found.length === 0) return { parts, marks: [] }
  const hasText = parts.some(
    ({ type, content }) => /^text\/(?:plain|html)$/.test(type) && content.some((byte) => byte > 0x20),
  )
  const unpacked = parts.flatMap((part) => {
    if (!found.includes(part)) return [part]
    const tnef = readTnef(part.content)
    const inner = [
      ...(hasText ? [] : bodiesOf(part, tnef.text, tnef.html)),
      ...tnef.files.map((file) => partOf(part, file)),
    ]
    return inner.length > 0 ? inner : [part]
  })
  return { parts: unpacked, marks: ["winmail"] }
}

function isWinmail({ type, content, name }: Part): boolean {
  if (content.length < 6) return false
  const signed = new DataView(content.buffer, content.byteOffset).getUint32(0, true) === TNEF_SIGNATURE
  return (
    signed &&
    (type.endsWith("ms-tnef") || /^winmail\.dat$/i.test(name ?? "") || type === "application/octet-stream")
  )
}

function bodiesOf(around: Part, text: string | null, html: string | null): Part[] {
  const body = (type: string, said: string | null): Part[] =>
    said === null || said.trim() === ""
      ? []
      : [
          {
            ...around,
            type,
            charset: "utf-8",
            name: null,
            disposition: "",
            contentId: null,
            parameters: {},
            encoding: "",
            source: null,
            content: new TextEncoder().encode(said),
            alternative: -1,
          },
        ]
  return [...body("text/plain", text), ...body("text/html", html)]
}

function partOf(around: Part, { name, mediaType, contentId, bytes }: TnefFile): Part {
  return {
    ...around,
    type: mediaType,
    charset: null,
    name,
    disposition: "attachment",
    contentId,
    parameters: {},
    encoding: "",
    source: null,
    content: bytes,
    fields: [],
  }
}
