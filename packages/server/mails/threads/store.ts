import { type RawBuilder, sql } from "kysely"
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
  if (!s.followUp && [s.tokens, s.inReplyTo, s.references].every((signs) => signs.length === 0)) return []
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

/** A mail that came in, so that what answers it finds its conversation; and who wrote it takes part from now. */
export type ThreadStep = {
  conversationId: string
  rfcId: string | null
  address: string | null
  at: Date
  /** Where the thread begins with it, unless there is one. */
  begin: Thread | null
}

export type Thread = {
  mailboxId: string
  correspondent: string | null
  aligned: boolean
  automatic: boolean
  acknowledge: boolean
  subject: string
}

/** The parts of a statement (`with`) that move a thread on by a mail. */
export function threadSql({ conversationId, rfcId, address, at, begin }: ThreadStep): RawBuilder<unknown> {
  const moved = sql`
    last_rfc_id = coalesce(${rfcId}::text, t.last_rfc_id),
    rfc_ids = case when ${rfcId}::text is null then t.rfc_ids
      else (array_append(t.rfc_ids, ${rfcId}::text))[greatest(1, cardinality(t.rfc_ids) - 18):] end`
  const thread = begin
    ? sql`
      insert into mail_threads as t (conversation_id, mailbox_id, correspondent, aligned, automatic, acknowledge, subject,
        last_rfc_id, rfc_ids)
      values (${conversationId}::uuid, ${begin.mailboxId}::uuid, ${begin.correspondent}, ${begin.aligned},
        ${begin.automatic}, ${begin.acknowledge}, ${begin.subject}, ${rfcId}::text,
        array_remove(array[${rfcId}::text], null))
      on conflict (conversation_id) do update set ${moved}`
    : sql`update mail_threads as t set ${moved} where conversation_id = ${conversationId}::uuid`
  return sql`
    known as (
      insert into mail_ids (rfc_id, conversation_id, sent, at)
      select ${rfcId}::text, ${conversationId}::uuid, false, ${at}::timestamptz where ${rfcId}::text is not null
      on conflict do nothing
    ), participant as (
      insert into mail_participants (conversation_id, address, since)
      select ${conversationId}::uuid, ${address}::text, ${at}::timestamptz where ${address}::text is not null
      on conflict do nothing
    ), thread as (${thread})`
}

/** Whether answers in a conversation go to this address (lower case). */
export async function isAnswered(tx: Db, conversationId: string, address: string): Promise<boolean> {
  const { rows } = await sql`
    select from mail_threads where conversation_id = ${conversationId}::uuid and correspondent = ${address}
    union all select from conversations c join customers p on p.id = c.customer_id
    where c.id = ${conversationId}::uuid and lower(p.email) = ${address}`.execute(tx)
  return rows.length > 0
}
