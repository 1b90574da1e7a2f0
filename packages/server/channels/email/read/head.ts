import type { MailAddress, MailMark, ReadMail } from "@veridesk/contract/mail/read-mail.ts"
import { plainAddress, readAddresses } from "./parse/addresses.ts"
import { decodeWords } from "./parse/encoded-words.ts"
import { every, type Field, first } from "./parse/headers.ts"
import { messageIds, ownMessageId } from "./parse/message-ids.ts"
import { plainLine } from "./parse/plain-line.ts"
import { sentAt } from "./parse/sent-at.ts"

export type HeadFacts = Pick<
  ReadMail,
  | "messageId"
  | "inReplyTo"
  | "references"
  | "from"
  | "sender"
  | "replyTo"
  | "to"
  | "cc"
  | "deliveredTo"
  | "subject"
  | "sentAt"
>
export type Head = { mail: HeadFacts; marks: MailMark[] }

/** What RFC 5322 §3.6 lets stand once only. */
const ONCE = new Set([
  "from",
  "sender",
  "reply-to",
  "to",
  "cc",
  "date",
  "subject",
  "message-id",
  "in-reply-to",
  "references",
  "content-type",
  "content-transfer-encoding",
  "mime-version",
])
const MOST_SUBJECT = 1000

/** What a mail says of itself. Of a field that stands several times the first counts, and it is marked. */
export function readHead(fields: Field[]): Head {
  const one = (name: string) => first(fields, name)
  const from = readAddresses(one("from") ?? "").filter(({ address }) => address !== "")
  const date = sentAt(one("date"))
  const messageId = ownMessageId(one("message-id"))
  const mail: HeadFacts = {
    messageId,
    inReplyTo: messageIds(one("in-reply-to")),
    references: messageIds(one("references")),
    from,
    sender: readAddresses(one("sender") ?? "").find(({ address }) => address !== "") ?? null,
    replyTo: people(one("reply-to")),
    to: people(one("to")),
    cc: people(one("cc")),
    deliveredTo: deliveredTo(fields),
    subject: plainLine(decodeWords(one("subject") ?? ""), MOST_SUBJECT),
    sentAt: date,
  }
  const marks: MailMark[] = []
  if (from.length > 1 || every(fields, "from").length > 1) marks.push("several-senders")
  if (hasDoubled(fields)) marks.push("doubled-headers")
  if (messageId === null) marks.push("no-message-id")
  if (date === null) marks.push("no-date")
  if (from.some(showsAnother)) marks.push("name-shows-address")
  return { mail, marks }
}

function people(value: string | null): MailAddress[] {
  return readAddresses(value ?? "").filter(({ address }) => address !== "")
}

/** Nearest the recipient first, as servers write them above one another. */
function deliveredTo(fields: Field[]): string[] {
  const names = ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to"]
  const values = names.flatMap((name) => every(fields, name)).flatMap(readAddresses)
  return [...new Set(values.map(({ address }) => address).filter((address) => address !== ""))].slice(0, 50)
}

function hasDoubled(fields: Field[]): boolean {
  const seen = new Set<string>()
  for (const { name } of fields) {
    if (!ONCE.has(name)) continue
    if (seen.has(name)) return true
    seen.add(name)
  }
  return false
}

/** A name that holds an address other than the one it stands for is there to deceive. */
function showsAnother({ name, address }: MailAddress): boolean {
  const shown = name.normalize("NFKC").match(/[^\s<>"'(),;:]{1,64}@[^\s<>"'(),;:]{1,190}/g) ?? []
  return shown.some((one) => (plainAddress(one) ?? one).toLowerCase() !== address.toLowerCase())
}
