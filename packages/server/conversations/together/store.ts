import { type RawBuilder, sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import type { Conversation } from "../conversation.ts"
import {
  type ChainedEvent,
  COLUMNS,
  eventRows,
  type Held,
  insertEvents,
  insertMessages,
  messageRows,
  type NewMessage,
  present,
  type Row,
} from "../store.ts"

/**
 * Writes what happened in many conversations in one statement, of what a customer's message changes. The caller holds all of the
 * rows; a change that came before another of the same conversation is part of that one.
 */
export async function appendMany(tx: Db, changes: Change[]): Promise<void> {
  await sql`
    with moved as (${moving(changes)}
    ), said as (${insertMessages(messagesOf(changes))})
    ${insertEvents(eventsOfChanges(changes))}`.execute(tx)
}

/** One conversation's part of a statement of many. */
export type Change = {
  held: Held
  events: ChainedEvent[]
  messages: NewMessage[]
  patch: Partial<Conversation>
}
/** A row as it was without a lock. `version`: PostgreSQL's own name of it (xmin), another after any change. */
export type Seen = Held & { version: string }

export async function seeSeveral(db: Db, ids: string[]): Promise<Seen[]> {
  const { rows } = await sql<Row & { version: string }>`
    select ${COLUMNS}, xmin::text as version from conversations where id = any(${ids}::uuid[])`.execute(db)
  return rows.map(({ version, ...row }) => ({ ...present(row), version }))
}

/**
 * The same in one statement that is its own transaction, for rows that were read without a lock: what has changed since
 * or is held by somebody is left out, with all that was to be written of it, so that it waits for nobody. What another feature keeps beside each conversation joins it as
 * `beside`, where it is in the state in which it was (`g.beside`), and is kept in the same statement.
 * @returns the conversations that were written, each with its version from now on
 */
export async function appendUnchanged(
  db: Db,
  changes: (Change & { held: Seen; besideState: string })[],
  beside: { join: RawBuilder<unknown>; keep: RawBuilder<unknown> },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; version: string }>`
    with held as materialized (
      select c.id from unnest(
        ${changes.map(({ held }) => held.id)}::uuid[], ${changes.map(({ held }) => held.version)}::text[],
        ${changes.map(({ besideState }) => besideState)}::text[]) as g(id, version, beside)
      join conversations c on c.id = g.id and c.xmin::text = g.version ${beside.join}
      for update of c, beside skip locked
    ), moved as (${moving(changes)} and c.id in (select id from held)
    ), kept as (${beside.keep}
    ), said as (
      insert into messages (id, conversation_id, seq, kind, side, author_id, body, salt, created_at)
      select m.* from ${messageRows(messagesOf(changes))} as m(id, conversation_id, seq, kind, side, author_id, body, salt, created_at)
      where m.conversation_id in (select id from held)
    ), logged as (
      insert into events (conversation_id, seq, kind, actor_realm, actor_id, payload, at, prev_hash, hash)
      select e.* from ${eventRows(eventsOfChanges(changes))} as e(conversation_id, seq, kind, actor_realm, actor_id, payload, at, prev_hash, hash)
      where e.conversation_id in (select id from held)
    )
    select id, pg_current_xact_id()::xid::text as version from held`.execute(db)
  return new Map(rows.map(({ id, version }) => [id, version]))
}

function moving(changes: Change[]) {
  const rows = changes.map(({ held, patch }) => ({ ...held, ...patch }))
  const last = changes.map(({ events }) => events.at(-1) as ChainedEvent)
  return sql`
      update conversations c set
        status = g.status, status_key = g.status_key, preview = g.preview, last_side = g.last_side,
        waiting_since = g.waiting_since, due_at = g.due_at, reply_left_ms = g.reply_left_ms, solved_at = g.solved_at,
        waiting_on = g.waiting_on, updated_at = g.updated_at, assignee_id = g.assignee_id, last_seq = g.last_seq,
        chain_head = g.chain_head
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ status }) => status)}::text[],
        ${rows.map(({ statusKey }) => statusKey)}::text[], ${rows.map(({ preview }) => preview)}::text[],
        ${rows.map(({ lastSide }) => lastSide)}::text[], ${rows.map(({ waitingSince }) => waitingSince)}::timestamptz[],
        ${rows.map(({ dueAt }) => dueAt)}::timestamptz[], ${rows.map(({ replyLeftMs }) => replyLeftMs)}::bigint[],
        ${rows.map(({ solvedAt }) => solvedAt)}::timestamptz[], ${rows.map(({ waitingOn }) => waitingOn)}::text[],
        ${rows.map(({ updatedAt }) => updatedAt)}::timestamptz[], ${rows.map(({ assigneeId }) => assigneeId)}::uuid[],
        ${last.map(({ seq }) => seq)}::int[], ${last.map(({ hash }) => hash)}::bytea[]
      ) as g(id, status, status_key, preview, last_side, waiting_since, due_at, reply_left_ms, solved_at, waiting_on,
        updated_at, assignee_id, last_seq, chain_head)
      where c.id = g.id`
}

function messagesOf(changes: Change[]) {
  return changes.flatMap(({ held, events, messages }) => {
    const { at } = events.at(-1) as ChainedEvent
    return messages.map((message) => ({ ...message, conversationId: held.id, at }))
  })
}

function eventsOfChanges(changes: Change[]) {
  return changes.flatMap(({ held, events }) => events.map((event) => ({ ...event, conversationId: held.id })))
}
