import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import type { TimelineRow } from "../store.ts"

type ChainEvent = Pick<
  TimelineRow,
  "conversationId" | "seq" | "kind" | "actorRealm" | "actorId" | "payload" | "at"
> & { prevHash: Buffer; hash: Buffer }

/** Whole chains of the next conversations by id, for verification. */
export async function chainPage(db: Db, after: string, limit: number) {
  const { rows } = await sql<{ id: string; lastSeq: number; chainHead: Buffer }>`
    select id, last_seq as "lastSeq", chain_head as "chainHead" from conversations where id > ${after}::uuid order by id limit ${limit}`.execute(
    db,
  )
  const events = await sql<ChainEvent>`
    select conversation_id as "conversationId", seq, kind, actor_realm as "actorRealm", actor_id as "actorId", payload, at,
      prev_hash as "prevHash", hash
    from events where conversation_id = any(${rows.map((row) => row.id)}::uuid[]) order by conversation_id, seq`.execute(
    db,
  )
  const byConversation = Map.groupBy(events.rows, (event) => event.conversationId)
  return rows.map((row) => ({ ...row, events: byConversation.get(row.id) ?? [] }))
}
