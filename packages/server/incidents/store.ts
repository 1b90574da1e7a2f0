import type { Status } from "@veridesk/contract/conversation.ts"
import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import type { Incident } from "./incident.ts"

export type Counted = Incident & { tickets: number; open: number }

const INCIDENT = sql.raw(`
  i.id, jsonb_build_object('en', i.title_en, 'zh', i.title_zh) as title,
  jsonb_build_object('en', i.about_en, 'zh', i.about_zh) as about, i.state, i.made_by as "madeBy", i.made_at as "madeAt",
  i.updated_at as "updatedAt"`)
const COUNTS = sql.raw(`
  (select count(*)::int from incident_tickets t where t.incident_id = i.id and t.left_at is null) as tickets,
  (select count(*)::int from incident_tickets t join conversations c on c.id = t.conversation_id
    where t.incident_id = i.id and t.left_at is null and c.status not in ('solved', 'closed')) as open`)

export async function insertIncident(tx: Db, i: Incident): Promise<void> {
  await sql`
    insert into incidents (id, title_en, title_zh, about_en, about_zh, state, made_by, made_at, updated_at)
    values (${i.id}, ${i.title.en}, ${i.title.zh}, ${i.about.en}, ${i.about.zh}, ${i.state}, ${i.madeBy}, ${i.madeAt}, ${i.updatedAt})`.execute(
    tx,
  )
}

/** Keeps what somebody wrote where nobody has written since they looked; false where somebody has. */
export async function rewriteIncident(
  db: Db,
  i: Pick<Incident, "id" | "title" | "about" | "state" | "updatedAt"> & { basedOn: Date },
): Promise<boolean> {
  const done = await sql`
    update incidents set title_en = ${i.title.en}, title_zh = ${i.title.zh}, about_en = ${i.about.en},
      about_zh = ${i.about.zh}, state = ${i.state}, updated_at = ${i.updatedAt}
    where id = ${i.id}::uuid and date_trunc('milliseconds', updated_at) = ${i.basedOn}`.execute(db)
  return done.numAffectedRows === 1n
}

export async function incidentById(db: Db, id: string): Promise<Counted | null> {
  const { rows } =
    await sql<Counted>`select ${INCIDENT}, ${COUNTS} from incidents i where i.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

export async function allIncidents(db: Db, limit: number): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select ${INCIDENT}, ${COUNTS} from incidents i order by i.updated_at desc, i.id limit ${limit}`.execute(
    db,
  )
  return rows
}

export async function incidentOf(db: Db, conversationId: string): Promise<Counted | null> {
  const { rows } = await sql<Counted>`
    select ${INCIDENT}, ${COUNTS} from incident_tickets j join incidents i on i.id = j.incident_id
    where j.conversation_id = ${conversationId}::uuid and j.left_at is null`.execute(db)
  return rows[0] ?? null
}

/** Makes a ticket part of an incident; false where it is part of one already. */
export async function join(
  tx: Db,
  t: { incidentId: string; conversationId: string; at: Date },
): Promise<boolean> {
  const done = await sql`
    insert into incident_tickets (incident_id, conversation_id, joined_at)
    select ${t.incidentId}, ${t.conversationId}, ${t.at}
    where not exists (select from incident_tickets where conversation_id = ${t.conversationId} and left_at is null)
    on conflict (incident_id, conversation_id) do update set joined_at = excluded.joined_at, left_at = null
      where incident_tickets.left_at is not null`.execute(tx)
  return done.numAffectedRows === 1n
}

/** @returns the incident it left, or null where it was part of none */
export async function leave(tx: Db, t: { conversationId: string; at: Date }): Promise<string | null> {
  const { rows } = await sql<{ incidentId: string }>`
    update incident_tickets set left_at = ${t.at} where conversation_id = ${t.conversationId} and left_at is null
    returning incident_id as "incidentId"`.execute(tx)
  return rows[0]?.incidentId ?? null
}

export type Ticket = {
  id: string
  number: string
  subject: string
  customerName: string
  status: Status
  createdAt: Date
}

const TICKET = sql.raw(
  `c.id, c.number::text as number, c.subject, p.name as "customerName", c.status, c.created_at as "createdAt"`,
)

export async function ticketsOf(db: Db, incidentId: string, limit: number): Promise<Ticket[]> {
  const { rows } = await sql<Ticket>`
    select ${TICKET} from incident_tickets t join conversations c on c.id = t.conversation_id
      join customers p on p.id = c.customer_id
    where t.incident_id = ${incidentId}::uuid and t.left_at is null order by t.joined_at desc, c.id limit ${limit}`.execute(
    db,
  )
  return rows
}

export type Filter = { formKeys: string[]; asset: string; chain: string; since: Date; text: string }

/**
 * Open tickets that no incident has and that fit, the oldest first. A ticket was changed no earlier than it was opened,
 * so that the index by change bounds what is read.
 */
export async function ticketsFitting(
  db: Db,
  f: Filter,
  limit: number,
): Promise<{ tickets: Ticket[]; count: number }> {
  const { rows } = await sql<Ticket & { count: number }>`
    select ${TICKET}, count(*) over ()::int as count
    from conversations c join customers p on p.id = c.customer_id
    where c.updated_at >= ${f.since} and c.created_at >= ${f.since} and c.status not in ('solved', 'closed') and c.merged_into is null
      and (cardinality(${f.formKeys}::text[]) = 0 or c.form_key = any(${f.formKeys}::text[]))
      and (${f.asset} = '' or upper(c.fields ->> 'asset') = upper(${f.asset}))
      and (${f.chain} = '' or c.fields ->> 'chain' = ${f.chain})
      and (${f.text} = '' or position(lower(${f.text}) in lower(c.subject || ' ' || c.preview)) > 0)
      and not exists (select from incident_tickets t where t.conversation_id = c.id and t.left_at is null)
    order by c.created_at, c.id limit ${limit}`.execute(db)
  return { tickets: rows.map(({ count: _, ...ticket }) => ticket), count: rows[0]?.count ?? 0 }
}
