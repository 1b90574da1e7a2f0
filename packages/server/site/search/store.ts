import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export type TicketHit = { number: string; subject: string; updatedAt: Date }

/** A customer's own tickets whose title, beginning or number has all of these words, the latest first. */
export async function ownTickets(
  db: Db,
  o: { customerId: string; words: string[]; limit: number },
): Promise<TicketHit[]> {
  if (o.words.length === 0) return []
  const like = o.words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`)
  const { rows } = await sql<TicketHit>`
    select number::text as number, subject, updated_at as "updatedAt" from conversations
    where customer_id = ${o.customerId}::uuid and merged_into is null
      and lower(subject || ' ' || preview || ' ' || number::text) like all(${like}::text[])
    order by updated_at desc, id desc limit ${o.limit}`.execute(db)
  return rows
}
