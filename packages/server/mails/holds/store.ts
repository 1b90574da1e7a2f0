import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export type Hold = { id: string; reason: string; placedBy: string; placedAt: Date }

/** The hold on a conversation, or on one that goes on in it; null where there is none. */
export async function holdOn(db: Db, conversationId: string): Promise<Hold | null> {
  const { rows } = await sql<Hold>`
    select id, reason, placed_by as "placedBy", placed_at as "placedAt" from legal_holds
    where conversation_id = ${conversationId}::uuid and lifted_at is null`.execute(db)
  return rows[0] ?? null
}

export async function insertHold(tx: Db, h: Hold & { conversationId: string }): Promise<void> {
  await sql`
    insert into legal_holds (id, conversation_id, reason, placed_by, placed_at)
    values (${h.id}::uuid, ${h.conversationId}::uuid, ${h.reason}, ${h.placedBy}::uuid, ${h.placedAt})`.execute(
    tx,
  )
}

export async function endHold(tx: Db, h: { id: string; by: string; at: Date; why: string }): Promise<void> {
  await sql`
    update legal_holds set lifted_by = ${h.by}::uuid, lifted_at = ${h.at}, lifted_why = ${h.why}
    where id = ${h.id}::uuid and lifted_at is null`.execute(tx)
}
