import type { Status, WaitingOn } from "@veridesk/contract/conversation.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import { TABS, type Tab } from "./status.ts"

export type TicketLine = {
  id: string
  number: string
  subject: string
  status: Status
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

const COLUMNS =
  sql.raw(`id, number::text as number, subject, status, team_id as "teamId", last_side as "lastSide",
  due_at as "dueAt", waiting_on as "waitingOn", created_at as "createdAt", updated_at as "updatedAt",
  (select count(*)::int from messages m where m.conversation_id = conversations.id and m.side = 'staff' and m.kind = 'reply'
    and m.seq > coalesce((select seq from customer_reads r where r.conversation_id = conversations.id), 0)) as unread,
  (select count(*)::int from request_items i where i.conversation_id = conversations.id and i.state in ('missing', 'refused')
    and conversations.status not in ('solved', 'closed')) as missing`)

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
    select ${COLUMNS} from conversations
    where customer_id = ${o.customerId}::uuid and status = any(${TABS[o.tab]}::text[]) ${match} ${older}
    order by created_at desc, id desc limit ${o.limit}`.execute(db)
  return rows
}

export async function countTickets(db: Db, customerId: string): Promise<Record<Tab, number>> {
  const { rows } = await sql<Record<Tab, number>>`
    select count(*) filter (where status = any(${TABS.open}::text[]))::int as open,
           count(*) filter (where status = any(${TABS.waiting}::text[]))::int as waiting,
           count(*) filter (where status = any(${TABS.closed}::text[]))::int as closed
    from conversations where customer_id = ${customerId}::uuid`.execute(db)
  return rows[0] ?? { open: 0, waiting: 0, closed: 0 }
}

/** A customer's tickets that aren't over and are about this transaction, newest first. */
export async function ticketsAbout(db: Db, customerId: string, txidKey: string): Promise<TicketLine[]> {
  const { rows } = await sql<TicketLine>`
    select ${COLUMNS} from conversations
    where customer_id = ${customerId}::uuid and fields ->> 'txid-key' = ${txidKey} and status not in ('solved', 'closed')
    order by created_at desc limit 1`.execute(db)
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
