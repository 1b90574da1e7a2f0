import { sql } from "kysely"
import type { Db } from "../../../platform/db/connect.ts"

export type Missed = {
  conversationId: string
  fromSeq: number
  toSeq: number
  /** Nobody talks there any more. */
  over: boolean
}

/**
 * Live conversations with answers that their customer can't have seen: said after what they last read or wrote, not
 * mailed yet, of the last day; where the talk goes on, only once the first of them is older than `awaySince`.
 */
export async function missedAnswers(db: Db, o: { now: Date; awaySince: Date }): Promise<Missed[]> {
  const { rows } = await sql<Missed>`
    select c.conversation_id as "conversationId", said.first as "fromSeq", said.last as "toSeq",
      c.phase in ('ended', 'ticket') as over
    from chats c
    left join chat_mails s on s.conversation_id = c.conversation_id
    cross join lateral (
      select min(m.seq) as first, max(m.seq) as last, min(m.created_at) as since from messages m
      where m.conversation_id = c.conversation_id and m.side = 'staff' and m.kind = 'reply' and m.withdrawn_at is null
        and m.seq > greatest(c.customer_read_seq, coalesce(s.up_to_seq, 0), coalesce((
          select max(w.seq) from messages w where w.conversation_id = c.conversation_id and w.side = 'customer'), 0))
        and not exists (select from outgoing_mails x where x.about_message = m.id)) said
    where c.last_staff_at > ${o.now}::timestamptz - interval '1 day' and said.first is not null
      and (c.phase in ('ended', 'ticket') or said.since < ${o.awaySince})
    order by said.since limit 100`.execute(db)
  return rows
}

/** @returns whether nobody had sent them before */
export async function markMissedSent(
  tx: Db,
  o: { conversationId: string; toSeq: number; now: Date },
): Promise<boolean> {
  const done = await sql`
    insert into chat_mails as s (conversation_id, up_to_seq, at) values (${o.conversationId}::uuid, ${o.toSeq}, ${o.now})
    on conflict (conversation_id) do update set up_to_seq = excluded.up_to_seq, at = excluded.at
    where s.up_to_seq < excluded.up_to_seq`.execute(tx)
  return (done.numAffectedRows ?? 0n) > 0n
}

/** Nobody is mailed about what was said in live conversations until now. */
export async function passOverMissed(db: Db, now: Date): Promise<void> {
  await sql`
    insert into chat_mails (conversation_id, up_to_seq, at)
    select c.conversation_id, v.last_seq, ${now} from chats c join conversations v on v.id = c.conversation_id
    on conflict (conversation_id) do update set up_to_seq = excluded.up_to_seq, at = excluded.at`.execute(db)
}
