import type { Status, WaitingOn } from "@veridesk/contract/conversation.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import { TABS, type Tab } from "./status.ts"

export type TicketLine = {
  id: string
  number: string
  subject: string
  status: Status
  statusKey: string | null
  teamId: string | null
  lastSide: "customer" | "staff" | "system"
  dueAt: Date | null
  createdAt: Date
  updatedAt: Date
  unread: number
  /** Requested documents that have not come. */
  missing: number
  waitingOn: WaitingOn | null
}

const columnsOf = (table: "conversations" | "open") =>
  sql.raw(`id, number::text as number, subject, status, status_key as "statusKey", team_id as "teamId", last_side as "lastSide",
  due_at as "dueAt", waiting_on as "waitingOn", created_at as "createdAt", updated_at as "updatedAt",
  (select count(*)::int from messages m where m.conversation_id = ${table}.id and m.side = 'staff' and m.kind = 'reply'
    and m.seq > coalesce((select seq from customer_reads r where r.conversation_id = ${table}.id), 0)) as unread,
  (with recursive whole as (
      select ${table}.id union select m.id from conversations m join whole w on m.merged_into = w.id)
    select count(*)::int from request_items i where i.conversation_id in (select id from whole)
      and i.state in ('missing', 'refused') and ${table}.status not in ('solved', 'closed')) as missing`)

/** One page of a customer's tickets, newest first, by the key of the last one seen. */
export async function ticketsOf(
  db: Db,
  o: {
    customerId: string
    tab: Tab
    query: string
    before: { at: string; id: string } | null
    limit: number
  },
): Promise<TicketLine[]> {
  const older = o.before
    ? sql`and (created_at, id) < (${o.before.at}::timestamptz, ${o.before.id}::uuid)`
    : sql``
  const digits = o.query.replace(/\D/g, "")
  const text = `%${o.query.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`
  const match = o.query
    ? sql`and (lower(subject) like ${text} or lower(preview) like ${text} or (${digits} <> '' and number::text like ${`%${digits}%`}))`
    : sql``
  const { rows } = await sql<TicketLine>`
    select ${columnsOf("conversations")} from conversations
    where customer_id = ${o.customerId}::uuid and merged_into is null and status = any(${TABS[o.tab]}::text[]) ${match} ${older}
    order by created_at desc, id desc limit ${o.limit}`.execute(db)
  return rows
}

export async function countTickets(db: Db, customerId: string): Promise<Record<Tab, number>> {
  const { rows } = await sql<Record<Tab, number>>`
    select count(*) filter (where status = any(${TABS.open}::text[]))::int as open,
           count(*) filter (where status = any(${TABS.waiting}::text[]))::int as waiting,
           count(*) filter (where status = any(${TABS.closed}::text[]))::int as closed
    from conversations where customer_id = ${customerId}::uuid and merged_into is null`.execute(db)
  return rows[0] ?? { open: 0, waiting: 0, closed: 0 }
}

/** An open ticket that may be about the same: `same` by a key, else with what its customer wrote. */
type Candidate = TicketLine & { same: boolean; text: string | null }

const MOST_CANDIDATES = 20

/**
 * A customer's tickets that aren't over and share one of these answers, or came by this form since then; newest first.
 * Of one that was merged, where it goes on.
 */
export async function ticketsAbout(
  db: Db,
  customerId: string,
  q: { keys: Record<string, string>; formKey: string; since: Date },
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with matter as (
      select case when merged_into is null then id else merged_end(id) end as id,
        bool_or(exists (
          select 1 from jsonb_each_text(${JSON.stringify(q.keys)}::jsonb) as k where fields ->> k.key = k.value)) as same
      from conversations where customer_id = ${customerId}::uuid group by 1
    ), open as (
      select c.*, matter.same from matter join conversations c on c.id = matter.id
      where c.status not in ('solved', 'closed'))
    select ${columnsOf("open")}, same,
      case when not same then (
        select body from messages m where m.conversation_id = open.id and m.side = 'customer' order by m.seq limit 1)
      end as text
    from open where same or (form_key = ${q.formKey} and created_at > ${q.since})
    order by same desc, created_at desc limit ${MOST_CANDIDATES}`.execute(db)
  return rows
}

/** Moves the customer's place in their ticket forward. @returns where it was before */
export async function seenUpTo(db: Db, conversationId: string, seq: number): Promise<number> {
  const { rows } = await sql<{ before: number }>`
    with before as (select seq from customer_reads where conversation_id = ${conversationId}::uuid),
    moved as (
      insert into customer_reads (conversation_id, seq) values (${conversationId}, ${seq})
      on conflict (conversation_id) do update set seq = greatest(customer_reads.seq, excluded.seq)
      where customer_reads.seq < excluded.seq)
    select coalesce((select seq from before), 0) as before`.execute(db)
  return rows[0]?.before ?? 0
}
