import type { MailMark, ReadMail, Reading } from "@veridesk/contract/mail/read-mail.ts"
import { readBody } from "./body.ts"
import { type ReadLimits, readLimits } from "./limits.ts"
import { readHead } from "./head.ts"
import { readKind } from "./kind/kind.ts"
import { languageOf } from "./language.ts"
import { findIn } from "./find/find.ts"
import { fieldsIn } from "./parse/headers.ts"
import { readParts } from "./parse/parts.ts"
import { weigh } from "./parse/weigh.ts"
import { readCrypto } from "./crypto-shape.ts"

/** Forwarded mails within one another whose text is read. */
const MOST_FORWARDED = 3

/** Reads a mail: pure, no network, no clock. Throws only for what nobody foresaw. */
export async function readMail(bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<Reading> {
  return readWithin(bytes, { ...readLimits, ...limits }, 0)
}

async function readWithin(bytes: Uint8Array, limits: ReadLimits, level: number): Promise<Reading> {
  const weighed = weigh(bytes, limits)
  if ("unreadable" in weighed) return weighed
  const read = await readParts({ bytes, blocks: weighed.blocks, limits })
  if ("unreadable" in read) return read
  const fields = fieldsIn(blockOf(bytes, weighed.blocks))
  const head = readHead(fields)
  const inner = async (forwarded: Uint8Array): Promise<ReadMail | null> => {
    if (level >= MOST_FORWARDED) return null
    const reading = await readWithin(forwarded, limits, level + 1)
    return "mail" in reading ? reading.mail : null
  }
  const body = await readBody(read.tree, inner)
  const { kind, bounce } = readKind({ fields, head, tree: read.tree, text: body.text })
  const marks = new Set<MailMark>([...head.marks, ...read.marks, ...body.marks])
  const { files, bytes: contents, html, remotePictures, text, fresh } = body
  const found = findIn({ subject: head.mail.subject, text, links: body.links })
  const language = languageOf(fresh === "" ? head.mail.subject : fresh)
  const crypto = readCrypto(read.tree)
  const mail: ReadMail = {
    ...head.mail,
    text,
    fresh,
    html,
    remotePictures,
    files,
    kind,
    bounce,
    language,
    found,
    marks: [...marks],
    crypto,
  }
  return { mail, bytes: contents }
}

function blockOf(bytes: Uint8Array, blocks: { start: number; end: number }[]): Uint8Array {
  const [own] = blocks
  return bytes.subarray(own?.start ?? 0, own?.end ?? 0)
}
