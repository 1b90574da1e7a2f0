import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export type SentCopy = {
  mailId: string
  place: number
  sha256: Buffer
  sealed: Buffer
  sentAt: Date
}

export async function insertSentCopy(db: Db, c: SentCopy & { size: number }): Promise<void> {
  await sql`
    insert into sent_copies (mail_id, place, sha256, size, sealed, sent_at)
    values (${c.mailId}::uuid, ${c.place}, ${c.sha256}, ${c.size}, ${c.sealed}, ${c.sentAt}) on conflict do nothing`.execute(
    db,
  )
}

/** What went out about a conversation and what came in, oldest first, at most `limit` of each; bytes apart. */
export async function mailsOf(
  db: Db,
  { conversationId, limit }: { conversationId: string; limit: number },
): Promise<{
  sent: { mailId: string; place: number; size: number; sentAt: Date }[]
  received: { id: string; size: number; receivedAt: Date }[]
}> {
  const [sent, received] = await Promise.all([
    sql<{ mailId: string; place: number; size: number; sentAt: Date }>`
      select s.mail_id as "mailId", s.place, s.size::int as size, s.sent_at as "sentAt"
      from sent_copies s join outgoing_mails m on m.id = s.mail_id
      where m.conversation_id = ${conversationId}::uuid order by s.sent_at, s.mail_id, s.place limit ${limit}`.execute(
      db,
    ),
    sql<{ id: string; size: number; receivedAt: Date }>`
      select i.id, r.size::int as size, i.received_at as "receivedAt"
      from incoming_mails i join raw_mails r on r.id = i.raw_id
      where i.conversation_id = ${conversationId}::uuid order by i.received_at, i.id limit ${limit}`.execute(
      db,
    ),
  ])
  return { sent: sent.rows, received: received.rows }
}

export async function sentCopy(db: Db, key: { mailId: string; place: number }): Promise<SentCopy | null> {
  const { rows } = await sql<SentCopy>`
    select mail_id as "mailId", place, sha256, sealed, sent_at as "sentAt" from sent_copies
    where mail_id = ${key.mailId}::uuid and place = ${key.place}`.execute(db)
  return rows[0] ?? null
}
