import type { MailFile, MailMark } from "@veridesk/contract/mail/read-mail.ts"
import { MOST_HTML } from "../limits.ts"
import { flatten } from "./flatten.ts"
import { ANY_SIGN, htmlToSignedText, SIGNS } from "./html-text.ts"
import { sanitiseHtml } from "./sanitise.ts"

export type HtmlRead = {
  html: string
  /** The text of each piece, with the signs of quotes and hidden text in it. */
  signed: string[]
  remotePictures: number
  links: string[]
  /** Texts that no reader's eye would have seen. */
  hidden: string[]
  shown: Set<string>
  embedded: { file: MailFile; bytes: Uint8Array }[]
  marks: MailMark[]
}

const MOST_LINKS = 500
const MOST_HIDDEN = 200

/** Reads the HTML pieces of a mail: sanitised, as text, and what there is to know of them. */
export function readHtml(pieces: string[], own: Set<string>): HtmlRead {
  const marks = new Set<MailMark>()
  let room = MOST_HTML
  const clean = pieces.map((piece) => {
    if (piece.length > room) marks.add("shortened")
    const taken = piece.slice(0, Math.max(room, 0)).replace(ANY_SIGN, "").replaceAll("\0", "")
    room -= taken.length
    return sanitiseHtml(flatten(taken), own)
  })
  const signed = clean.map(({ html }) => htmlToSignedText(html).replace(/[\u00a0\u2000-\u200a\u202f]/g, " "))
  const hidden = signed.flatMap(hiddenIn)
  if (hidden.length > 0) marks.add("invisible-text")
  const links = clean.flatMap(({ html }) => linksIn(html))
  return {
    html: clean.map(({ html }) => html.trim()).join("<hr />"),
    signed,
    remotePictures: clean.reduce((sum, { remotePictures }) => sum + remotePictures, 0),
    links: [...new Set(links)].slice(0, MOST_LINKS),
    hidden,
    shown: new Set(clean.flatMap(({ shown }) => [...shown])),
    embedded: clean.flatMap(({ embedded }) => embedded).map(fileOfEmbedded),
    marks: [...marks],
  }
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/ href="(https?:[^"]{1,4000})"/g)].map((match) =>
    (match[1] ?? "").replaceAll("&amp;", "&"),
  )
}

/** Texts between the signs of hidden text that have a letter or digit. */
function hiddenIn(signed: string): string[] {
  const found: string[] = []
  let at = signed.indexOf(SIGNS.hidden)
  while (at !== -1 && found.length < MOST_HIDDEN) {
    const end = signed.indexOf(SIGNS.endHidden, at)
    const text = signed
      .slice(at + 1, end === -1 ? undefined : end)
      .replace(ANY_SIGN, "")
      .trim()
    if (/[\p{L}\p{N}]/u.test(text)) found.push(text)
    at = signed.indexOf(SIGNS.hidden, end === -1 ? signed.length : end)
  }
  return found
}

function fileOfEmbedded(embedded: { contentId: string; mediaType: string; bytes: Uint8Array }, at: number) {
  const { contentId, mediaType, bytes } = embedded
  const name = `picture-${at + 1}.${mediaType.slice("image/".length).replace("jpeg", "jpg")}`
  return { file: { name, mediaType, size: bytes.length, contentId, inline: true }, bytes }
}
