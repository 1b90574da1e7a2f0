import type { MailFile, MailMark, ReadMail } from "@veridesk/contract/mail/read-mail.ts"
import { fileMarks, filesOf } from "./files.ts"
import { type HtmlRead, readHtml } from "./html/read-html.ts"
import { MOST_TEXT } from "./limits.ts"
import { textOf } from "./parse/text-of.ts"
import type { Part, Tree } from "./parse/tree.ts"
import { readWinmail } from "./winmail/winmail.ts"
import { freshOf } from "./quotes/fresh.ts"
import { type Line, linesOfSigned, linesOfText } from "./quotes/lines.ts"

export type Body = {
  text: string
  fresh: string
  html: string | null
  remotePictures: number
  /** Addresses its HTML links to, each once. */
  links: string[]
  files: MailFile[]
  /** The files' bytes, at the same places. */
  bytes: Uint8Array[]
  marks: MailMark[]
}

/** Reads a mail that stands within this one; null where it can't be or needn't be read. */
export type ReadInner = (bytes: Uint8Array) => Promise<ReadMail | null>

/** What is said at one place of a mail, in one or two forms. */
type Unit = { plain: string | null; html: string | null }

/** Texts and files of a mail, out of its parts. */
export async function readBody(tree: Tree, inner: ReadInner): Promise<Body> {
  const marks = new Set<MailMark>()
  const winmail = readWinmail(tree.parts)
  for (const mark of winmail.marks) marks.add(mark)
  const parts = winmail.parts
  const bodies = parts.filter((part, at) => isBody(part, at, parts))
  const others = parts.filter((part) => !bodies.includes(part))
  const files = filesOf(others)
  for (const mark of fileMarks(files)) marks.add(mark)
  const units = unitsOf(bodies, (mark) => marks.add(mark))
  const whole = units.map(({ html }) => html).filter((html) => html !== null)
  const read =
    whole.length > 0 ? readHtml(whole, new Set(files.flatMap(({ file }) => file.contentId ?? []))) : null
  for (const mark of read?.marks ?? []) marks.add(mark)
  const lines = cut(linesOfUnits(units, read), (mark) => marks.add(mark))
  const forwarded = await readForwarded(others, inner)
  if (forwarded.length > 0) marks.add("forwarded")
  const said = lines
    .map(({ text }) => text)
    .join("\n")
    .trim()
  if (marks.has("shortened")) files.push(...wholeText(bodies, files.length))
  const all = [...files, ...(read?.embedded ?? [])]
  return {
    text: [said, ...forwarded].filter((text) => text !== "").join("\n\n"),
    fresh: freshOf(lines, read?.hidden ?? []),
    html: read?.html ?? null,
    remotePictures: read?.remotePictures ?? 0,
    links: read?.links ?? [],
    files: all.map(({ file }) =>
      file.contentId !== null && read?.shown.has(file.contentId) ? { ...file, inline: true } : file,
    ),
    bytes: all.map(({ bytes }) => bytes),
    marks: [...marks],
  }
}

/** A text that is read and not kept as a file: it isn't attached, and has no name of its own but as the only text. */
function isBody(part: Part, at: number, parts: Part[]): boolean {
  if (part.type !== "text/plain" && part.type !== "text/html") return false
  if (part.disposition === "attachment" || part.within.includes("report")) return isFirstOfReport(part, at)
  if (part.name === null) return true
  return (
    at === parts.findIndex(({ type }) => type === "text/plain" || type === "text/html") &&
    part.disposition === ""
  )
}

/** The first part of a report is for people (RFC 6522); what follows is for programs. */
function isFirstOfReport(part: Part, at: number): boolean {
  return (
    part.disposition !== "attachment" && part.within.includes("report") && (at === 0 || part.alternative > 0)
  )
}

function unitsOf(bodies: Part[], mark: (mark: MailMark) => void): Unit[] {
  const units: Unit[] = []
  const byAlternative = new Map<number, Unit>()
  for (const part of bodies) {
    const decoded = textOf(part)
    if (decoded.mark) mark(decoded.mark)
    const known = part.alternative > 0 ? byAlternative.get(part.alternative) : undefined
    const unit = known ?? { plain: null, html: null }
    if (!known) units.push(unit)
    if (part.alternative > 0) byAlternative.set(part.alternative, unit)
    const kind = part.type === "text/html" ? "html" : "plain"
    unit[kind] = unit[kind] === null ? decoded.text : `${unit[kind]}\n${decoded.text}`
  }
  return units
}

/** What says only that the mail has to be read elsewhere is no text of it. */
const STUB =
  /^[\s*]*(?:your (?:e-?mail )?(?:client|program|reader) (?:does not|doesn't|cannot|can't)|this (?:e-?mail|message) (?:is in|requires|contains|must be)[^\n]{0,40}html|您的(?:邮件客户端|邮箱)不支持)[^\n]{0,200}\s*$/i

function linesOfUnits(units: Unit[], read: HtmlRead | null): Line[] {
  let place = 0
  return units.flatMap(({ plain, html }) => {
    const signed = html === null ? null : (read?.signed[place++] ?? "")
    const usePlain = plain !== null && plain.trim() !== "" && !STUB.test(plain.slice(0, 400))
    return usePlain || signed === null ? linesOfText(plain ?? "") : linesOfSigned(signed)
  })
}

/** Text beyond the bound is left out of what is shown; the whole is kept beside it. */
function cut(lines: Line[], mark: (mark: MailMark) => void): Line[] {
  let room = MOST_TEXT
  const kept: Line[] = []
  for (const line of lines) {
    if (line.text.length > room) {
      mark("shortened")
      kept.push({
        ...line,
        text: line.text
          .slice(0, room)
          .toWellFormed()
          .replace(/\ufffd$/, ""),
      })
      return kept
    }
    room -= line.text.length + 1
    kept.push(line)
  }
  return kept
}

function wholeText(bodies: Part[], place: number): { file: MailFile; bytes: Uint8Array }[] {
  return bodies
    .filter(({ content }) => content.length > MOST_TEXT)
    .map(({ type, content }, at) => ({
      file: {
        name: `text-${place + at + 1}.${type === "text/html" ? "html" : "txt"}`,
        mediaType: type,
        size: content.length,
        contentId: null,
        inline: false,
      },
      bytes: content,
    }))
}

/** What was sent on as a mail within the mail, as text: who wrote it, when and what. */
async function readForwarded(parts: Part[], inner: ReadInner): Promise<string[]> {
  const texts: string[] = []
  for (const part of parts) {
    if (part.type !== "message/rfc822" || part.within.includes("report")) continue
    const mail = await inner(part.content)
    if (mail === null) texts.push("")
    else texts.push(forwardedText(mail))
  }
  return texts
}

function forwardedText(mail: ReadMail): string {
  const people = (list: { name: string; address: string }[]) =>
    list.map(({ name, address }) => (name === "" ? address : `${name} <${address}>`)).join(", ")
  const head = [
    ["From", people(mail.from)],
    ["Date", mail.sentAt ?? ""],
    ["To", people(mail.to)],
    ["Subject", mail.subject],
  ].filter(([, value]) => value !== "")
  const lines = [
    "---------- Forwarded message ----------",
    ...head.map(([name, value]) => `${name}: ${value}`),
    "",
    mail.text,
  ]
  return lines.join("\n").trim().slice(0, MOST_TEXT).toWellFormed()
}
