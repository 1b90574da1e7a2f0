import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

/** How far a folder elsewhere has been read, as channels that fetch mails understand it. */
export type FolderCursor = {
  uidValidity: number
  lastUid: number
  since: Date
  againSince: Date | null
  missed: { uid: number; tries: number; why: "fault" | "too-large"; at: string }[]
}

export async function findCursor(db: Db, mailboxId: string, folder: string): Promise<FolderCursor | null> {
  const { rows } = await sql<FolderCursor>`
    select uid_validity as "uidValidity", last_uid as "lastUid", since, again_since as "againSince", missed
    from imap_cursors where mailbox_id = ${mailboxId}::uuid and folder = ${folder}`.execute(db)
  return rows[0] ?? null
}

/** What somebody has asked for meanwhile to be looked through again stays asked for. */
export async function putCursor(
  db: Db,
  c: FolderCursor & { mailboxId: string; folder: string; at: Date; before: Date | null },
): Promise<void> {
  await sql`
    insert into imap_cursors as c (mailbox_id, folder, uid_validity, last_uid, since, again_since, missed, checked_at)
    values (${c.mailboxId}, ${c.folder}, ${c.uidValidity}, ${c.lastUid}, ${c.since}, ${c.againSince},
      ${JSON.stringify(c.missed)}::jsonb, ${c.at})
    on conflict (mailbox_id, folder) do update set uid_validity = excluded.uid_validity,
      last_uid = excluded.last_uid, missed = excluded.missed, checked_at = excluded.checked_at,
      again_since = case when c.again_since is not distinct from ${c.before}::timestamptz
        then excluded.again_since else c.again_since end`.execute(db)
}

export async function putFault(
  db: Db,
  f: { mailboxId: string; folder: string; fault: string | null; at: Date },
): Promise<void> {
  await sql`
    update imap_cursors set fault = ${f.fault},
      failing_since = case when ${f.fault}::text is null then null else coalesce(failing_since, ${f.at}) end
    where mailbox_id = ${f.mailboxId}::uuid and folder = ${f.folder}`.execute(db)
}

export async function askAgain(db: Db, mailboxId: string, since: Date): Promise<void> {
  await sql`
    update imap_cursors set again_since = least(again_since, ${since}), since = least(since, ${since})
    where mailbox_id = ${mailboxId}::uuid`.execute(db)
}

export async function knownKeys(db: Db, keys: string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select source_key as key from incoming_mails where source_key = any(${keys}::text[])`.execute(db)
  return rows.map(({ key }) => key)
}

export async function knownDigests(db: Db, mailboxId: string, digests: string[]): Promise<string[]> {
  const { rows } = await sql<{ digest: string }>`
    select encode(raw.sha256, 'hex') as digest from raw_mails raw
    join incoming_mails m on m.raw_id = raw.id and m.mailbox_id = ${mailboxId}::uuid
    where raw.sha256 = any(select decode(digest, 'hex') from unnest(${digests}::text[]) as digest)`.execute(
    db,
  )
  return rows.map(({ digest }) => digest)
}

export async function putSecret(db: Db, mailboxId: string, sealed: Buffer): Promise<void> {
  await sql`update mailboxes set imap_secret = ${sealed} where id = ${mailboxId}::uuid`.execute(db)
}
