import { sql } from "kysely"
import type { Db } from "../../../platform/db/connect.ts"

export async function insertFileLink(
  db: Db,
  l: { digest: Buffer; attachmentId: string; mailId: string; now: Date; until: Date },
): Promise<void> {
  await sql`
    insert into file_links (token_hash, attachment_id, mail_id, created_at, expires_at)
    values (${l.digest}, ${l.attachmentId}::uuid, ${l.mailId}::uuid, ${l.now}, ${l.until})`.execute(db)
}

/** Of an answer that stands; one that was taken back gives its files to nobody. */
const GOOD = (digest: Buffer, now: Date) => sql`
  l.token_hash = ${digest} and l.used_at is null and l.expires_at > ${now} and exists (
    select from attachments a join messages m on m.id = a.message_id
    where a.id = l.attachment_id and m.withdrawn_at is null)`

export async function linkedFile(db: Db, digest: Buffer, now: Date): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select l.attachment_id as id from file_links l where ${GOOD(digest, now)}`.execute(db)
  return rows[0]?.id ?? null
}

export async function useFileLink(db: Db, digest: Buffer, now: Date): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    update file_links l set used_at = ${now} where ${GOOD(digest, now)} returning l.attachment_id as id`.execute(
    db,
  )
  return rows[0]?.id ?? null
}
