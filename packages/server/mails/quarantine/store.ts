import type { Authenticity } from "@veridesk/contract/mail/authenticity.ts"
import type { MailFate } from "@veridesk/contract/mail/fate.ts"
import type { Envelope, MailWay } from "@veridesk/contract/mail/raw-mail.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import type { Release } from "../incoming/incoming.ts"

export type IncomingRecord = {
  id: string
  fate: MailFate
  reason: string | null
  mailboxId: string | null
  way: MailWay
  envelope: Envelope
  fromAddress: string | null
  fromName: string | null
  subject: string | null
  size: number
  sha256: string
  receivedAt: Date
  settledAt: Date | null
  conversationId: string | null
  attempts: number
  /** What was said of its sender when it came in. */
  authenticity: Authenticity | null
}

const COLUMNS = sql.raw(`
  m.id, m.fate, m.reason, m.mailbox_id as "mailboxId", m.way, m.envelope, m.from_address as "fromAddress",
  m.from_name as "fromName", m.subject, raw.size::int as size, encode(raw.sha256, 'hex') as sha256,
  m.received_at as "receivedAt", m.settled_at as "settledAt", m.conversation_id as "conversationId", m.attempts,
  m.details -> 'authenticity' as authenticity`)

/** The newest first; `before` is the id of the last one seen. */
export async function incomingOf(
  db: Db,
  q: { fate: "quarantine" | "rejected"; before: string | null; limit: number },
): Promise<IncomingRecord[]> {
  const edge = q.before ? sql`and m.id < ${q.before}::uuid` : sql``
  const { rows } = await sql<IncomingRecord>`
    select ${COLUMNS} from incoming_mails m join raw_mails raw on raw.id = m.raw_id
    where m.fate = ${q.fate} ${edge} order by m.id desc limit ${q.limit}`.execute(db)
  return rows
}

export async function incomingById(db: Db, id: string): Promise<IncomingRecord | null> {
  const { rows } = await sql<IncomingRecord>`
    select ${COLUMNS} from incoming_mails m join raw_mails raw on raw.id = m.raw_id where m.id = ${id}::uuid`.execute(
    db,
  )
  return rows[0] ?? null
}

/** What was done to a mail by hand, kept with it. */
export type Deed = { what: string; by: string; at: string; note?: string }

/**
 * Sends a mail that waits for a person, or that one has put aside, on its way again: it is read anew, and goes where `release` says if it says so.
 * @returns false where it waits no longer
 */
export async function sendAgain(
  tx: Db,
  a: { id: string; release: Release | null; deed: Deed },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update incoming_mails set fate = 'stored', reason = null, settled_at = null, same_as = null, attempts = 0, faults = 0,
      lease_until = null, details = jsonb_build_object('release', ${JSON.stringify(a.release)}::jsonb, 'deeds',
        coalesce(details -> 'deeds', '[]'::jsonb) || ${JSON.stringify(a.deed)}::jsonb)
    where id = ${a.id}::uuid
      and (fate = 'quarantine' or (fate = 'rejected' and reason in ('discarded', 'blocked')))`.execute(tx)
  return numAffectedRows === 1n
}

/** It leads nowhere, as somebody has decided. */
export async function putAside(
  tx: Db,
  a: { id: string; reason: "discarded" | "blocked"; deed: Deed },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update incoming_mails set fate = 'rejected', reason = ${a.reason}, same_as = null, settled_at = now(),
      details = details || jsonb_build_object('deeds',
        coalesce(details -> 'deeds', '[]'::jsonb) || ${JSON.stringify(a.deed)}::jsonb)
    where id = ${a.id}::uuid and fate = 'quarantine'`.execute(tx)
  return numAffectedRows === 1n
}

/** Keeps with a mail what somebody did to it. */
export async function noteDeed(db: Db, id: string, deed: Deed): Promise<void> {
  await sql`
    update incoming_mails set details = details || jsonb_build_object('deeds',
      coalesce(details -> 'deeds', '[]'::jsonb) || ${JSON.stringify(deed)}::jsonb)
    where id = ${id}::uuid`.execute(db)
}
