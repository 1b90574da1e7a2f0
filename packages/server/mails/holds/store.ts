import type { HoldOf } from "@veridesk/contract/mail/find.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export type Hold = { id: string; reason: string; placedBy: string; placedAt: Date }

/** A hold as it bears on a conversation: which kind it is, and on which conversation it was laid where that is another. */
export type Bearing = Hold & { of: HoldOf; elsewhere: string | null }

/** What keeps a conversation: its own hold first, its customer's next, then those of what was merged with it. */
export async function holdsOn(db: Db, conversationId: string): Promise<Bearing[]> {
  const { rows } = await sql<Bearing>`
    select id, reason, placed_by as "placedBy", placed_at as "placedAt",
      case when customer_id is null then 'conversation' else 'customer' end as of,
      nullif(conversation_id, ${conversationId}::uuid) as elsewhere
    from holds_on(${conversationId}::uuid)
    order by coalesce(conversation_id <> ${conversationId}::uuid, false), customer_id is not null, placed_at, id`.execute(
    db,
  )
  return rows
}

export async function insertHold(
  tx: Db,
  h: Hold & { conversationId: string | null; customerId: string | null },
): Promise<void> {
  await sql`
    insert into legal_holds (id, conversation_id, customer_id, reason, placed_by, placed_at)
    values (${h.id}::uuid, ${h.conversationId}::uuid, ${h.customerId}::uuid, ${h.reason}, ${h.placedBy}::uuid,
      ${h.placedAt})`.execute(tx)
}

export async function endHold(tx: Db, h: { id: string; by: string; at: Date; why: string }): Promise<void> {
  await sql`
    update legal_holds set lifted_by = ${h.by}::uuid, lifted_at = ${h.at}, lifted_why = ${h.why}
    where id = ${h.id}::uuid and lifted_at is null`.execute(tx)
}
