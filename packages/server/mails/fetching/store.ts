import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

/** How far a folder elsewhere has been read, as channels that fetch mails understand it. */
export type FolderCursor = {
  uidValidity: number
  lastUid: number
  since: Date
  againSince: Date | null
  again: { found: number; taken: number }
  missed: { uid: number; tries: number; why: "fault" | "too-large"; at: string }[]
}

export async function findCursor(db: Db, mailboxId: string, folder: string): Promise<FolderCursor | null> {
  const { rows } = await sql<FolderCursor>`
    select uid_validity as "uidValidity", last_uid as "lastUid", since, again_since as "againSince",
      json_build_object('found', again_found, 'taken', again_taken) as again, missed
    from imap_cursors where mailbox_id = ${mailboxId}::uuid and folder = ${folder}`.execute(db)
  return rows[0] ?? null
}

/** What somebody has asked for meanwhile to be looked through again stays asked for, and nothing is counted for it yet. */
export async function putCursor(
  db: Db,
  c: FolderCursor & { mailboxId: string; folder: string; at: Date; before: Date | null },
): Promise<void> {
  // Whether what was asked for is still what this reading was begun for.
  const same = sql`c.again_since is not distinct from ${c.before}::timestamptz`
  await sql`
    insert into imap_cursors as c (mailbox_id, folder, uid_validity, last_uid, since, again_since, missed, checked_at)
    values (${c.mailboxId}, ${c.folder}, ${c.uidValidity}, ${c.lastUid}, ${c.since}, ${c.againSince},
      ${JSON.stringify(c.missed)}::jsonb, ${c.at})
    on conflict (mailbox_id, folder) do update set uid_validity = excluded.uid_validity,
      last_uid = excluded.last_uid, missed = excluded.missed, checked_at = excluded.checked_at,
      again_since = case when ${same} then excluded.again_since else c.again_since end,
      again_found = case when ${same} then ${c.again.found} else c.again_found end,
      again_taken = case when ${same} then ${c.again.taken} else c.again_taken end,
      again_done_at = case when ${same} and c.again_since is not null and excluded.again_since is null
        then ${c.at} else c.again_done_at end`.execute(db)
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

/**
 * Asks all folders of a mailbox that have been read to be looked through again from then on; what was asked for and has not
 * been done yet is in it. @returns how many folders that are
 */
export async function askAgain(
  db: Db,
  o: { mailboxId: string; since: Date; by: string | null; at: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update imap_cursors set again_since = least(again_since, ${o.since}), since = least(since, ${o.since}),
      again_from = least(again_since, ${o.since}), again_by = ${o.by}::uuid, again_at = ${o.at}, again_found = 0,
      again_taken = 0, again_done_at = null
    where mailbox_id = ${o.mailboxId}::uuid`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

export type FolderState = {
  folder: string
  checkedAt: Date | null
  lastUid: number
  missed: number
  fault: string | null
  failingSince: Date | null
  againFrom: Date | null
  againBy: string | null
  againAt: Date | null
  againFound: number
  againTaken: number
  againDoneAt: Date | null
}

/** How far each folder of a mailbox has been read, and how many mails of it wait to be placed. */
export async function stateOfFolders(
  db: Db,
  mailboxId: string,
): Promise<{ folders: FolderState[]; waiting: number }> {
  const [folders, waiting] = await Promise.all([
    sql<FolderState>`
      select c.folder, c.checked_at as "checkedAt", c.last_uid::int8::float8 as "lastUid",
        jsonb_array_length(c.missed) as missed, c.fault, c.failing_since as "failingSince", c.again_from as "againFrom",
        s.name as "againBy", c.again_at as "againAt", c.again_found as "againFound", c.again_taken as "againTaken",
        c.again_done_at as "againDoneAt"
      from imap_cursors c left join staff s on s.id = c.again_by
      where c.mailbox_id = ${mailboxId}::uuid order by c.folder`.execute(db),
    sql<{ n: number }>`
      select count(*)::int as n from incoming_mails
      where fate = 'stored' and mailbox_id = ${mailboxId}::uuid`.execute(db),
  ])
  return { folders: folders.rows, waiting: waiting.rows[0]?.n ?? 0 }
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
