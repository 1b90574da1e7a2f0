import type { Authenticity } from "@veridesk/contract/mail/authenticity.ts"
import type { MailEvidence } from "@veridesk/contract/mail/fate.ts"
import type { MailAddress, MailCrypto, MailKind, MailMark } from "@veridesk/contract/mail/read-mail.ts"
import { type RawBuilder, sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import type { Fate, Gist } from "./incoming/incoming.ts"
import { fateSql } from "./incoming/store.ts"
import { type ThreadStep, threadSql } from "./threads/store.ts"

/** What is kept of a mail beside its message: secrets are out of it already. */
export type KeptMail = {
  messageId: string
  conversationId: string
  incomingId: string
  from: MailAddress
  people: { to: MailAddress[]; cc: MailAddress[]; replyTo: MailAddress[] }
  subject: string
  sentAt: string | null
  text: string
  html: string | null
  authenticity: Authenticity
  reading: {
    kind: MailKind
    marks: MailMark[]
    evidence: MailEvidence[]
    related: string[]
    removed: string[]
    crypto: MailCrypto | null
    remotePictures: number
    firstSeenAt: string | null
    /** Files that were not let in, and why. */
    refused: { name: string; why: string }[]
    /** Files that its HTML shows, by the names it calls them. */
    inline: { contentId: string; id: string }[]
  }
}

/**
 * Says where a mail ended, keeps it and moves its thread on, in one statement. @returns false where it has ended already;
 * then nothing of it may stand
 */
export async function placeMail(
  tx: Db,
  o: { settling: { id: string; fate: Fate; gist: Gist }; kept: KeptMail; thread: ThreadStep | null },
): Promise<boolean> {
  const thread = o.thread ? sql`, ${threadSql(o.thread)}` : sql``
  const { rows } = await sql`
    with fate as (${fateSql(o.settling)}), kept as (${mailSql(o.kept)})${thread} select id from fate`.execute(
    tx,
  )
  return rows.length === 1
}

/** Keeps a mail of a message beside it, where it has ended long ago. */
export async function insertMail(tx: Db, m: KeptMail): Promise<void> {
  await mailSql(m).execute(tx)
}

function mailSql(m: KeptMail): RawBuilder<unknown> {
  return sql`
    insert into mails (message_id, conversation_id, incoming_id, from_address, from_name, people, subject, sent_at, text,
      html, authenticity, reading)
    values (${m.messageId}::uuid, ${m.conversationId}::uuid, ${m.incomingId}::uuid, ${m.from.address}, ${m.from.name},
      ${JSON.stringify(m.people)}::jsonb, ${m.subject}, ${m.sentAt}, ${m.text}, ${m.html},
      ${JSON.stringify(m.authenticity)}::jsonb, ${JSON.stringify(m.reading)}::jsonb)`
}

export type StoredMail = Omit<KeptMail, "from" | "sentAt"> & {
  fromAddress: string
  fromName: string
  sentAt: Date | null
  receivedAt: Date
  mailboxId: string | null
}

/** The mail that brought a message, or null. */
export async function mailOf(db: Db, messageId: string): Promise<StoredMail | null> {
  const { rows } = await sql<StoredMail>`
    select m.message_id as "messageId", m.conversation_id as "conversationId", m.incoming_id as "incomingId",
      m.from_address as "fromAddress", m.from_name as "fromName", m.people, m.subject, m.sent_at as "sentAt", m.text,
      m.html, m.authenticity, m.reading, i.received_at as "receivedAt", i.mailbox_id as "mailboxId"
    from mails m join incoming_mails i on i.id = m.incoming_id where m.message_id = ${messageId}::uuid`.execute(
    db,
  )
  return rows[0] ?? null
}
