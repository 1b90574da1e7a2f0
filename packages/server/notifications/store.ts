import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import { MOST_ATTEMPTS } from "../platform/jobs/store.ts"
import type { OutgoingMail } from "../platform/mail/mailer.ts"

export type Wanted = {
  id: string
  dedupeKey: string
  kind: string
  recipient: string
  locale: string
  customerId: string | null
  conversationId: string | null
  details: Record<string, unknown>
  messageId: string
}

export type Queued = Wanted & { state: string; attempts: number }

/** Mails to one recipient in an hour: of all kinds, and of those that a stranger can set off (`strange`). */
export type Caps = { all: number; strange: number; strangeKinds: readonly string[] }

/**
 * Puts mails in the outbox; what has the same dedupe key is there once. Beyond the hourly caps of a recipient a mail
 * is kept as `suppressed`, so that nobody can use us to flood a mailbox; the links it would have brought are not kept.
 * @returns ids of those that are to be sent
 */
export async function queueMails(tx: Db, wanted: Wanted[], caps: Caps): Promise<string[]> {
  if (wanted.length === 0) return []
  const isStrange = (kind: string) => sql`${sql.ref(kind)} = any(${caps.strangeKinds}::text[])`
  const { rows } = await sql<{ id: string; state: string }>`
    with given as (
      select w.*, lower(w.recipient) as mailbox, ${isStrange("w.kind")} as strange,
        row_number() over (partition by lower(w.recipient), ${isStrange("w.kind")} order by w.id) as nth_alike
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(
        id uuid, "dedupeKey" text, kind text, recipient text, locale text, "customerId" uuid, "conversationId" uuid,
        details jsonb, "messageId" text)
    ), met as (
      select g.*, lately.all_kinds, g.strange and lately.strange_kinds + g.nth_alike > ${caps.strange} as too_strange
      from given g cross join lateral (
        select count(*) as all_kinds, count(*) filter (where ${isStrange("m.kind")}) as strange_kinds
        from outgoing_mails m
        where lower(m.recipient) = g.mailbox and m.queued_at > now() - interval '1 hour' and m.state <> 'suppressed') lately
    ), counted as (
      -- What is suppressed for being strange takes no room from what comes with it.
      select m.*, m.too_strange or m.all_kinds + row_number() over (partition by m.mailbox, m.too_strange order by m.id) > ${caps.all} as capped
      from met m
    )
    insert into outgoing_mails (id, dedupe_key, kind, recipient, locale, customer_id, conversation_id, message_id, details, state, settled_at)
    select g.id, g."dedupeKey", g.kind, g.recipient, g.locale, g."customerId", g."conversationId", g."messageId",
      case when g.capped then '{}'::jsonb else g.details end,
      case when g.capped then 'suppressed' else 'queued' end,
      case when g.capped then now() end
    from counted g
    on conflict (dedupe_key) do nothing
    returning id, state`.execute(tx)
  return rows.filter((row) => row.state === "queued").map((row) => row.id)
}

/** Mails that get their job back in one sweep. */
const MOST_SWEPT = 1000

/**
 * Gives mails a job again that wait for longer than five minutes without one: the queue's tables were put back from
 * another time than ours, or a job used up its tries before the mail had used up its own. A mail whose job waits or is
 * being done is left alone, for its job would be done beside the new one. Two sweeps must not run at once.
 */
export async function sweepMails(db: Db): Promise<void> {
  await sql`
    select from (
      select array_agg(row('send-mail', json_build_object('mailId', lost.id), null, null, ${MOST_ATTEMPTS}::smallint,
        'mail:' || lost.id, null, null)::graphile_worker.job_spec) as specs
      from (
        select m.id from outgoing_mails m
        where m.state = 'queued' and m.queued_at < now() - interval '5 minutes'
          and not exists (select from graphile_worker.jobs j where j.key = 'mail:' || m.id
            and (j.attempts < j.max_attempts or j.locked_at is not null))
        order by m.queued_at limit ${MOST_SWEPT}) lost
      having count(*) > 0) found, graphile_worker.add_jobs(found.specs)`.execute(db)
}

/** Takes a mail for an attempt; null where it is settled or gone. */
export async function beginAttempt(db: Db, id: string): Promise<Queued | null> {
  const { rows } = await sql<Queued>`
    update outgoing_mails set state = 'sending', attempts = attempts + 1
    where id = ${id}::uuid and state in ('queued', 'sending')
    returning id, dedupe_key as "dedupeKey", kind, recipient, locale, customer_id as "customerId",
      conversation_id as "conversationId", details, message_id as "messageId", state, attempts`.execute(db)
  return rows[0] ?? null
}

/** Ends an attempt. Links in `details` (some open an account) are forgotten once the mail is settled. */
export async function settle(
  db: Db,
  id: string,
  outcome: { state: "accepted" | "failed" | "queued"; why: string | null },
): Promise<void> {
  await sql`
    update outgoing_mails set state = ${outcome.state}, last_error = ${outcome.why},
      settled_at = case when ${outcome.state} = 'queued' then null else now() end,
      details = case when ${outcome.state} = 'queued' then details else '{}'::jsonb end
    where id = ${id}::uuid`.execute(db)
}

/** Without a mail server: keeps the mail for /dev/mail and settles it in one transaction, so it is there exactly once. */
export async function keepMail(tx: Db, id: string, mail: OutgoingMail): Promise<void> {
  await sql`
    insert into kept_mails (id, recipient, subject, html, body, headers)
    values (${id}::uuid, ${mail.to}, ${mail.subject}, ${mail.html}, ${mail.text}, ${JSON.stringify({ ...mail.headers, "message-id": mail.messageId })}::jsonb)
    on conflict do nothing`.execute(tx)
  await settle(tx, id, { state: "accepted", why: null })
}

export type KeptMail = {
  id: string
  recipient: string
  subject: string
  html: string
  body: string
  headers: Record<string, string>
  at: Date
}

export async function keptMails(db: Db, before: string | null, limit: number): Promise<KeptMail[]> {
  const edge = before ? sql`where id < ${before}::uuid` : sql``
  const { rows } = await sql<KeptMail>`
    select id, recipient, subject, html, body, headers, at from kept_mails ${edge} order by id desc limit ${limit}`.execute(
    db,
  )
  return rows
}

export async function keptMail(db: Db, id: string): Promise<KeptMail | null> {
  const { rows } = await sql<KeptMail>`
    select id, recipient, subject, html, body, headers, at from kept_mails where id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

export type Addressee = {
  conversationId: string
  customerId: string
  /** Where mail may go; null where there is no such place. */
  email: string | null
  /** The person only claims that address; an account has proved it, and mail goes to it as that account writes it. */
  claimed: boolean
  locale: string
}

/** To whom mail about these conversations may go, in the language of the ticket: only to mailboxes that somebody has proved. */
export async function addressees(tx: Db, conversationIds: string[]): Promise<Map<string, Addressee>> {
  if (conversationIds.length === 0) return new Map()
  const { rows } = await sql<Addressee>`
    select c.id as "conversationId", p.id as "customerId", c.locale, p.email_verified_at is null as claimed,
      case when p.email_verified_at is not null then p.email else proved.email end as email
    from conversations c
    join customers p on p.id = c.customer_id
    left join lateral (
      select q.email from customers q
      where c.identity_level = 'claimed' and lower(q.email) = lower(p.email) and q.email_verified_at is not null
      order by q.email_verified_at limit 1) proved on true
    where c.id = any(${conversationIds}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.conversationId, row]))
}
