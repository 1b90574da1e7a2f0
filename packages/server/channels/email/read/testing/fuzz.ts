import type { ReadMail, Reading } from "@veridesk/contract/mail/read-mail.ts"
import { corpus } from "./corpus/corpus.ts"
import { STORY } from "./corpus/story.ts"
import { MOST_TEXT } from "../limits.ts"
import { readMail } from "../read-mail.ts"
import { mutate, seeded } from "./mutate.ts"

export type Figures = {
  mails: number
  read: number
  unreadable: Record<string, number>
  /** What no reading may be; the seed and the place say which mail it was. */
  faults: { place: number; name: string; fault: string; mail: Buffer }[]
  slowestMs: number
  slowestName: string
  meanMs: number
  largestAnswer: number
  mostMemoryMb: number
}

export type FuzzInput = { count: number; seed: number; onProgress?: (figures: Figures) => void }

/** Larger mails are tried by the corpus itself. */
const LARGEST = 64 * 1024
const MOST_FAULTS = 20
const EVERY = 5000

/** Reads mutated mails of the corpus and looks whether each answer is one that a mail may have. Equal seeds, equal mails. */
export async function fuzz({ count, seed, onProgress }: FuzzInput): Promise<Figures> {
  const mails = corpus
    .map(({ name, mail }) => ({ name, bytes: Buffer.from(mail(STORY)) }))
    .filter(({ bytes }) => bytes.length <= LARGEST)
  const random = seeded(seed)
  const pick = () => mails[Math.floor(random() * mails.length)] ?? { name: "", bytes: Buffer.alloc(0) }
  const figures: Figures = {
    mails: 0,
    read: 0,
    unreadable: {},
    faults: [],
    slowestMs: 0,
    slowestName: "",
    meanMs: 0,
    largestAnswer: 0,
    mostMemoryMb: 0,
  }
  let totalMs = 0
  for (let place = 0; place < count && figures.faults.length < MOST_FAULTS; place += 1) {
    const { name, bytes } = pick()
    const mail = mutate(bytes, pick().bytes, random)
    const began = performance.now()
    const fault = await faultOf(mail, figures)
    const tookMs = performance.now() - began
    totalMs += tookMs
    if (tookMs > figures.slowestMs) Object.assign(figures, { slowestMs: tookMs, slowestName: name })
    if (fault !== null) figures.faults.push({ place, name, fault, mail })
    figures.mails += 1
    figures.meanMs = totalMs / figures.mails
    if (figures.mails % EVERY === 0 || figures.mails === count) {
      figures.mostMemoryMb = Math.max(figures.mostMemoryMb, process.memoryUsage.rss() / 1024 / 1024)
      onProgress?.(figures)
    }
  }
  return figures
}

async function faultOf(mail: Buffer, figures: Figures): Promise<string | null> {
  let reading: Reading
  try {
    reading = await readMail(new Uint8Array(mail))
  } catch (error) {
    return `throws ${error instanceof Error ? error.stack : String(error)}`
  }
  if ("unreadable" in reading) {
    figures.unreadable[reading.unreadable] = (figures.unreadable[reading.unreadable] ?? 0) + 1
    return null
  }
  figures.read += 1
  const size =
    JSON.stringify(reading.mail).length + reading.bytes.reduce((sum, { byteLength }) => sum + byteLength, 0)
  figures.largestAnswer = Math.max(figures.largestAnswer, size)
  if (size > mail.length * 8 + 64 * 1024) return `an answer of ${size} for ${mail.length} bytes`
  return oddIn(reading.mail, reading.bytes)
}

const LINE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u
const ALLOWED_TAG =
  /^<\/?(?:address|article|aside|blockquote|center|d[dlt]|div|fig(?:caption|ure)|footer|h[1-6r]|header|li|main|ol|p|pre|section|t(?:able|body|d|foot|h|head|r)|ul|caption|col(?:group)?|a|abbr|b|big|br|cite|code|del|em|font|i|img|ins|kbd|q|s|samp|small|span|strike|strong|su[bp]|tt|u|var)(?:\s[^<>]*)?>$/

function oddIn(mail: ReadMail, bytes: Uint8Array[]): string | null {
  const ids = [
    ...(mail.messageId === null ? [] : [mail.messageId]),
    ...mail.inReplyTo,
    ...mail.references,
    ...(mail.bounce?.about ?? []),
  ]
  if (ids.some((id) => id === "" || id.length > 998 || /[\s<>]/.test(id)))
    return `an id ${JSON.stringify(ids)}`
  const people = [
    ...mail.from,
    ...mail.replyTo,
    ...mail.to,
    ...mail.cc,
    ...(mail.sender ? [mail.sender] : []),
  ]
  const odd = people.find(
    ({ name, address }) => LINE.test(name) || LINE.test(address) || address === "" || /\s/.test(address),
  )
  if (odd) return `an address ${JSON.stringify(odd)}`
  if (LINE.test(mail.subject)) return `a subject ${JSON.stringify(mail.subject)}`
  if (mail.text.length > 2 * MOST_TEXT + 4096 || mail.fresh.length > MOST_TEXT)
    return "a text that is too long"
  if (/[^\P{Cc}\n\t]/u.test(mail.text)) return "a control character in the text"
  if (![mail.text, mail.fresh, mail.html ?? "", mail.subject].every((text) => text.isWellFormed()))
    return "half a character"
  if (mail.files.length !== bytes.length || mail.files.some(({ size }, at) => size !== bytes[at]?.byteLength))
    return "files without their bytes"
  if (mail.files.some(({ name }) => name === "" || LINE.test(name) || /[/\\]/.test(name)))
    return "a file's name"
  const tag = (mail.html ?? "")
    .match(/<[^>]*>?/g)
    ?.find((one) => !ALLOWED_TAG.test(one) || [...one.matchAll(ATTRIBUTE)].some(isOddAttribute))
  return tag === undefined ? null : `a tag ${tag}`
}

const ATTRIBUTE = /\s([^\s="/>]+)(?:="([^"]*)")?/g
const ATTRIBUTES =
  /^(?:style|href|src|rel|target|data-(?:quoted|hidden|remote)|width|height|colspan|rowspan|border|cellpadding|cellspacing|start|size|align|valign|dir|type|color|bgcolor|alt|title|face|lang|\/)$/

function isOddAttribute([, name = "", value = ""]: RegExpExecArray | RegExpMatchArray): boolean {
  if (!ATTRIBUTES.test(name)) return true
  if (name === "href") return !/^(?:https?:\/\/|mailto:)/i.test(value)
  if (name === "src") return !value.startsWith("cid:")
  return name === "style" && /url|expression|@|\\|position/i.test(value)
}
