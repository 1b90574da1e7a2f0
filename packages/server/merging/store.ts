import type { Merge, Ties } from "@veridesk/contract/merging.ts"
import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import type { LinkKind, Standing } from "./overlay.ts"

type By = { by: string; at: Date }

export type NewMerge = By & {
  id: string
  sourceId: string
  targetId: string
  reason: string
  sourceWas: Standing
  targetWas: Standing
  targetIs: Standing
  targetSeq: number
}

export async function insertMerge(tx: Db, m: NewMerge): Promise<void> {
  await sql`
    insert into merges (id, source_id, target_id, reason, source_was, target_was, target_is, target_seq, merged_by, merged_at)
    values (${m.id}, ${m.sourceId}, ${m.targetId}, ${m.reason}, ${JSON.stringify(m.sourceWas)}::jsonb,
      ${JSON.stringify(m.targetWas)}::jsonb, ${JSON.stringify(m.targetIs)}::jsonb, ${m.targetSeq}, ${m.by}, ${m.at})`.execute(
    tx,
  )
}

type Frozen = Omit<Standing, "waitingSince" | "dueAt" | "statusKey"> & {
  waitingSince: string | null
  dueAt: string | null
  statusKey?: string | null
}
type MergeRow = Pick<NewMerge, "id" | "sourceId" | "targetId" | "at"> & {
  sourceWas: Frozen
  targetWas: Frozen
  targetIs: Frozen
}

/** A merge with what it changed, whether it is undone or not. */
export async function mergeById(db: Db, id: string) {
  const { rows } = await sql<MergeRow>`
    select id, source_id as "sourceId", target_id as "targetId", merged_at as at, source_was as "sourceWas",
      target_was as "targetWas", target_is as "targetIs"
    from merges where id = ${id}::uuid`.execute(db)
  const [row] = rows
  if (!row) return null
  return {
    ...row,
    sourceWas: thawed(row.sourceWas),
    targetWas: thawed(row.targetWas),
    targetIs: thawed(row.targetIs),
  }
}

/** What was merged before statuses had labels had none. */
function thawed({ waitingSince, dueAt, statusKey = null, ...rest }: Frozen): Standing {
  const date = (text: string | null) => (text === null ? null : new Date(text))
  return { ...rest, statusKey, waitingSince: date(waitingSince), dueAt: date(dueAt) }
}

/** @returns false where it was undone before */
export async function endMerge(tx: Db, m: By & { id: string }): Promise<boolean> {
  const done = await sql`
    update merges set undone_by = ${m.by}, undone_at = ${m.at} where id = ${m.id}::uuid and undone_at is null`.execute(
    tx,
  )
  return done.numAffectedRows === 1n
}

const MOST_NAMED = 100

/** Where events stand that came by a merged number, in the target or in those that the target was merged into. */
export async function cameLater(
  tx: Db,
  o: { number: string; targetId: string; since: Date },
): Promise<{ number: string; seq: number }[]> {
  const { rows } = await sql<{ number: string; seq: number }>`
    with recursive way(id, number, next) as (
      select id, number, merged_into from conversations where id = ${o.targetId}::uuid
      union all
      select c.id, c.number, c.merged_into from way join conversations c on c.id = way.next)
    select way.number::text as number, e.seq from way join events e on e.conversation_id = way.id
    where e.payload ->> 'via' = ${o.number} and e.at >= ${o.since}
    order by e.at, e.seq limit ${MOST_NAMED}`.execute(tx)
  return rows
}

export async function insertSplit(
  tx: Db,
  s: By & { id: string; sourceId: string; targetId: string; messageIds: string[] },
): Promise<void> {
  await sql`
    insert into splits (id, source_id, target_id, message_ids, split_by, split_at)
    values (${s.id}, ${s.sourceId}, ${s.targetId}, ${s.messageIds}::uuid[], ${s.by}, ${s.at})`.execute(tx)
}

/** Those of the messages that stand in the source and aren't dealt with elsewhere already, in their order. */
export async function splittable(
  tx: Db,
  o: { sourceId: string; messageIds: string[] },
): Promise<{ id: string; body: string | null }[]> {
  const { rows } = await sql<{ id: string; body: string | null }>`
    select m.id, m.body from messages m
    where m.id = any(${o.messageIds}::uuid[]) and m.conversation_id = ${o.sourceId}::uuid
      and not exists (select from splits s where s.source_id = m.conversation_id and m.id = any(s.message_ids) and ${IN_FORCE})
    order by m.seq`.execute(tx)
  return rows
}

/** A split is in force until its part is merged back into the whole. */
const IN_FORCE = sql.raw(
  `not exists (select from merges b where b.source_id = s.target_id and b.target_id = s.source_id and b.undone_at is null)`,
)

export async function isSplitOf(tx: Db, o: { partId: string; wholeId: string }): Promise<boolean> {
  const { rows } = await sql`
    select from splits where target_id = ${o.partId}::uuid and source_id = ${o.wholeId}::uuid`.execute(tx)
  return rows.length > 0
}

/** A conversation as it is named among its ties. */
const TIED =
  sql.raw(`json_build_object('id', c.id, 'number', c.number::text, 'subject', c.subject, 'status', c.status,
  'assigneeId', c.assignee_id, 'createdAt', ${iso("c.created_at")}) as ticket`)

function iso(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/** Merges in force: the one out of this conversation, and those into it, directly or through one another. */
export async function mergesAround(db: Db, id: string): Promise<(Merge & { isOut: boolean })[]> {
  const { rows } = await sql<Merge & { isOut: boolean }>`
    with recursive inward(id) as (
      select ${id}::uuid
      union
      select m.source_id from inward join merges m on m.target_id = inward.id and m.undone_at is null)
    select m.id as "mergeId", m.reason, m.target_seq as seq, m.target_id as "intoId", s.name as by,
      ${sql.raw(iso("m.merged_at"))} as at, m.source_id = ${id}::uuid as "isOut", ${TIED}
    from merges m
    join staff s on s.id = m.merged_by
    join conversations c on c.id = case when m.source_id = ${id}::uuid then m.target_id else m.source_id end
    where m.undone_at is null and (m.source_id = ${id}::uuid or m.target_id in (select id from inward))
    order by m.merged_at, m.id`.execute(db)
  return rows
}

/** Splits in force out of this conversation, and the one that it is the part of. */
export async function splitsAround(
  db: Db,
  id: string,
): Promise<(Ties["splits"][number] & { isPart: boolean })[]> {
  const { rows } = await sql<Ties["splits"][number] & { isPart: boolean }>`
    select s.message_ids as "messageIds", p.name as by, ${sql.raw(iso("s.split_at"))} as at,
      s.target_id = ${id}::uuid as "isPart", ${TIED}
    from splits s
    join staff p on p.id = s.split_by
    join conversations c on c.id = case when s.source_id = ${id}::uuid then s.target_id else s.source_id end
    where (s.source_id = ${id}::uuid or s.target_id = ${id}::uuid) and ${IN_FORCE}
    order by s.split_at, s.id`.execute(db)
  return rows
}

/** For the customer's page: which conversations are to be read in this one, and the messages it was split off with. */
export async function mergesInto(
  db: Db,
  id: string,
): Promise<{
  merged: { id: string; number: string; at: string }[]
  part: { number: string; at: string; messageIds: string[] } | null
}> {
  type Row = { id: string; number: string; at: string; messageIds: string[] | null }
  const { rows } = await sql<Row>`
    with recursive inward(id, at) as (
      select source_id, merged_at from merges where target_id = ${id}::uuid and undone_at is null
      union
      select m.source_id, m.merged_at from inward join merges m on m.target_id = inward.id and m.undone_at is null)
    (select c.id, c.number::text as number, ${sql.raw(iso("inward.at"))} as at, null::uuid[] as "messageIds"
      from inward join conversations c on c.id = inward.id order by inward.at limit 20)
    union all
    select c.id, c.number::text, ${sql.raw(iso("s.split_at"))}, s.message_ids
    from splits s join conversations c on c.id = s.source_id where s.target_id = ${id}::uuid and ${IN_FORCE}`.execute(
    db,
  )
  const part = rows.find((row) => row.messageIds !== null)
  return {
    merged: rows.filter((row) => row.messageIds === null),
    part: part ? { number: part.number, at: part.at, messageIds: part.messageIds ?? [] } : null,
  }
}

export type LinkRow = { id: string; from: string; to: string; kind: LinkKind }

export async function insertLink(tx: Db, l: LinkRow & By): Promise<void> {
  await sql`
    insert into links (id, from_id, to_id, kind, linked_by, linked_at)
    values (${l.id}, ${l.from}, ${l.to}, ${l.kind}, ${l.by}, ${l.at})`.execute(tx)
}

export async function linkById(db: Db, id: string): Promise<LinkRow | null> {
  const { rows } = await sql<LinkRow>`
    select id, from_id as "from", to_id as "to", kind from links where id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** @returns false where it was taken away before */
export async function endLink(tx: Db, l: By & { id: string }): Promise<boolean> {
  const done = await sql`
    update links set removed_by = ${l.by}, removed_at = ${l.at} where id = ${l.id}::uuid and removed_at is null`.execute(
    tx,
  )
  return done.numAffectedRows === 1n
}

/** Links in force that one of these has. */
export async function linksAround(tx: Db, ids: string[]): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`
    select id, from_id as "from", to_id as "to", kind from links
    where removed_at is null and (from_id = any(${ids}::uuid[]) or to_id = any(${ids}::uuid[]))`.execute(tx)
  return rows
}

export async function childrenOf(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select from_id as id from links where to_id = ${id}::uuid and kind = 'child' and removed_at is null`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

type Linked = Omit<Ties["links"][number], "as"> & { kind: LinkKind; here: "from" | "to" }

export async function linksOf(db: Db, id: string): Promise<Linked[]> {
  const { rows } = await sql<Linked>`
    select l.id as "linkId", l.kind, case when l.from_id = ${id}::uuid then 'from' else 'to' end as here, s.name as by,
      ${sql.raw(iso("l.linked_at"))} as at, ${TIED}
    from links l
    join staff s on s.id = l.linked_by
    join conversations c on c.id = case when l.from_id = ${id}::uuid then l.to_id else l.from_id end
    where l.removed_at is null and (l.from_id = ${id}::uuid or l.to_id = ${id}::uuid)
    order by l.linked_at, l.id`.execute(db)
  return rows
}

const MOST_POSSIBLE = 10

type Possible = Ties["possible"][number] & { formKey: string; formVersion: number }

/** Other conversations of this customer about the same transaction, order or withdrawal that aren't tied to it yet. */
export async function possibleDuplicates(db: Db, o: { id: string; since: Date }): Promise<Possible[]> {
  const { rows } = await sql<Possible>`
    select case
        when me.fields ->> 'txid-key' = c.fields ->> 'txid-key' then 'txid'
        when me.fields ->> 'order' = c.fields ->> 'order' then 'order'
        else 'withdrawal' end as because,
      c.form_key as "formKey", c.form_version as "formVersion", ${TIED}
    from conversations me join conversations c on c.customer_id = me.customer_id and c.id <> me.id
    where me.id = ${o.id}::uuid and c.merged_into is null
      and (me.fields ->> 'txid-key' = c.fields ->> 'txid-key' or me.fields ->> 'order' = c.fields ->> 'order'
        or me.fields ->> 'withdrawal' = c.fields ->> 'withdrawal')
      and (c.status not in ('solved', 'closed') or c.solved_at >= ${o.since})
      and not exists (
        select from not_duplicates n where n.one_id = least(me.id, c.id) and n.other_id = greatest(me.id, c.id))
      and not exists (
        select from links l where l.removed_at is null
          and ((l.from_id = me.id and l.to_id = c.id) or (l.from_id = c.id and l.to_id = me.id)))
    order by c.created_at desc, c.id limit ${MOST_POSSIBLE}`.execute(db)
  return rows
}

export async function rememberDifferent(db: Db, d: By & { id: string; otherId: string }): Promise<void> {
  await sql`
    insert into not_duplicates (one_id, other_id, said_by, said_at)
    values (least(${d.id}::uuid, ${d.otherId}::uuid), greatest(${d.id}::uuid, ${d.otherId}::uuid), ${d.by}, ${d.at})
    on conflict do nothing`.execute(db)
}
