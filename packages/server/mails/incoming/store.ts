import type { Envelope, MailWay } from "@veridesk/contract/mail/raw-mail.ts"
import { type RawBuilder, sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import type { Fate, Gist, Incoming } from "./incoming.ts"

export type NewRaw = { id: string; sha256: Buffer; size: number; sealed: Buffer | null; blob: string | null }
export type NewIncoming = {
  id: string
  rawId: string
  mailboxId: string | null
  way: MailWay
  sourceKey: string | null
  envelope: Envelope
  lane: string | null
  receivedAt: Date
  leaseUntil: Date | null
}

/**
 * Keeps mails with the rows of their mailboxes, in one statement: whose source key is known already is not kept again.
 * @returns the ids of the rows that are new
 */
export async function insertMails(db: Db, raws: NewRaw[], rows: NewIncoming[]): Promise<Set<string>> {
  // The bytes go as parameters of their own, since the driver would write an array of them as text.
  const bytes = sql.join(
    raws.map(
      (raw) =>
        sql`(${raw.id}::uuid, ${raw.sha256}::bytea, ${raw.size}::bigint, ${raw.sealed}::bytea, ${raw.blob}::text)`,
    ),
  )
  const { rows: put } = await sql<{ id: string }>`
    with put as (
      insert into incoming_mails (id, raw_id, mailbox_id, way, source_key, envelope, lane, received_at, lease_until)
      select * from unnest(
        ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.rawId)}::uuid[],
        ${rows.map((row) => row.mailboxId)}::uuid[], ${rows.map((row) => row.way)}::text[],
        ${rows.map((row) => row.sourceKey)}::text[], ${rows.map((row) => JSON.stringify(row.envelope))}::jsonb[],
        ${rows.map((row) => row.lane)}::text[], ${rows.map((row) => row.receivedAt)}::timestamptz[],
        ${rows.map((row) => row.leaseUntil)}::timestamptz[])
      on conflict do nothing returning id, raw_id
    ), kept as (
      insert into raw_mails (id, sha256, size, sealed, blob)
      select * from (values ${bytes}) as raw (id, sha256, size, sealed, blob)
      where id in (select raw_id from put)
    )
    select id from put`.execute(db)
  return new Set(put.map(({ id }) => id))
}

/** Which of these ids are there. */
export async function amongMails(db: Db, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from incoming_mails where id = any(${ids}::uuid[])`.execute(db)
  return rows.map(({ id }) => id)
}

/** The rows that hold these source keys. */
export async function bySourceKeys(db: Db, keys: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ key: string; id: string }>`
    select key, m.id from unnest(${keys}::text[]) as key
    join incoming_mails m on m.raw_id = (select raw_id from incoming_mails where source_key = key)
    order by m.id`.execute(db)
  const found = new Map<string, string[]>()
  for (const { key, id } of rows) found.set(key, [...(found.get(key) ?? []), id])
  return found
}

export type Claimed = Incoming & {
  lane: string | null
  fault: string | null
  faults: number
  /** Its bytes as they lie here (`unseal`). */
  raw: StoredRaw
}

type Row = Omit<Claimed, "raw"> & Pick<StoredRaw, "sealed" | "blob">
const COLUMNS = sql.raw(`
  m.id, m.raw_id as "rawId", m.mailbox_id as "mailboxId", m.way, m.envelope, encode(raw.sha256, 'hex') as sha256,
  raw.size, m.received_at as "receivedAt", m.attempts, m.lane, m.fault, m.faults,
  nullif(m.details -> 'release', 'null') as release`)

/** How many of those that wait are looked at in one statement. */
const WINDOW = 1000

/**
 * Takes mails that wait, in the order they came, for `leaseMs`: of each lane its first one only and none of a paused
 * mailbox. `bytes`: how much of them at most; the first may be larger where `alone`. One row of the answer counts as a
 * begun attempt. `next`: from where on there may be more, where a whole window had too few.
 */
export async function claim(
  db: Db,
  o: { after: string; most: number; bytes: number; alone: boolean; leaseMs: number },
): Promise<{ claimed: Claimed[]; next: string | null }> {
  const { rows } = await sql<Row & { last: string | null; seen: number }>`
    with seen as materialized (
      select m.id, m.lane, m.raw_id from incoming_mails m
      where m.fate = 'stored' and m.id > ${o.after}::uuid and (m.lease_until is null or m.lease_until < now())
        and not exists (select 1 from mailboxes b where b.id = m.mailbox_id and b.paused)
      order by m.id limit ${WINDOW}
    ), heads as (
      select m.id, m.raw_id from incoming_mails m
      where m.id in (
          select seen.id from seen
          where seen.lane is null or not exists (
            select 1 from incoming_mails earlier
            left join mailboxes b on b.id = earlier.mailbox_id
            where earlier.fate = 'stored' and earlier.lane = seen.lane and earlier.id < seen.id and b.paused is not true)
          order by seen.id limit ${o.most * 2})
        and m.fate = 'stored' and (m.lease_until is null or m.lease_until < now())
      order by m.id limit ${o.most} for update skip locked
    ), fits as (
      select id from (
        select heads.id, sum(raw.size) over (order by heads.id) as so_far, row_number() over (order by heads.id) as place
        from heads join raw_mails raw on raw.id = heads.raw_id) as counted
      where so_far <= ${o.bytes} or (place = 1 and ${o.alone}::boolean)
    ), taken as (
      update incoming_mails m set attempts = attempts + 1, lease_until = now() + ${o.leaseMs} * interval '1 ms'
      from raw_mails raw where m.id in (select id from fits) and raw.id = m.raw_id
      returning ${COLUMNS}, raw.sealed, raw.blob
    )
    select taken.*, edge.last, edge.seen
    from (select max(id::text) as last, count(*)::int as seen from seen) as edge
    left join taken on true order by taken.id`.execute(db)
  const edge = rows[0]
  return {
    claimed: rows.flatMap(({ last: _, seen: __, sealed, blob, ...row }) =>
      row.id ? [{ ...row, raw: { id: row.rawId, size: row.size, sealed, blob } }] : [],
    ),
    next: edge && edge.seen === WINDOW ? edge.last : null,
  }
}

/** One mail as whoever places it gets it, and where it ended, if it has. */
export async function oneMail(
  db: Db,
  id: string,
): Promise<{ incoming: Incoming; fate: string; conversationId: string | null } | null> {
  const { rows } = await sql<Omit<Claimed, "raw"> & { fate: string; conversationId: string | null }>`
    select ${COLUMNS}, m.fate, m.conversation_id as "conversationId"
    from incoming_mails m join raw_mails raw on raw.id = m.raw_id where m.id = ${id}::uuid`.execute(db)
  const [row] = rows
  if (!row) return null
  const { lane: _, fault: __, faults: ___, fate, conversationId, ...incoming } = row
  return { incoming, fate, conversationId }
}

/** Says that these are still being placed. */
export async function renew(db: Db, ids: string[], leaseMs: number): Promise<void> {
  await sql`
    update incoming_mails set lease_until = now() + ${leaseMs} * interval '1 ms'
    where id = any(${ids}::uuid[]) and fate = 'stored'`.execute(db)
}

/** Gives a mail back, to be tried again after a pause; `begun` false: the attempt doesn't count. */
export async function giveBack(
  db: Db,
  o: { id: string; pauseMs: number; begun: boolean; fault: string | null },
): Promise<void> {
  await sql`
    update incoming_mails set lease_until = now() + ${o.pauseMs} * interval '1 ms', fault = ${o.fault},
      attempts = greatest(0, attempts - ${o.begun ? 0 : 1}::int), faults = faults + ${o.begun ? 1 : 0}::int
    where id = ${o.id}::uuid and fate = 'stored'`.execute(db)
}

export type StoredRaw = { id: string; size: number; sealed: Buffer | null; blob: string | null }

export async function findRaw(db: Db, incomingId: string): Promise<StoredRaw | null> {
  const { rows } = await sql<StoredRaw>`
    select raw.id, raw.size, raw.sealed, raw.blob from raw_mails raw
    join incoming_mails m on m.raw_id = raw.id where m.id = ${incomingId}::uuid`.execute(db)
  return rows[0] ?? null
}

export type Before = { incomingId: string; conversationId: string | null }

/** Which mail of the same mailbox is the same one and stands already. */
export async function findSame(db: Db, id: string, sameAs: string): Promise<Before | null> {
  const { rows } = await sql<Before>`${sameSql(id, sameAs)}`.execute(db)
  return rows[0] ?? null
}

/** Which mail of a conversation is the same one, by whichever of our mailboxes it came. */
export async function sameIn(
  db: Db,
  s: { conversationId: string; id: string; sameAs: string },
): Promise<Before | null> {
  const { rows } = await sql<Before>`
    select before.id as "incomingId", before.conversation_id as "conversationId"
    from mails there join incoming_mails before on before.id = there.incoming_id
    where there.conversation_id = ${s.conversationId}::uuid and before.same_as = ${s.sameAs}
      and before.id <> ${s.id}::uuid
    limit 1`.execute(db)
  return rows[0] ?? null
}

export function sameSql(id: string, sameAs: string): RawBuilder<Before> {
  return sql`
    select before.id as "incomingId", before.conversation_id as "conversationId"
    from incoming_mails m join incoming_mails before
      on before.mailbox_id = m.mailbox_id and before.same_as = ${sameAs} and before.fate in ('conversation', 'quarantine')
    where m.id = ${id}::uuid and before.id <> m.id`
}

const UNIQUE_VIOLATION = "23505"

/** Whether a fate could not be written since the same mail stands already: only one can (`incoming_mails_once`). */
export function isSame(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === UNIQUE_VIOLATION &&
    "constraint" in error &&
    error.constraint === "incoming_mails_once"
  )
}

type Settling = { id: string; fate: Fate; gist: Gist }

/** Writes where a mail ended, if it has ended nowhere yet; false where it has. @throws what `isSame` knows */
export async function writeFate(tx: Db, settling: Settling): Promise<boolean> {
  const { rows } = await sql`${fateSql(settling)}`.execute(tx)
  return rows.length === 1
}

export function fateSql({ id, fate, gist }: Settling): RawBuilder<unknown> {
  const led = fate.fate === "conversation" ? fate : null
  const reason = fate.fate === "conversation" ? null : fate.reason
  const details = fate.fate === "conversation" ? {} : fate.details
  const sameAs = fate.fate === "rejected" ? null : fate.sameAs
  return sql`
    update incoming_mails set
      fate = ${fate.fate}, reason = ${reason}, settled_at = now(), lease_until = null,
      conversation_id = ${led?.conversationId ?? null}::uuid, message_id = ${led?.messageId ?? null}::uuid,
      from_address = ${gist.address}, from_name = ${gist.name}, subject = ${gist.subject},
      details = details - 'release' || ${JSON.stringify(details)}::jsonb, same_as = ${sameAs}
    where id = ${id}::uuid and fate = 'stored' returning id`
}

export type Counts = {
  received: number
  conversation: number
  quarantine: number
  rejected: number
  waiting: number
}

const COUNTS: RawBuilder<Counts> = sql.raw(`
  count(*)::int as received, count(*) filter (where fate = 'conversation')::int as conversation,
  count(*) filter (where fate = 'quarantine')::int as quarantine,
  count(*) filter (where fate = 'rejected')::int as rejected, count(*) filter (where fate = 'stored')::int as waiting`)
const NONE: Counts = { received: 0, conversation: 0, quarantine: 0, rejected: 0, waiting: 0 }

export async function countsOf(db: Db, o: { from: Date; until: Date } | null): Promise<Counts> {
  const when = o ? sql`where received_at >= ${o.from} and received_at < ${o.until}` : sql``
  const { rows } = await sql<Counts>`select ${COUNTS} from incoming_mails ${when}`.execute(db)
  return rows[0] ?? NONE
}

/** Mails whose bytes are here and which are nowhere, or whose message isn't where they say it is. Always 0. */
export async function countUnaccounted(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (
      (select count(*) from raw_mails raw where not exists (select 1 from incoming_mails m where m.raw_id = raw.id))
      + (select count(*) from incoming_mails m where m.fate = 'conversation'
          and not exists (select 1 from messages said where said.id = m.message_id))
    )::int as n`.execute(db)
  return rows[0]?.n ?? 0
}

/** How many wait in mailboxes that are not paused, and since when the first of them. */
export async function waitingNow(db: Db): Promise<{ waiting: number; oldest: Date | null }> {
  const { rows } = await sql<{ waiting: number; oldest: Date | null }>`
    select count(*)::int as waiting, min(received_at) as oldest from incoming_mails m
    where fate = 'stored' and not exists (select 1 from mailboxes b where b.id = m.mailbox_id and b.paused)`.execute(
    db,
  )
  return rows[0] ?? { waiting: 0, oldest: null }
}
