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

/** Of these addresses (lower case) those to which nothing is to go by itself. */
export async function troubledAmong(tx: Db, addresses: string[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set()
  const { rows } = await sql<{ address: string }>`
    select address from mail_troubles where address = any(${addresses}::text[]) and cleared_at is null`.execute(
    tx,
  )
  return new Set(rows.map(({ address }) => address))
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

export type Hit = {
  mailId: string
  place: number
  address: string
  conversationId: string | null
  aboutMessage: string | null
  byToken: boolean
}

/**
 * Recipients of mails of ours that a report may be about, newest mail first: of those it names by Message-ID (in angle
 * brackets), and whose own address for bounces it came to.
 */
export async function reported(tx: Db, o: { rfcIds: string[]; tokenHash: Buffer | null }): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    select r.mail_id as "mailId", r.place, r.address, m.conversation_id as "conversationId",
      m.about_message as "aboutMessage", r.token_hash is not distinct from ${o.tokenHash} and ${o.tokenHash !== null} as "byToken"
    from outgoing_recipients r join outgoing_mails m on m.id = r.mail_id
    where m.message_id = any(${o.rfcIds}::text[])
      or r.mail_id in (select mail_id from outgoing_recipients where token_hash = ${o.tokenHash} order by mail_id desc limit 1)
    order by r.mail_id desc, r.place limit 100`.execute(tx)
  return rows
}

/** A recipient's later fate, and what that makes of the mail: bounced where nobody got it, delivered where everybody did. */
export async function markReported(
  tx: Db,
  r: {
    mailId: string
    place: number
    state: "bounced" | "delivered" | null
    status: string | null
    why: string
  },
): Promise<void> {
  await sql`
    update outgoing_recipients set state = coalesce(${r.state}, state), status = ${r.status}, why = ${r.why}, at = now()
    where mail_id = ${r.mailId}::uuid and place = ${r.place} and state in ('sending', 'accepted', 'delivered', 'bounced')`.execute(
    tx,
  )
  await sql`
    update outgoing_mails m set
      state = case when f.bounced and not f.reached then 'bounced' when f.delivered then 'delivered' else m.state end,
      last_error = case when f.bounced then ${r.why} else m.last_error end
    from (select bool_or(state = 'bounced') as bounced, bool_or(state in ('queued', 'sending', 'accepted', 'delivered')) as reached,
        bool_and(state = 'delivered') as delivered
      from outgoing_recipients where mail_id = ${r.mailId}::uuid) f
    where m.id = ${r.mailId}::uuid and m.state in ('accepted', 'delivered', 'bounced')`.execute(tx)
}

export async function addTrouble(
  tx: Db,
  t: {
    address: string
    kind: "bounced" | "complained"
    status: string | null
    why: string
    mailId: string
    at: Date
  },
): Promise<void> {
  await sql`
    insert into mail_troubles (address, kind, status, why, mail_id, since, last_at)
    values (${t.address.toLowerCase()}, ${t.kind}, ${t.status}, ${t.why}, ${t.mailId}::uuid, ${t.at}, ${t.at})
    on conflict (address) do update set kind = excluded.kind, status = excluded.status, why = excluded.why,
      mail_id = excluded.mail_id, last_at = excluded.last_at, times = mail_troubles.times + 1,
      since = case when mail_troubles.cleared_at is null then mail_troubles.since else excluded.since end,
      cleared_at = null, cleared_by = null`.execute(tx)
}

/** Puts a mark where the mail of an answer would be, so that it is never asked for; nothing where it is there already. */
export async function keepWithdrawn(
  tx: Db,
  o: { key: string; conversationId: string; messageId: string; now: Date },
): Promise<void> {
  await sql`
    insert into outgoing_mails (id, dedupe_key, kind, recipient, locale, conversation_id, details, message_id, about_message,
      state, settled_at)
    values (${o.messageId}::uuid, ${o.key}, 'agent-replied', '', 'en', ${o.conversationId}::uuid, '{}', '', ${o.messageId}::uuid,
      'withdrawn', ${o.now})
    on conflict (dedupe_key) do nothing`.execute(tx)
}

/** Takes a mail back that nobody has begun to send. */
export async function withdrawWaiting(tx: Db, key: string, now: Date): Promise<void> {
  await sql`
    with back as (
      update outgoing_mails set state = 'withdrawn', settled_at = ${now}, details = '{}'
      where dedupe_key = ${key} and state = 'queued' and attempts = 0 returning id)
    update outgoing_recipients r set state = 'withdrawn', at = ${now} from back where r.mail_id = back.id`.execute(
    tx,
  )
}

export async function mailOfKey(tx: Db, key: string): Promise<string | null> {
  const { rows } = await sql<{ state: string }>`
    select state from outgoing_mails where dedupe_key = ${key}`.execute(tx)
  return rows[0]?.state ?? null
}

export async function textOf(db: Db, messageId: string): Promise<string | null> {
  const { rows } = await sql<{ body: string | null }>`
    select body from messages where id = ${messageId}::uuid`.execute(db)
  return rows[0]?.body ?? null
}

export type OutboxMail = {
  id: string
  kind: string
  state: string
  recipients: {
    place: number
    role: "to" | "cc"
    address: string
    state: string
    status: string | null
    why: string | null
    at: string
  }[]
  conversationId: string | null
  number: string | null
  subject: string | null
  messageId: string | null
  writtenBy: string | null
  queuedAt: Date
  heldUntil: Date | null
  settledAt: Date | null
  attempts: number
  why: string | null
  replaces: string | null
  rfcId: string
  mailboxKey: string | null
  mailboxAddress: string | null
}

const OUTBOX = sql.raw(`
  m.id, m.kind, m.state, m.conversation_id as "conversationId", c.number::text as number, c.subject,
  m.about_message as "messageId", m.written_by as "writtenBy", m.queued_at as "queuedAt", m.held_until as "heldUntil",
  m.settled_at as "settledAt", m.attempts, m.last_error as why, m.replaces, m.message_id as "rfcId",
  b.key as "mailboxKey", b.address as "mailboxAddress",
  (select coalesce(jsonb_agg(jsonb_build_object('place', r.place, 'role', r.role, 'address', r.address, 'state', r.state,
      'status', r.status, 'why', r.why, 'at', r.at) order by r.place), '[]') from outgoing_recipients r where r.mail_id = m.id) as recipients`)
const ITS_OTHERS = sql.raw(
  "left join conversations c on c.id = m.conversation_id left join mailboxes b on b.id = m.mailbox_id",
)

/** What went out and waits to, newest first, from before a mail on. */
export async function outboxOf(
  db: Db,
  o: { state: string | null; conversationId: string | null; before: string | null; limit: number },
): Promise<OutboxMail[]> {
  const state = o.state ? sql`and m.state = ${o.state}` : sql``
  const about = o.conversationId ? sql`and m.conversation_id = ${o.conversationId}::uuid` : sql``
  const edge = o.before ? sql`and m.id < ${o.before}::uuid` : sql``
  const { rows } = await sql<OutboxMail>`
    select ${OUTBOX} from (select * from outgoing_mails m where true ${state} ${about} ${edge} order by m.id desc limit ${o.limit}) m
    ${ITS_OTHERS} order by m.id desc`.execute(db)
  return rows
}

/** One of them; `lock` holds it until the transaction ends. */
export async function outboxMail(db: Db, id: string, o: { lock?: true } = {}): Promise<OutboxMail | null> {
  if (o.lock) await sql`select from outgoing_mails where id = ${id}::uuid for update`.execute(db)
  const { rows } = await sql<OutboxMail>`
    select ${OUTBOX} from outgoing_mails m ${ITS_OTHERS} where m.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Where a message stands in its conversation. */
export async function seqOf(db: Db, messageId: string): Promise<number | null> {
  const { rows } = await sql<{ seq: number }>`
    select seq from messages where id = ${messageId}::uuid and body is not null and withdrawn_at is null`.execute(
    db,
  )
  return rows[0]?.seq ?? null
}

/** To whom an answer goes that isn't who it would go to by itself. */
export async function keepAddressee(tx: Db, messageId: string, address: string): Promise<void> {
  await sql`
    insert into message_copies (message_id, place, address) values (${messageId}::uuid, 0, ${address})
    on conflict do nothing`.execute(tx)
}

export type Trouble = {
  address: string
  kind: "bounced" | "complained"
  status: string | null
  why: string
  times: number
  since: Date
}

/** What is wrong with the addresses to which mails about a conversation go. */
export async function troubleOf(db: Db, conversationId: string): Promise<Trouble | null> {
  const { rows } = await sql<Trouble>`
    select t.address, t.kind, t.status, t.why, t.times, t.since from mail_troubles t
    where t.cleared_at is null and t.address in (${addressesOf(conversationId)})
    order by t.last_at desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function clearTroubles(
  tx: Db,
  o: { conversationId: string; by: string; now: Date },
): Promise<number> {
  const done = await sql`
    update mail_troubles t set cleared_at = ${o.now}, cleared_by = ${o.by}::uuid
    where t.cleared_at is null and t.address in (${addressesOf(o.conversationId)})`.execute(tx)
  return Number(done.numAffectedRows ?? 0)
}

const addressesOf = (conversationId: string) => sql`
  select lower(p.email) from conversations c join customers p on p.id = c.customer_id
  where c.id = ${conversationId}::uuid and p.email is not null
  union select correspondent from mail_threads where conversation_id = ${conversationId}::uuid and correspondent is not null`

type DkimRow = { selector: string; sealed: Buffer; publicKey: string }

export async function dkimKey(db: Db, domain: string): Promise<DkimRow | null> {
  const { rows } = await sql<DkimRow>`
    select selector, sealed, public_key as "publicKey" from dkim_keys where domain = ${domain}`.execute(db)
  return rows[0] ?? null
}

export async function keepDkimKey(db: Db, k: DkimRow & { domain: string }): Promise<void> {
  await sql`
    insert into dkim_keys (domain, selector, sealed, public_key)
    values (${k.domain}, ${k.selector}, ${k.sealed}, ${k.publicKey}) on conflict do nothing`.execute(db)
}

/** Domains of our mailboxes. */
export async function mailboxDomains(db: Db): Promise<string[]> {
  const { rows } = await sql<{ domain: string }>`
    select distinct split_part(address, '@', -1) as domain from mailboxes order by 1`.execute(db)
  return rows.map(({ domain }) => domain)
}

export async function insertFileLink(
  db: Db,
  l: { digest: Buffer; attachmentId: string; mailId: string; now: Date; until: Date },
): Promise<void> {
  await sql`
    insert into file_links (token_hash, attachment_id, mail_id, created_at, expires_at)
    values (${l.digest}, ${l.attachmentId}::uuid, ${l.mailId}::uuid, ${l.now}, ${l.until})`.execute(db)
}

/** Of an answer that stands; one that was taken back gives its files to nobody. */
const GOOD = (digest: Buffer, now: Date) => sql`
  l.token_hash = ${digest} and l.used_at is null and l.expires_at > ${now} and exists (
    select from attachments a join messages m on m.id = a.message_id
    where a.id = l.attachment_id and m.withdrawn_at is null)`

export async function linkedFile(db: Db, digest: Buffer, now: Date): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select l.attachment_id as id from file_links l where ${GOOD(digest, now)}`.execute(db)
  return rows[0]?.id ?? null
}

export async function useFileLink(db: Db, digest: Buffer, now: Date): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    update file_links l set used_at = ${now} where ${GOOD(digest, now)} returning l.attachment_id as id`.execute(
    db,
  )
  return rows[0]?.id ?? null
}

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
    where c.last_staff_at > \${o.now}::timestamptz - interval '1 day' and said.first is not null
      and (c.phase in ('ended', 'ticket') or said.since < \${o.awaySince})
    order by said.since limit 100`.execute(db)
  return rows
}

/** @returns whether nobody had sent them before */
export async function markMissedSent(
  tx: Db,
  o: { conversationId: string; toSeq: number; now: Date },
): Promise<boolean> {
  const done = await sql`
    insert into chat_mails as s (conversation_id, up_to_seq, at) values (\${o.conversationId}::uuid, \${o.toSeq}, \${o.now})
    on conflict (conversation_id) do update set up_to_seq = excluded.up_to_seq, at = excluded.at
    where s.up_to_seq < excluded.up_to_seq`.execute(tx)
  return (done.numAffectedRows ?? 0n) > 0n
}
