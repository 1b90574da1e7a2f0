import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import type { Draft } from "@veridesk/contract/desk-api.ts"
import type { MacroUse } from "@veridesk/contract/macros.ts"
import { type RawBuilder, sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import type { Filled } from "./form-fields.ts"
import type { Edge } from "./page.ts"

export type Order = "waiting" | "clock" | "newest"
export type Which = {
  view: string
  status: "needs-reply" | "waiting" | "solved" | "any"
  sort: Order
  after: Edge | null
  limit: number
  staffId: string
}

/** `rows` is the JSON of ConversationRows, between commas; `last` the last of them where there are more behind it. */
export type Page = { rows: string; last: ConversationRow | null }

/** One page of a view by key, never by offset: each view and order has an index that holds just its rows in order. */
export async function pageOf(db: Db, which: Which): Promise<Page> {
  const where = sql`${inView(which)} and ${inStatus(which)} and ${beyond(which)}`
  const order = sql`order by ${inOrder(which)} limit ${which.limit + 1}`
  const { rows } = await sql<Page>`
    select coalesce(string_agg(t.text, ',' order by n) filter (where n <= ${which.limit}), '') as rows,
      case when count(*) > ${which.limit} then (array_agg(t.text) filter (where n = ${which.limit}))[1]::json end as last
    from (
      select row_to_json(r)::text as text, row_number() over () as n
      from (${rowsFor(sql`${which.staffId}::uuid`)} where ${where} ${order}) r) t`.execute(db)
  return rows[0] ?? { rows: "", last: null }
}

/** Rows by id, as this member of staff sees them (unread, draft). */
export async function rowsByIds(db: Db, staffId: string, ids: string[]): Promise<ConversationRow[]> {
  if (ids.length === 0) return []
  return rowsWhere(db, staffId, sql`c.id = any(${ids}::uuid[])`)
}

/** The same of many members of staff at once, each as they see it. */
export async function rowsForMany(
  db: Db,
  wanted: { staffId: string; conversationId: string }[],
): Promise<{ staffId: string; row: ConversationRow }[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<{ staffId: string; row: ConversationRow }>`
    select w.staff_id as "staffId", row_to_json(r) as row
    from unnest(${wanted.map((w) => w.staffId)}::uuid[], ${wanted.map((w) => w.conversationId)}::uuid[]) as w(staff_id, id)
    cross join lateral (${rowsFor(sql`w.staff_id`)} where c.id = w.id) r`.execute(db)
  return rows
}

/** A customer's other conversations, newest first. */
export async function historyOf(
  db: Db,
  staffId: string,
  { customerId, limit }: { customerId: string; limit: number },
): Promise<ConversationRow[]> {
  return rowsWhere(
    db,
    staffId,
    sql`c.customer_id = ${customerId}::uuid order by c.created_at desc, c.id limit ${limit}`,
  )
}

async function rowsWhere(db: Db, staffId: string, where: RawBuilder<unknown>): Promise<ConversationRow[]> {
  const { rows } = await sql<{ row: ConversationRow }>`
    select row_to_json(r) as row from (${rowsFor(sql`${staffId}::uuid`)} where ${where}) r`.execute(db)
  return rows.map(({ row }) => row)
}

/** Rows as this member of staff sees them (unread, draft), named and written as a ConversationRow: lists go out as they are. */
function rowsFor(staffId: RawBuilder<unknown>) {
  return sql`
    select c.id, c.number::text as number, c.subject, c.form_key as "formKey", c.channel, c.status,
      c.status_key as "statusKey", c.priority,
      c.team_id as "teamId", c.assignee_id as "assigneeId", p.name as "customerName", p.vip as "customerVip",
      c.identity_level as "identityLevel", c.locale, c.preview, c.last_side as "lastSide",
      ${iso("c.waiting_since")} as "waitingSince", ${iso("c.due_at")} as "dueAt", c.last_seq as "lastSeq",
      c.follow_ups as "followUps", c.escalated_at is not null as escalated, case when c.merged_into is not null then (
        select json_build_object('id', t.id, 'number', t.number::text) from conversations t where t.id = merged_end(c.id))
      end as "mergedInto", ${iso("c.created_at")} as "createdAt", ${iso("c.updated_at")} as "updatedAt",
      coalesce(r.seq, 0) < c.last_seq as unread,
      c.id in (select d.conversation_id from drafts d where d.staff_id = ${staffId} and ${HOLDS_TEXT}) as draft
    from conversations c
    join customers p on p.id = c.customer_id
    left join reads r on r.staff_id = ${staffId} and r.conversation_id = c.id`
}

/** A moment as JavaScript writes it. */
function iso(column: string) {
  return sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
}

function inView({ view, staffId }: Which) {
  if (view === "mine") return sql`c.assignee_id = ${staffId}::uuid`
  if (view === "unassigned") return sql`c.assignee_id is null`
  if (view.startsWith("team:")) return sql`c.team_id = ${view.slice(5)}::uuid`
  return sql`true`
}

/** What was merged is in no list: nobody waits for it, and it goes on elsewhere. */
function inStatus({ status }: Which) {
  if (status === "needs-reply") return sql`c.waiting_since is not null`
  if (status === "waiting")
    return sql`c.status in ('waiting-customer', 'waiting-third-party') and c.merged_into is null`
  if (status === "solved") return sql`c.status in ('solved', 'closed') and c.merged_into is null`
  return sql`c.merged_into is null`
}

/** The wait and the clock exist only while a customer waits; other lists are in the order of the last change. */
export function orderOf(which: Pick<Which, "status" | "sort">): "waiting_since" | "due_at" | "updated_at" {
  if (which.status !== "needs-reply" || which.sort === "newest") return "updated_at"
  return which.sort === "clock" ? "due_at" : "waiting_since"
}

function inOrder(which: Which) {
  return orderOf(which) === "updated_at"
    ? sql`c.updated_at desc, c.id`
    : sql`c.${sql.ref(orderOf(which))}, c.id`
}

function beyond(which: Which) {
  if (!which.after) return sql`true`
  const at = new Date(which.after.at)
  if (orderOf(which) !== "updated_at")
    return sql`(c.${sql.ref(orderOf(which))}, c.id) > (${at}::timestamptz, ${which.after.id}::uuid)`
  return sql`c.updated_at <= ${at}::timestamptz and (c.updated_at < ${at}::timestamptz or c.id > ${which.after.id}::uuid)`
}

export type Opened = {
  row: ConversationRow
  form: Filled
  lastReadSeq: number
  held: boolean
  drafts: Draft[]
}

/** A conversation's row and form, and what somebody who opens it has of their own in it: in one statement. */
export async function openedOf(db: Db, staffId: string, conversationId: string): Promise<Opened | null> {
  const { rows } = await sql<Opened>`
    select row_to_json(r) as row,
      (select json_build_object('formKey', form_key, 'formVersion', form_version, 'fields', fields)
        from conversations where id = r.id) as form,
      coalesce((select seq from reads where staff_id = ${staffId}::uuid and conversation_id = r.id), 0) as "lastReadSeq",
      held_by_law(r.id) as held,
      coalesce((
        select json_agg(json_build_object('mode', mode, 'text', body, 'attachmentIds', attachment_ids,
          'updatedAt', ${iso("updated_at")}, 'macros', macros, 'cc', cc))
        from drafts d where staff_id = ${staffId}::uuid and conversation_id = r.id and ${HOLDS_TEXT}), '[]') as drafts
    from (${rowsFor(sql`${staffId}::uuid`)} where c.id = ${conversationId}::uuid) r`.execute(db)
  return rows[0] ?? null
}

/** Keeps the higher of two marks: a late request never makes read messages unread. */
export async function markRead(
  db: Db,
  { staffId, conversationId, seq }: { staffId: string; conversationId: string; seq: number },
): Promise<void> {
  await sql`
    insert into reads (staff_id, conversation_id, seq) values (${staffId}, ${conversationId}, ${seq})
    on conflict (staff_id, conversation_id) do update set seq = greatest(reads.seq, excluded.seq)
    where reads.seq < excluded.seq`.execute(db)
}

/** A draft that was sent or thrown away stays as an empty one, so that what was saved earlier and arrives later loses. */
const HOLDS_TEXT = sql.raw("(d.body <> '' or d.attachment_ids <> '{}')")

export type DraftRow = {
  mode: "reply" | "note"
  text: string
  attachmentIds: string[]
  updatedAt: Date
  macros?: MacroUse[]
  cc?: string[]
}

/**
 * The newest draft by the writer's own clock wins, so that a slow request can't bring old text back. Of the same
 * moment, the emptied one is the newer.
 */
export async function keepDraft(
  db: Db,
  d: DraftRow & { staffId: string; conversationId: string },
): Promise<void> {
  await sql`
    insert into drafts as d (staff_id, conversation_id, mode, body, attachment_ids, updated_at, macros, cc)
    values (${d.staffId}, ${d.conversationId}, ${d.mode}, ${d.text}, ${d.attachmentIds}::uuid[], ${d.updatedAt},
      ${JSON.stringify(d.macros ?? [])}::jsonb, ${d.cc ?? []}::text[])
    on conflict (staff_id, conversation_id, mode) do update
    set body = excluded.body, attachment_ids = excluded.attachment_ids, updated_at = excluded.updated_at,
      macros = excluded.macros, cc = excluded.cc
    where d.updated_at < excluded.updated_at or (d.updated_at = excluded.updated_at and ${HOLDS_TEXT})`.execute(
    db,
  )
}

/** The text of somebody's reply in the making. */
export async function draftText(db: Db, staffId: string, conversationId: string): Promise<string | null> {
  const { rows } = await sql<{ body: string }>`
    select body from drafts
    where staff_id = ${staffId}::uuid and conversation_id = ${conversationId}::uuid and mode = 'reply'`.execute(
    db,
  )
  return rows[0]?.body ?? null
}

/** Forgets emptied drafts of the days before: no request is under way that long. */
export async function forgetEmptyDrafts(db: Db, now: Date): Promise<void> {
  await sql`
    delete from drafts d where not ${HOLDS_TEXT} and updated_at < ${now}::timestamptz - interval '1 day'`.execute(
    db,
  )
}

export async function addToCounts(tx: Db, deltas: Map<string, number>): Promise<void> {
  const changed = [...deltas].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
  if (changed.length === 0) return
  await sql`
    insert into inbox_counts (view, n)
    select * from unnest(${changed.map(([view]) => view)}::text[], ${changed.map(([, n]) => n)}::int[])
    on conflict (view) do update set n = inbox_counts.n + excluded.n`.execute(tx)
}

export async function countsOf(db: Db, views: string[]): Promise<Record<string, number>> {
  const { rows } = await sql<{
    view: string
    n: number
  }>`select view, n from inbox_counts where view = any(${views}::text[])`.execute(db)
  const known = new Map(rows.map((row) => [row.view, row.n]))
  return Object.fromEntries(views.map((view) => [view, Math.max(0, known.get(view) ?? 0)]))
}

/** Ticket number, name of a customer (prefix), or TxID, for the palette; at most ten, each found by an index. */
export async function findRows(
  db: Db,
  staffId: string,
  o: { number: string | null; txid: string | null; text: string },
): Promise<ConversationRow[]> {
  const wanted = o.number
    ? sql`select id from conversations where number = ${o.number}::bigint`
    : sql`
      (select own.id from
        (select id from customers where lower(name) like ${`${escapeLike(o.text.toLowerCase())}%`} limit ${FOUND_PEOPLE}) p
        cross join lateral (
          select id from conversations where customer_id = p.id order by created_at desc, id limit ${FOUND}) own)
      union
      (select id from conversations
        where fields ? 'txid' and fields ->> 'txid' = ${o.txid ?? o.text} order by created_at desc limit ${FOUND})`
  return rowsWhere(db, staffId, sql`c.id in (${wanted}) order by c.updated_at desc, c.id limit ${FOUND}`)
}

const FOUND = 10
/** People of whose name only so much was typed; further ones are found by typing more of it. */
const FOUND_PEOPLE = 50

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&")
}

export type CustomerFacts = {
  id: string
  name: string
  exchangeUid: string | null
  email: string | null
  emailVerified: boolean
  locale: string
  timezone: string | null
  vip: number | null
  legalEntity: string | null
}

export async function customerFacts(db: Db, customerId: string): Promise<CustomerFacts | null> {
  const { rows } = await sql<CustomerFacts>`
    select id, name, exchange_uid as "exchangeUid", email, email_verified_at is not null as "emailVerified", locale,
      timezone, vip, legal_entity as "legalEntity"
    from customers where id = ${customerId}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Names of people and teams by id, for timelines; an id may be of any of the three. */
export async function namesOf(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from staff where id = any(${ids}::uuid[])
    union all select id, name from customers where id = any(${ids}::uuid[])
    union all select id, name_en from teams where id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.name]))
}
