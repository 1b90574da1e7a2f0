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
 * The next events after a cursor, in an order in which none can appear before it later:
 * only transactions older than every one still running are given, since commits land out of id order.
 */
export async function eventsAfter(db: Db, cursor: Cursor, limit: number): Promise<StoredEvent[]> {
  const { rows } = await sql<Row>`
    select id, xid::text as xid, conversation_id, seq, kind, actor_realm, actor_id, payload, at
    from events
    where (xid, id) > (${cursor.xid}::text::xid8, ${cursor.id}::bigint)
      and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by events.xid, events.id
    limit ${limit}`.execute(db)
  return rows.map(present)
}

/**
 * Whether anything at all is committed after a cursor, its order settled or not. In order, so that it looks at the end
 * of the index; asked whether there is any at all, the database would read the log from its beginning.
 */
export async function anyAfter(db: Db, cursor: Cursor): Promise<boolean> {
  const { rows } = await sql`
    select 1 from events where (xid, id) > (${cursor.xid}::text::xid8, ${cursor.id}::bigint)
    order by events.xid, events.id limit 1`.execute(db)
  return rows.length > 0
}

/** The end of the log as of now: a reader that starts here sees only what comes. */
export async function endOfLog(db: Db): Promise<Cursor> {
  const { rows } = await sql<Cursor>`
    select xid::text as xid, id from events
    where xid < pg_snapshot_xmin(pg_current_snapshot())
    order by events.xid desc, events.id desc limit 1`.execute(db)
  return rows[0] ?? START
}

/** Gives a durable reader its place at the beginning of the log, where it has none yet. */
export async function makeCursor(db: Db, name: string): Promise<void> {
  await sql`insert into readers (name, xid, id) values (${name}, '0'::xid8, 0) on conflict do nothing`.execute(
    db,
  )
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

export async function readCursor(db: Db, name: string): Promise<Cursor> {
  const { rows } = await sql<Cursor>`select xid::text as xid, id from readers where name = ${name}`.execute(
    db,
  )
  return rows[0] ?? START
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
