import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import type { TimelineRow } from "../timeline/store.ts"

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
  // What was added since the rows were read is none of theirs: the product goes on while it is verified.
  const events = await sql<ChainEvent>`
    select e.conversation_id as "conversationId", e.seq, e.kind, e.actor_realm as "actorRealm", e.actor_id as "actorId",
      e.payload, e.at, e.prev_hash as "prevHash", e.hash
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.lastSeq)}::int[]) as v(id, last_seq)
    join events e on e.conversation_id = v.id and e.seq <= v.last_seq
    order by e.conversation_id, e.seq`.execute(db)
  const byConversation = Map.groupBy(events.rows, (event) => event.conversationId)
  return rows.map((row) => ({ ...row, events: byConversation.get(row.id) ?? [] }))
}
