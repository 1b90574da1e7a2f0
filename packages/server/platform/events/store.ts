import { sql } from "kysely"
import type { Db } from "../db/connect.ts"
import { type Cursor, START, type StoredEvent } from "./event.ts"

type Row = {
  id: number
  xid: string
  conversation_id: string
  seq: number
  kind: string
  actor_realm: StoredEvent["actor"]["realm"]
  actor_id: string | null
  payload: Record<string, unknown>
  at: Date
}

/**
 * What is behind what was read: perhaps more; something whose order isn't settled yet, since a transaction older than it
 * is still running ("blocked"); nothing.
 */
export type Left = "more" | "blocked" | "nothing"

/**
 * The next events after a cursor, in an order in which none can appear before it later: only transactions older than
 * every one still running are given, since commits land out of id order. One statement says what is left as well: the
 * first line that isn't settled, by the index; asked whether there is any at all, the database would read the log from
 * its beginning.
 */
export async function readLog(
  db: Db,
  cursor: Cursor,
  limit: number,
): Promise<{ events: StoredEvent[]; left: Left }> {
  const after = sql`(xid, id) > (${cursor.xid}::text::xid8, ${cursor.id}::bigint)`
  const line = sql`pg_snapshot_xmin(pg_current_snapshot())`
  const { rows } = await sql<Row & { settled: boolean }>`
    select id, xid::text as xid, conversation_id, seq, kind, actor_realm, actor_id, payload, at, settled from (
      (select *, true as settled from events where ${after} and xid < ${line} order by events.xid, events.id limit ${limit})
      union all
      (select *, false from events where ${after} and xid >= ${line} order by events.xid, events.id limit 1)) as log
    order by settled desc, log.xid, log.id`.execute(db)
  const blocked = rows.at(-1)?.settled === false
  const events = (blocked ? rows.slice(0, -1) : rows).map(present)
  return { events, left: events.length === limit ? "more" : blocked ? "blocked" : "nothing" }
}

/** The end of the log as of now: a reader that starts here sees only what comes. */
export async function endOfLog(db: Db): Promise<Cursor> {
  const { rows } = await sql<Cursor>`
    select xid::text as xid, id from events
    where xid < pg_snapshot_xmin(pg_current_snapshot())
    order by events.xid desc, events.id desc limit 1`.execute(db)
  return rows[0] ?? START
}

/** Gives durable readers their place at the beginning of the log, where they have none yet. */
export async function makeCursors(db: Db, names: string[]): Promise<void> {
  await sql`
    insert into readers (name, xid, id) select name, '0'::xid8, 0 from unnest(${names}::text[]) as given(name)
    on conflict do nothing`.execute(db)
}

/**
 * Takes a durable reader's place under a row lock, or null while another process holds it.
 * Call inside a transaction; the lock ends with it.
 */
export async function holdCursor(tx: Db, name: string): Promise<Cursor | null> {
  const { rows } = await sql<Cursor>`
    select xid::text as xid, id from readers where name = ${name} for update skip locked`.execute(tx)
  return rows[0] ?? null
}

export async function readCursors(db: Db, names: string[]): Promise<Map<string, Cursor>> {
  const { rows } = await sql<Cursor & { name: string }>`
    select name, xid::text as xid, id from readers where name = any(${names}::text[])`.execute(db)
  return new Map(rows.map(({ name, ...cursor }) => [name, cursor]))
}

/**
 * Moves durable readers on that have nothing to do with what stands between: those that stand at `from`, and whom no
 * other process holds. @returns who was moved
 */
export async function moveCursors(
  db: Db,
  names: string[],
  { from, to }: { from: Cursor; to: Cursor },
): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    update readers r set xid = ${to.xid}::text::xid8, id = ${to.id}, updated_at = now()
    from (select name from readers where name = any(${names}::text[])
      and xid = ${from.xid}::text::xid8 and id = ${from.id} for update skip locked) held
    where r.name = held.name returning r.name`.execute(db)
  return new Set(rows.map(({ name }) => name))
}

export async function moveCursor(tx: Db, name: string, to: Cursor): Promise<void> {
  await sql`
    update readers set xid = ${to.xid}::text::xid8, id = ${to.id}, updated_at = now() where name = ${name}`.execute(
    tx,
  )
}

/** Moves a reader behind the newest line, settled in its order or not; nothing happens where the log is empty. */
export async function moveToEnd(tx: Db, name: string): Promise<void> {
  await sql`
    update readers set xid = last.xid, id = last.id, updated_at = now()
    from (select xid, id from events order by events.xid desc, events.id desc limit 1) last where name = ${name}`.execute(
    tx,
  )
}

/** Seconds since each reader last moved while events wait for it; more than 2 s is an alarm. */
export async function readerLag(db: Db): Promise<{ name: string; seconds: number }[]> {
  const { rows } = await sql<{ name: string; seconds: number }>`
    select r.name,
      coalesce(extract(epoch from now() - (
        select min(e.at) from (
          select at from events e where (e.xid, e.id) > (r.xid, r.id) order by e.xid, e.id limit 1) e
      )), 0)::float8 as seconds
    from readers r`.execute(db)
  return rows
}

function present(row: Row): StoredEvent {
  return {
    id: row.id,
    xid: row.xid,
    conversationId: row.conversation_id,
    seq: row.seq,
    kind: row.kind,
    actor: { realm: row.actor_realm, id: row.actor_id },
    payload: row.payload,
    at: row.at,
  }
}

export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db)
}
