import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import type { Candidate } from "../match.ts"
import { tokenDigest } from "../outgoing/outgoing.ts"

export type Signs = {
  brandId: string
  /** Of reply addresses, as they stand in it. */
  tokens: string[]
  /** Message-IDs that it answers, and those among its ancestors. */
  inReplyTo: string[]
  references: string[]
  sender: string
  /** The subject says that it follows up: the newest open conversation of its sender counts too. */
  followUp: boolean
  /** Of an account that it names, where it names one: a follow-up is about no other. */
  uid: string | null
  reopenedSince: Date
}

const MOST_IDS = 40

/** Conversations that a mail's own signs lead to, with what they are worth; one statement, whatever there is in the tables. */
export async function candidatesFor(db: Db, s: Signs): Promise<Candidate[]> {
  const hashes = s.tokens.map(tokenDigest)
  const { rows } = await sql<Candidate>`
    with signs as (
      select p.conversation_id, 'reply-token' as sign, p.address <> ${s.sender} as of_another
      from mail_participants p where p.token_hash = any(${hashes}::bytea[])
      union all
      select i.conversation_id, 'in-reply-to', false from mail_ids i
      where i.rfc_id = any(${s.inReplyTo.slice(0, MOST_IDS)}::text[])
      union all
      select i.conversation_id, 'references', false from mail_ids i
      where i.rfc_id = any(${ends(s.references)}::text[])
      union all
      (select c.id, 'follow-up-subject', false
       from mail_participants p join conversations c on c.id = p.conversation_id
       join customers cu on cu.id = c.customer_id
       where ${s.followUp} and p.address = ${s.sender} and c.brand_id = ${s.brandId}::uuid
         and c.status not in ('solved', 'closed') and c.merged_into is null
         and (${s.uid}::text is null or coalesce(cu.exchange_uid, ${s.uid}) = ${s.uid})
       order by c.updated_at desc limit 1)
    ), found as (
      select conversation_id, array_agg(distinct sign) as "by",
        -- A token of their own beside one of another's is still their own.
        bool_and(of_another) filter (where sign = 'reply-token') as of_another
      from signs group by conversation_id
    )
    select f.conversation_id as "conversationId", f."by", coalesce(f.of_another, false) as "tokenOfAnother",
      exists (select from mail_participants p where p.conversation_id = f.conversation_id and p.address = ${s.sender}) as participant,
      e.status = 'closed' or (e.status = 'solved' and e.solved_at < ${s.reopenedSince}) as "overTooLong",
      e.id <> f.conversation_id as merged, e.updated_at as "movedAt"
    from found f join conversations e on e.id = merged_end(f.conversation_id)
    where e.brand_id = ${s.brandId}::uuid`.execute(db)
  return rows
}

/** The first, with which it all began, and the newest. */
function ends(references: string[]): string[] {
  return [...references.slice(0, 1), ...references.slice(1).slice(1 - MOST_IDS)]
}

/** Whether we gave a mail this Message-ID ourselves. */
export async function isOurMail(db: Db, rfcId: string | null): Promise<boolean> {
  if (!rfcId) return false
  const { rows } = await sql`select from mail_ids where rfc_id = ${rfcId} and sent limit 1`.execute(db)
  return rows.length > 0
}

/** Remembers a mail that came in, so that what answers it finds its conversation; and who wrote it takes part from now. */
export async function remember(
  tx: Db,
  m: { conversationId: string; rfcId: string | null; address: string | null; at: Date },
): Promise<void> {
  await sql`
    with known as (
      insert into mail_ids (rfc_id, conversation_id, sent, at)
      select ${m.rfcId}::text, ${m.conversationId}::uuid, false, ${m.at} where ${m.rfcId}::text is not null
      on conflict do nothing
    ), kept as (
      insert into mail_participants (conversation_id, address, since)
      select ${m.conversationId}::uuid, ${m.address}::text, ${m.at} where ${m.address}::text is not null
      on conflict do nothing
    )
    update mail_threads set last_rfc_id = coalesce(${m.rfcId}, last_rfc_id),
      rfc_ids = case when ${m.rfcId}::text is null then rfc_ids else (array_append(rfc_ids, ${m.rfcId}::text))[greatest(1, cardinality(rfc_ids) - 18):] end
    where conversation_id = ${m.conversationId}::uuid`.execute(tx)
}

export type Thread = {
  conversationId: string
  mailboxId: string
  correspondent: string | null
  aligned: boolean
  automatic: boolean
  acknowledge: boolean
  subject: string
}

export async function beginThread(tx: Db, t: Thread): Promise<void> {
  await sql`
    insert into mail_threads (conversation_id, mailbox_id, correspondent, aligned, automatic, acknowledge, subject)
    values (${t.conversationId}::uuid, ${t.mailboxId}::uuid, ${t.correspondent}, ${t.aligned}, ${t.automatic},
      ${t.acknowledge}, ${t.subject})
    on conflict (conversation_id) do nothing`.execute(tx)
}
