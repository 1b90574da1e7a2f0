import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import type { Rating } from "./rating.ts"

/** What the customer said, with their words as they stand now. */
export async function ratingOf(db: Db, conversationId: string): Promise<(Rating & { words: string }) | null> {
  const { rows } = await sql<Rating & { words: string }>`
    select r.score, r.reasons, r.message_id as "messageId", r.at, coalesce(m.body, '') as words
    from ratings r left join messages m on m.id = r.message_id
    where r.conversation_id = ${conversationId}::uuid`.execute(db)
  return rows[0] ?? null
}

/** One row a conversation: a later word replaces the one before. */
export async function keepRating(tx: Db, conversationId: string, r: Rating): Promise<void> {
  await sql`
    insert into ratings (conversation_id, score, reasons, message_id, at)
    values (${conversationId}::uuid, ${r.score}, ${r.reasons}::text[], ${r.messageId}::uuid, ${r.at})
    on conflict (conversation_id) do update set score = excluded.score, reasons = excluded.reasons,
      message_id = excluded.message_id, at = excluded.at`.execute(tx)
}
