import { newId } from "@veridesk/contract/ids.ts"
import { makeTicketNumber } from "@veridesk/contract/ticket-number.ts"

/** A conversation as the inbox sees it; what isn't said is that of an ordinary new ticket. */
export type Put = {
  id: string
  customerId: string
  status: string
  teamId: string | null
  assigneeId: string | null
  waitingSince: Date | null
  dueAt: Date | null
  updatedAt: Date
  createdAt: Date
  subject: string
  fields: Record<string, unknown>
  lastSeq: number
}

type Pool = { query(text: string, values: unknown[]): Promise<unknown> }

let drawn = 100_000_000

/** Puts conversations straight into their table, for lists; they have no events yet, but verbs can be done on them. */
export async function putConversations(pool: Pool, rows: Partial<Put>[]): Promise<Put[]> {
  const at = new Date("2026-11-22T04:20:00Z")
  const all = rows.map(
    (row): Put => ({
      id: newId(),
      customerId: newId(),
      status: "new",
      teamId: null,
      assigneeId: null,
      waitingSince: null,
      dueAt: null,
      updatedAt: at,
      createdAt: at,
      subject: "Deposit not credited",
      fields: {},
      lastSeq: 0,
      ...row,
    }),
  )
  await pool.query(
    `insert into customers (id, brand_id, name)
     select distinct c."customerId", b.id, '何知远' from jsonb_to_recordset($1::jsonb) as c("customerId" uuid), brands b
     on conflict do nothing`,
    [JSON.stringify(all)],
  )
  await pool.query(
    `insert into conversations (id, number, brand_id, customer_id, channel, form_key, form_version, fields, subject, locale,
       identity_level, status, priority, team_id, assignee_id, preview, last_side, waiting_since, due_at, last_seq, chain_head,
       created_at, updated_at)
     select c.id, c.number, b.id, c."customerId", 'web-form', 'other', 2, c.fields, c.subject, 'en', 'session-2fa', c.status, 2,
       c."teamId", c."assigneeId", 'Where is my deposit', 'customer', c."waitingSince", c."dueAt", c."lastSeq",
       decode(repeat('00', 32), 'hex'), c."createdAt", c."updatedAt"
     from brands b, jsonb_to_recordset($1::jsonb) as c(id uuid, number bigint, "customerId" uuid, status text, "teamId" uuid,
       "assigneeId" uuid, "waitingSince" timestamptz, "dueAt" timestamptz, "updatedAt" timestamptz, "createdAt" timestamptz,
       subject text, fields jsonb, "lastSeq" int)`,
    [JSON.stringify(all.map((row) => ({ ...row, number: makeTicketNumber(drawn++) })))],
  )
  return all
}
