import type { IncomingDetail, IncomingRow, MailDetail } from "@veridesk/contract/mail/desk.ts"
import type { QuarantineReason, RejectReason } from "@veridesk/contract/mail/fate.ts"
import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import { conversationsByIds } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import type { PlaceDeps } from "./deps.ts"
import { judge } from "./judge.ts"
import type { IncomingRecord } from "./quarantine/store.ts"
import { openedId } from "./open-again.ts"
import { mailOf, type StoredMail } from "./store.ts"
import { withoutSecrets } from "./without-secrets.ts"

/** A mail of a message as the desk opens it. */
export async function mailDetail(
  db: Db,
  mail: StoredMail,
  mailboxById: (id: string) => Mailbox | null,
): Promise<MailDetail> {
  const { reading, people } = mail
  const mailbox = mail.mailboxId === null ? null : mailboxById(mail.mailboxId)
  const openedAs = reading.crypto?.fault ? openedId(mail.incomingId) : null
  const [related, opened] = await Promise.all([
    conversationsByIds(db, reading.related),
    openedAs && mailOf(db, openedAs),
  ])
  return {
    messageId: mail.messageId,
    incomingId: mail.incomingId,
    from: { name: mail.fromName, address: mail.fromAddress },
    replyTo: people.replyTo,
    to: people.to,
    cc: people.cc,
    subject: mail.subject,
    sentAt: mail.sentAt?.toISOString() ?? null,
    receivedAt: mail.receivedAt.toISOString(),
    mailbox: { key: mailbox?.key ?? "", address: mailbox?.address ?? "" },
    text: mail.text,
    html: withOwnPictures(mail.html, reading.inline),
    remotePictures: reading.remotePictures,
    authenticity: mail.authenticity,
    kind: reading.kind,
    marks: reading.marks,
    evidence: reading.evidence,
    related: related.map(({ id, number, subject }) => ({ id, number, subject })),
    crypto: reading.crypto,
    removed: reading.removed,
    refused: reading.refused,
    firstSeenAt: reading.firstSeenAt,
    openedAs: opened ? openedAs : null,
  }
}

/** Pictures that came with the mail, at the addresses where staff read its files. */
function withOwnPictures(html: string | null, inline: StoredMail["reading"]["inline"]): string | null {
  if (html === null || inline.length === 0) return html
  const files = new Map(inline.map(({ contentId, id }) => [encodeURIComponent(contentId), id]))
  return html.replace(/ src="cid:([^"]{1,400})"/g, (whole, name: string) => {
    const id = files.get(name) ?? files.get(encodeURIComponent(name))
    return id ? ` src="/api/desk/attachments/${id}/file"` : whole
  })
}

export function incomingRow(r: IncomingRecord, mailboxById: (id: string) => Mailbox | null): IncomingRow {
  const mailbox = r.mailboxId === null ? null : mailboxById(r.mailboxId)
  return {
    id: r.id,
    fate: r.fate,
    reason: r.reason as QuarantineReason | RejectReason | null,
    mailbox: mailbox && { key: mailbox.key, address: mailbox.address },
    way: r.way,
    from: r.fromAddress === null ? null : { name: r.fromName ?? "", address: r.fromAddress },
    subject: r.subject ?? "",
    size: r.size,
    receivedAt: r.receivedAt.toISOString(),
    settledAt: r.settledAt?.toISOString() ?? null,
    conversationId: r.conversationId,
  }
}

type Reader = Pick<
  PlaceDeps,
  "read" | "findSecrets" | "isOwnDomain" | "namesUs" | "resembles" | "mailboxById"
> & {
  /** The lines of its head, as far as they can be read. */
  headersOf: (bytes: Uint8Array) => { name: string; value: string }[]
}

/** A mail that waits for a person, read anew at this moment, safe to look at; of one that can't be read its head alone. */
export async function incomingDetail(
  o: Reader,
  r: IncomingRecord,
  bytes: Uint8Array,
): Promise<IncomingDetail> {
  const headers = o.headersOf(bytes).slice(0, MOST_HEADERS)
  const mailbox = r.mailboxId === null ? null : o.mailboxById(r.mailboxId)
  const { reading, check } = await o.read(bytes, r.envelope, mailbox)
  const shown: Pick<IncomingDetail, "envelope" | "sha256" | "headers" | "attempts"> = {
    envelope: r.envelope,
    sha256: r.sha256,
    headers,
    attempts: r.attempts,
  }
  const row = incomingRow(r, o.mailboxById)
  if ("unreadable" in reading)
    return { ...row, ...shown, text: null, html: null, authenticity: null, marks: [], files: [] }
  const { mail, removed } = await withoutSecrets(reading.mail, o.findSecrets)
  const from = mail.from[0]
  // What its domain said then counts: keys are changed, and name servers forget.
  const authenticity =
    r.authenticity ??
    judge({
      ...o,
      mail,
      check,
      firstSeen: false,
      resembles: from ? o.resembles(from.address) : null,
    })
  return {
    ...row,
    ...shown,
    // A secret may stand in any line of the head; what is safe of it is shown apart.
    headers: removed.length > 0 ? [] : headers,
    subject: mail.subject,
    from: from ?? row.from,
    text: mail.text.slice(0, LONGEST),
    html: mail.html,
    authenticity,
    marks: mail.marks,
    files: mail.files.map(({ name, mediaType, size }) => ({ name, mediaType, size })),
  }
}

const MOST_HEADERS = 200
const LONGEST = 200_000
