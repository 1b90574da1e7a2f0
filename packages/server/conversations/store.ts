import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import type { Conversation, Side } from "./conversation.ts"

export type NewMessage = {
  id: string
  seq: number
  kind: "reply" | "note"
  side: Side
  authorId: string | null
  body: string
  salt: Buffer
}

export type ChainedEvent = {
  seq: number
  kind: string
  actor: { realm: string; id: string | null }
  payload: Record<string, unknown>
  at: Date
  prevHash: Buffer
  hash: Buffer
}

export type Row = Omit<Conversation, "number"> & { number: number; chainHead: Buffer }
export type Held = Conversation & { chainHead: Buffer }

export const COLUMNS = sql.raw(`
  id, number, brand_id as "brandId", customer_id as "customerId", channel, form_key as "formKey",
  form_version as "formVersion", fields, subject, locale, identity_level as "identityLevel", status,
  status_key as "statusKey", priority,
  team_id as "teamId", assignee_id as "assigneeId", preview, last_side as "lastSide",
  waiting_since as "waitingSince", due_at as "dueAt", reply_left_ms as "replyLeftMs", first_reply_at as "firstReplyAt", solved_at as "solvedAt",
  follow_ups as "followUps", last_follow_up_at as "lastFollowUpAt", waiting_on as "waitingOn",
  escalated_at as "escalatedAt", last_seq as "lastSeq",
  merged_into as "mergedInto", chain_head as "chainHead", created_at as "createdAt", updated_at as "updatedAt"`)

/** Which rows an actor may touch at all; access.ts is the only caller. */
export type Scope = { customerId: string } | { everyBrand: true }

/** One conversation in scope, locked until the transaction ends, or null. */
export async function holdConversation(
  tx: Db,
  key: { id: string } | { number: string },
  scope: Scope,
): Promise<Held | null> {
  return one(tx, { key, scope, lock: sql`for update` })
}

export async function findConversation(
  db: Db,
  key: { id: string } | { number: string },
  scope: Scope,
): Promise<Held | null> {
  return one(db, { key, scope, lock: sql`` })
}

/** Several at once, locked in the order of their ids, so that two who want the same ones never wait for each other. */
export async function holdSeveral(tx: Db, ids: string[]): Promise<Held[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from conversations where id = any(${ids}::uuid[]) order by id for update`.execute(tx)
  return rows.map(present)
}

/** Where a conversation goes on in the end: itself, or the last of those that it was merged into. */
export async function endOfMerges(db: Db, id: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select merged_end(${id}::uuid) as id`.execute(db)
  return rows[0]?.id ?? id
}

async function one(
  db: Db,
  {
    key,
    scope,
    lock,
  }: { key: { id: string } | { number: string }; scope: Scope; lock: ReturnType<typeof sql> },
): Promise<Held | null> {
  const which = "id" in key ? sql`id = ${key.id}::uuid` : sql`number = ${key.number}::bigint`
  const whose = "customerId" in scope ? sql`and customer_id = ${scope.customerId}::uuid` : sql``
  const { rows } =
    await sql<Row>`select ${COLUMNS} from conversations where ${which} ${whose} ${lock}`.execute(db)
  return rows[0] ? present(rows[0]) : null
}

export async function conversationsByIds(db: Db, ids: string[]): Promise<Conversation[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<Row>`select ${COLUMNS} from conversations where id = any(${ids}::uuid[])`.execute(db)
  return rows.map(present)
}

/** How far each of these conversations goes; 0 where there is none. */
export async function lastSeqs(db: Db, ids: string[]): Promise<number[]> {
  const { rows } = await sql<{ id: string; lastSeq: number }>`
    select id, last_seq as "lastSeq" from conversations where id = any(${ids}::uuid[])`.execute(db)
  const byId = new Map(rows.map(({ id, lastSeq }) => [id, lastSeq]))
  return ids.map((id) => byId.get(id) ?? 0)
}

/**
 * Writes events and messages of one conversation, moves its chain head and applies the patch, in one statement.
 * The caller holds the conversation's row, so seq has no gaps and two writers no same number.
 */
export async function append(
  tx: Db,
  held: Held,
  change: { events: ChainedEvent[]; messages: NewMessage[]; patch: Partial<Conversation> },
): Promise<void> {
  const last = change.events.at(-1)
  if (!last) return
  const row = { ...held, ...change.patch }
  await sql`
    with moved as (
      update conversations set
        status = ${row.status}, status_key = ${row.statusKey}, priority = ${row.priority}, team_id = ${row.teamId}, assignee_id = ${row.assigneeId},
        preview = ${row.preview}, last_side = ${row.lastSide}, waiting_since = ${row.waitingSince},
        due_at = ${row.dueAt}, reply_left_ms = ${row.replyLeftMs}, first_reply_at = ${row.firstReplyAt}, solved_at = ${row.solvedAt},
        follow_ups = ${row.followUps}, last_follow_up_at = ${row.lastFollowUpAt}, waiting_on = ${row.waitingOn},
        escalated_at = ${row.escalatedAt}, updated_at = ${row.updatedAt},
        merged_into = ${row.mergedInto}, last_seq = ${last.seq}, chain_head = ${last.hash}
      where id = ${held.id}
    ), said as (${insertMessages(change.messages.map((message) => ({ ...message, conversationId: held.id, at: last.at })))})
    ${insertEvents(change.events.map((event) => ({ ...event, conversationId: held.id })))}`.execute(tx)
}

export function insertMessages(messages: (NewMessage & { conversationId: string; at: Date })[]) {
  return sql`
    insert into messages (id, conversation_id, seq, kind, side, author_id, body, salt, created_at)
    select * from ${messageRows(messages)}`
}

export function insertEvents(events: (ChainedEvent & { conversationId: string })[]) {
  return sql`
    insert into events (conversation_id, seq, kind, actor_realm, actor_id, payload, at, prev_hash, hash)
    select * from ${eventRows(events)}`
}

export function messageRows(messages: (NewMessage & { conversationId: string; at: Date })[]) {
  return sql`unnest(
      ${messages.map((m) => m.id)}::uuid[], ${messages.map((m) => m.conversationId)}::uuid[], ${messages.map((m) => m.seq)}::int[],
      ${messages.map((m) => m.kind)}::text[], ${messages.map((m) => m.side)}::text[], ${messages.map((m) => m.authorId)}::uuid[],
      ${messages.map((m) => m.body)}::text[], ${messages.map((m) => m.salt)}::bytea[], ${messages.map((m) => m.at)}::timestamptz[])`
}

export function eventRows(events: (ChainedEvent & { conversationId: string })[]) {
  return sql`unnest(
      ${events.map((e) => e.conversationId)}::uuid[], ${events.map((e) => e.seq)}::int[], ${events.map((e) => e.kind)}::text[],
      ${events.map((e) => e.actor.realm)}::text[], ${events.map((e) => e.actor.id)}::uuid[],
      ${events.map((e) => JSON.stringify(e.payload))}::jsonb[], ${events.map((e) => e.at)}::timestamptz[],
      ${events.map((e) => e.prevHash)}::bytea[], ${events.map((e) => e.hash)}::bytea[])`
}

/** Changes a note's text where the writer saw the newest version; false where somebody was faster. */
export async function rewriteMessage(
  tx: Db,
  m: { id: string; version: number; body: string; salt: Buffer; at: Date },
): Promise<boolean> {
  const done = await sql`
    update messages set body = ${m.body}, salt = ${m.salt}, version = version + 1, edited_at = ${m.at}
    where id = ${m.id}::uuid and version = ${m.version}`.execute(tx)
  return done.numAffectedRows === 1n
}

export type StoredMessage = {
  id: string
  conversationId: string
  seq: number
  kind: "reply" | "note"
  side: Side
  authorId: string | null
  body: string | null
  salt: Buffer | null
  version: number
  editedAt: Date | null
  createdAt: Date
  withdrawnAt?: Date | null
}

export async function messagesByIds(db: Db, ids: string[]): Promise<StoredMessage[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<StoredMessage>`
    select id, conversation_id as "conversationId", seq, kind, side, author_id as "authorId", body, salt, version,
      edited_at as "editedAt", created_at as "createdAt", withdrawn_at as "withdrawnAt"
    from messages where id = any(${ids}::uuid[])`.execute(db)
  return rows
}

/**
 * How a conversation stood before a message of staff, as far as it can be seen from what was said: the last thing said
 * before it, since when its customer has been waiting, and when staff first answered. What was taken back was never said.
 */
export async function standingBefore(
  tx: Db,
  m: { conversationId: string; seq: number },
): Promise<{ body: string | null; side: Side | null; waitingSince: Date | null; firstReplyAt: Date | null }> {
  const { rows } = await sql<{
    body: string | null
    side: Side | null
    waitingSince: Date | null
    firstReplyAt: Date | null
  }>`
    with said as (
      select seq, side, body, created_at from messages
      where conversation_id = ${m.conversationId}::uuid and seq < ${m.seq} and kind = 'reply' and withdrawn_at is null
    ), answered as (select max(seq) as seq, min(created_at) as first from said where side = 'staff')
    select last.body, last.side, answered.first as "firstReplyAt",
      (select min(s.created_at) from said s, answered a where s.side = 'customer' and s.seq > coalesce(a.seq, 0)) as "waitingSince"
    from answered left join lateral (select body, side from said order by seq desc limit 1) last on true`.execute(
    tx,
  )
  return rows[0] ?? { body: null, side: null, waitingSince: null, firstReplyAt: null }
}

export async function markWithdrawn(tx: Db, id: string, at: Date): Promise<void> {
  await sql`update messages set withdrawn_at = ${at} where id = ${id}::uuid`.execute(tx)
}

export function present(row: Row): Held {
  return { ...row, number: String(row.number) }
}

export type Opened = {
  writeKey: string
  actorId: string
  fingerprint: Buffer
  conversation: Conversation
  chainHead: Buffer
  events: ChainedEvent[]
  messages: NewMessage[]
}

/**
 * Opens many conversations in one statement and one commit, each with its events, messages and idempotency key.
 * @returns the keys that were new; the others had been written before and nothing of theirs was written again
 * @throws unique violation on a number that is taken (the caller draws another)
 */
export async function insertOpened(db: Db, all: Opened[]): Promise<Set<string>> {
  const rows = all.map(({ conversation: c, chainHead, writeKey, actorId, fingerprint }) => ({
    write_key: writeKey,
    actor_id: actorId,
    fingerprint: `\\x${fingerprint.toString("hex")}`,
    id: c.id,
    number: c.number,
    brand_id: c.brandId,
    customer_id: c.customerId,
    channel: c.channel,
    form_key: c.formKey,
    form_version: c.formVersion,
    fields: c.fields,
    subject: c.subject,
    locale: c.locale,
    identity_level: c.identityLevel,
    status: c.status,
    priority: c.priority,
    team_id: c.teamId,
    assignee_id: c.assigneeId,
    preview: c.preview,
    last_side: c.lastSide,
    waiting_since: c.waitingSince,
    due_at: c.dueAt,
    last_seq: c.lastSeq,
    chain_head: `\\x${chainHead.toString("hex")}`,
    created_at: c.createdAt,
    updated_at: c.updatedAt,
  }))
  const messages = all.flatMap((o) =>
    o.messages.map((m) => ({ ...m, conversationId: o.conversation.id, at: o.conversation.createdAt })),
  )
  const events = all.flatMap((o) => o.events.map((e) => ({ ...e, conversationId: o.conversation.id })))
  const { rows: fresh } = await sql<{ key: string }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(
        write_key uuid, actor_id uuid, fingerprint bytea, id uuid, number bigint, brand_id uuid, customer_id uuid, channel text,
        form_key text, form_version int, fields jsonb, subject text, locale text, identity_level text, status text,
        priority smallint, team_id uuid, assignee_id uuid, preview text, last_side text, waiting_since timestamptz,
        due_at timestamptz, last_seq int, chain_head bytea, created_at timestamptz, updated_at timestamptz)
    ), fresh as (
      insert into writes (actor_id, key, fingerprint, result)
      select actor_id, write_key, fingerprint, jsonb_build_object('conversationId', id, 'number', number::text) from given
      on conflict do nothing
      returning actor_id, key
    ), chosen as (
      select g.* from given g join fresh f on f.actor_id = g.actor_id and f.key = g.write_key
    ), opened as (
      insert into conversations (id, number, brand_id, customer_id, channel, form_key, form_version, fields, subject, locale,
        identity_level, status, priority, team_id, assignee_id, preview, last_side, waiting_since, due_at, last_seq, chain_head,
        created_at, updated_at)
      select id, number, brand_id, customer_id, channel, form_key, form_version, fields, subject, locale,
        identity_level, status, priority, team_id, assignee_id, preview, last_side, waiting_since, due_at, last_seq, chain_head,
        created_at, updated_at
      from chosen
    ), said as (
      insert into messages (id, conversation_id, seq, kind, side, author_id, body, salt, created_at)
      select m.* from ${messageRows(messages)} as m(id, conversation_id, seq, kind, side, author_id, body, salt, created_at)
      join chosen c on c.id = m.conversation_id
    ), logged as (
      insert into events (conversation_id, seq, kind, actor_realm, actor_id, payload, at, prev_hash, hash)
      select e.* from ${eventRows(events)} as e(conversation_id, seq, kind, actor_realm, actor_id, payload, at, prev_hash, hash)
      join chosen c on c.id = e.conversation_id
    )
    select key from fresh`.execute(db)
  return new Set(fresh.map((row) => row.key))
}

/** Whether a legal hold keeps it whole, its own or one that reaches it. */
export async function isHeldByLaw(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select held_by_law(${id}::uuid) as held`.execute(db)
  return rows[0]?.held === true
}
