import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import type { Reach } from "./outgoing.ts"

/** Whom mails about these conversations may reach, and which mailbox writes: that of the thread, else the one of its form or team. */
export async function reachOf(tx: Db, conversationIds: string[]): Promise<Map<string, Reach>> {
  if (conversationIds.length === 0) return new Map()
  const { rows } = await sql<Reach>`
    select c.id as "conversationId", c.customer_id as "customerId", c.brand_id as "brandId", c.locale, p.email,
      p.email_verified_at is not null as verified, proved.email as proved,
      exists (select from customer_accounts a where a.id = p.id) as "hasAccount",
      coalesce(t.mailbox_id, box.id) as "mailboxId",
      case when t.conversation_id is not null then jsonb_build_object(
        'correspondent', t.correspondent, 'aligned', t.aligned, 'automatic', t.automatic, 'acknowledge', t.acknowledge) end as thread
    from conversations c
    join customers p on p.id = c.customer_id
    left join lateral (
      select q.email from customers q
      where c.identity_level = 'claimed' and lower(q.email) = lower(p.email) and q.email_verified_at is not null
      order by q.email_verified_at limit 1) proved on true
    left join mail_threads t on t.conversation_id = c.id
    left join lateral (
      select m.id from mailboxes m where m.brand_id = c.brand_id
      order by m.form_key = c.form_key desc, (m.team_id = c.team_id) desc nulls last, m.created_at, m.id limit 1) box on true
    where c.id = any(${conversationIds}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.conversationId, row]))
}

export async function mailboxAddresses(tx: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; address: string }>`
    select id, address from mailboxes where id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, address }) => [id, address]))
}

/** What messages say beside their text: to whom they go if somebody said so, who gets a copy, and whether they were taken back. */
export type AboutMessage = { to: string | null; cc: string[]; withdrawn: boolean }

export async function aboutMessages(tx: Db, ids: string[]): Promise<Map<string, AboutMessage>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<AboutMessage & { id: string }>`
    select m.id, m.withdrawn_at is not null as withdrawn,
      (select c.address from message_copies c where c.message_id = m.id and c.place = 0) as "to",
      array(select c.address from message_copies c where c.message_id = m.id and c.place > 0 order by c.place) as cc
    from messages m where m.id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, ...about }) => [id, about]))
}

export async function keepCopies(tx: Db, messageId: string, addresses: string[]): Promise<void> {
  if (addresses.length === 0) return
  await sql`
    insert into message_copies (message_id, place, address)
    select ${messageId}::uuid, place, address from unnest(${addresses}::text[]) with ordinality as c(address, place)
    on conflict do nothing`.execute(tx)
}

/** Domains that are no strangers to a conversation: of its customer, of whoever wrote or was written to, and our own. */
export async function knownDomains(tx: Db, conversationId: string): Promise<Set<string>> {
  const { rows } = await sql<{ domain: string }>`
    select distinct split_part(lower(a.address), '@', -1) as domain from (
      select address from mail_participants where conversation_id = ${conversationId}::uuid
      union all select address from mailboxes
      union all select p.email from conversations c join customers p on p.id = c.customer_id
        where c.id = ${conversationId}::uuid and p.email_verified_at is not null) a
    where a.address is not null`.execute(tx)
  return new Set(rows.map(({ domain }) => domain))
}

export type Sent = {
  mailId: string
  place: number
  conversationId: string
  /** Without angle brackets. */
  rfcId: string
  address: string
  tokenHash: string | null
  at: string
}

/** Writes down which Message-IDs are ours and who was told which token, in the transaction that queues the mails. */
export async function insertSent(tx: Db, sent: Sent[]): Promise<void> {
  if (sent.length === 0) return
  await sql`
    with given as (
      select g.*, decode(g."tokenHash", 'hex') as hash from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as g(
        "mailId" uuid, place smallint, "conversationId" uuid, "rfcId" text, address text, "tokenHash" text, at timestamptz)
    ), ids as (
      insert into mail_ids (rfc_id, conversation_id, sent, at)
      select distinct "rfcId", "conversationId", true, at from given on conflict do nothing
    ), told as (
      insert into mail_participants (conversation_id, address, token_hash, since)
      select distinct on ("conversationId", lower(address)) "conversationId", lower(address), hash, at from given
      where hash is not null order by "conversationId", lower(address), at
      on conflict (conversation_id, address) do update set token_hash = excluded.token_hash
    )
    update outgoing_recipients r set token_hash = g.hash from given g
    where r.mail_id = g."mailId" and r.place = g.place and g.hash is not null`.execute(tx)
}

export type ThreadFacts = {
  mailbox: {
    address: string
    nameEn: string
    nameZh: string
    signatureEn: string
    signatureZh: string
  } | null
  thread: { subject: string; lastRfcId: string | null; rfcIds: string[] } | null
  /** Message-IDs of what we sent to this person in this conversation, oldest first, in angle brackets. */
  ours: string[]
}

/** What a mail about a conversation needs to know of its thread at the moment it is written. */
export async function threadFacts(
  db: Db,
  o: { mailId: string; conversationId: string; mailboxId: string | null; address: string },
): Promise<ThreadFacts> {
  const { rows } = await sql<ThreadFacts>`
    select
      (select jsonb_build_object('address', m.address, 'nameEn', m.name_en, 'nameZh', m.name_zh,
          'signatureEn', m.signature_en, 'signatureZh', m.signature_zh)
        from mailboxes m where m.id = ${o.mailboxId}::uuid) as mailbox,
      (select jsonb_build_object('subject', t.subject, 'lastRfcId', t.last_rfc_id, 'rfcIds', to_jsonb(t.rfc_ids))
        from mail_threads t where t.conversation_id = ${o.conversationId}::uuid) as thread,
      array(select s.message_id from (
          select distinct on (m.id) m.id, m.message_id from outgoing_mails m join outgoing_recipients r on r.mail_id = m.id
          where m.conversation_id = ${o.conversationId}::uuid and m.id < ${o.mailId}::uuid
            and lower(r.address) = lower(${o.address}) and r.state in ('accepted', 'delivered', 'bounced')
          order by m.id desc limit 20) s
        order by s.id) as ours`.execute(db)
  return rows[0] ?? { mailbox: null, thread: null, ours: [] }
}

/** To whom an answer goes that isn't who it would go to by itself. */
export async function keepAddressee(tx: Db, messageId: string, address: string): Promise<void> {
  await sql`
    insert into message_copies (message_id, place, address) values (${messageId}::uuid, 0, ${address})
    on conflict do nothing`.execute(tx)
}
