import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import type { Item } from "./request.ts"

const COLUMNS = sql.raw(`
  i.id, i.request_id as "requestId", i.conversation_id as "conversationId", i.place, i.title, i.about, i.kind, i.accepts,
  i.state, i.refusal, i.refusal_text as "refusalText", i.message_ids as "messageIds", i.answered_at as "answeredAt",
  i.decided_at as "decidedAt", i.decided_by as "decidedBy"`)

/** A conversation and those that were merged into it: what was asked for in them is sent and checked where they go on. */
const matterOf = (conversationId: string) => sql`(
  with recursive matter as (
    select ${conversationId}::uuid as id
    union select c.id from conversations c join matter m on c.merged_into = m.id)
  select id from matter)`

/** Items of a matter in the order they were asked for; who changes them holds the row of the conversation it goes on in. */
export async function itemsOf(db: Db, conversationId: string): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select ${COLUMNS} from request_items i where i.conversation_id in ${matterOf(conversationId)} order by i.request_id, i.place`.execute(
    db,
  )
  return rows
}

export type Asked = Item & {
  askedBy: string
  askedAt: Date
  complete: boolean
  why: string
  wantedBy: string | null
}

/** The same with who asked for them and how. */
export async function askedOf(db: Db, conversationId: string): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select ${COLUMNS}, r.asked_by as "askedBy", r.asked_at as "askedAt", r.complete, r.why, r.wanted_by::text as "wantedBy"
    from request_items i join requests r on r.id = i.request_id
    where i.conversation_id in ${matterOf(conversationId)} order by i.request_id, i.place`.execute(db)
  return rows
}

export type NewRequest = {
  id: string
  conversationId: string
  seq: number
  askedBy: string
  askedAt: Date
  complete: boolean
  why: string
  wantedBy: string | null
  items: Pick<Item, "id" | "place" | "title" | "about" | "kind" | "accepts">[]
}

export async function insertRequest(tx: Db, r: NewRequest): Promise<void> {
  await sql`
    with request as (
      insert into requests (id, conversation_id, seq, asked_by, asked_at, complete, why, wanted_by)
      values (${r.id}, ${r.conversationId}, ${r.seq}, ${r.askedBy}, ${r.askedAt}, ${r.complete}, ${r.why}, ${r.wantedBy}::date)
      returning id)
    insert into request_items (id, request_id, conversation_id, place, title, about, kind, accepts, state)
    select g.id, request.id, ${r.conversationId}::uuid, g.place, g.title, g.about, g.kind, g.accepts, 'missing'
    from request, jsonb_to_recordset(${JSON.stringify(r.items)}::jsonb) as g(
      id uuid, place int, title text, about text, kind text, accepts text[])`.execute(tx)
}

export async function markSent(tx: Db, o: { id: string; messageId: string; at: Date }): Promise<void> {
  await sql`
    update request_items set state = 'checking', refusal = null, refusal_text = '', answered_at = ${o.at},
      message_ids = message_ids || ${o.messageId}::uuid, decided_at = null, decided_by = null
    where id = ${o.id}::uuid`.execute(tx)
}

export async function markDecided(
  tx: Db,
  o: { id: string; state: string; refusal: string | null; refusalText: string; at: Date; by: string },
): Promise<void> {
  await sql`
    update request_items set state = ${o.state}, refusal = ${o.refusal}, refusal_text = ${o.refusalText},
      decided_at = ${o.at}, decided_by = ${o.by}::uuid
    where id = ${o.id}::uuid`.execute(tx)
}

/** Bodies of the messages that answered with words. */
export async function wordsOf(db: Db, messageIds: string[]): Promise<Map<string, string>> {
  if (messageIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; body: string }>`
    select id, body from messages where id = any(${messageIds}::uuid[]) and coalesce(body, '') <> ''`.execute(
    db,
  )
  return new Map(rows.map(({ id, body }) => [id, body]))
}
