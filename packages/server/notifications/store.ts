import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import { MOST_ATTEMPTS } from "../platform/jobs/store.ts"
import type { OutgoingMail } from "../platform/mail/outgoing-mail.ts"

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
  /** Who gets a copy. */
  cc: string[]
  mailboxId: string | null
  /** The answer it brings. */
  aboutMessage: string | null
  /** Until then it can be taken back (ISO). */
  heldUntil: string | null
  replaces: string | null
  writtenBy: string | null
}

export type Queued = Wanted & { state: string; attempts: number; recipients: Recipient[] }

/** One of a mail's recipients, to whom it hasn't been sent yet. */
export type Recipient = { place: number; role: "to" | "cc"; address: string }

/** What becomes of one recipient's mail; `delivered` and `bounced` are learned later, from their side. */
export type RecipientState = "queued" | "sending" | "accepted" | "delivered" | "bounced" | "failed"

/**
 * Mails in an hour: to one recipient of all kinds, of those that a stranger can set off (`strange`), and of those with
 * which mails of strangers are answered by themselves to all of one domain (`domain`).
 */
export type Caps = {
  all: number
  strange: number
  strangeKinds: readonly string[]
  domain: number
  domainKinds: readonly string[]
}

/**
 * Puts mails in the outbox; what has the same dedupe key is there once. Beyond the hourly caps of a recipient a mail
 * is kept as `suppressed`, so that nobody can use us to flood a mailbox; the links it would have brought are not kept.
 * @returns those that are to be sent
 */
export async function queueMails(tx: Db, wanted: Wanted[], caps: Caps): Promise<Wanted[]> {
  if (wanted.length === 0) return []
  const isStrange = (kind: string) => sql`${sql.ref(kind)} = any(${caps.strangeKinds}::text[])`
  const isReceipt = (kind: string) => sql`${sql.ref(kind)} = any(${caps.domainKinds}::text[])`
  const { rows } = await sql<{ id: string; state: string }>`
    with given as (
      select w.*, lower(w.recipient) as mailbox, ${isStrange("w.kind")} as strange,
        split_part(lower(w.recipient), '@', -1) as domain,
        row_number() over (partition by lower(w.recipient), ${isStrange("w.kind")} order by w.id) as nth_alike,
        row_number() over (partition by split_part(lower(w.recipient), '@', -1), ${isReceipt("w.kind")} order by w.id) as nth_there
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(
        id uuid, "dedupeKey" text, kind text, recipient text, locale text, "customerId" uuid, "conversationId" uuid,
        details jsonb, "messageId" text, cc text[], "mailboxId" uuid, "aboutMessage" uuid, "heldUntil" timestamptz,
        replaces uuid, "writtenBy" uuid)
      -- What is asked for again takes no room from what is new.
      where not exists (select from outgoing_mails m where m.dedupe_key = w."dedupeKey")
    ), met as (
      select g.*, lately.all_kinds, g.strange and (lately.strange_kinds + g.nth_alike > ${caps.strange}
        or ${isReceipt("g.kind")} and there.receipts + g.nth_there > ${caps.domain}) as too_strange
      from given g cross join lateral (
        select count(*) as all_kinds, count(*) filter (where ${isStrange("m.kind")}) as strange_kinds
        from outgoing_mails m
        where lower(m.recipient) = g.mailbox and m.queued_at > now() - interval '1 hour' and m.state <> 'suppressed') lately
      cross join lateral (
        select count(*) as receipts from outgoing_mails m
        where ${isReceipt("g.kind")} and split_part(lower(m.recipient), '@', -1) = g.domain and m.queued_at > now() - interval '1 hour'
          and m.state <> 'suppressed' and ${isReceipt("m.kind")}) there
    ), counted as (
      -- What is suppressed for being strange takes no room from what comes with it.
      select m.*, m.too_strange or m.all_kinds + row_number() over (partition by m.mailbox, m.too_strange order by m.id) > ${caps.all} as capped
      from met m
    ), put as (
      insert into outgoing_mails (id, dedupe_key, kind, recipient, locale, customer_id, conversation_id, message_id, details,
        mailbox_id, about_message, held_until, replaces, written_by, state, settled_at)
      select g.id, g."dedupeKey", g.kind, g.recipient, g.locale, g."customerId", g."conversationId", g."messageId",
        case when g.capped then '{}'::jsonb else g.details end,
        g."mailboxId", g."aboutMessage", g."heldUntil", g.replaces, g."writtenBy",
        case when g.capped then 'suppressed' else 'queued' end,
        case when g.capped then now() end
      from counted g
      on conflict (dedupe_key) do nothing
      returning id, state
    ), named as (
      insert into outgoing_recipients (mail_id, place, role, address, state)
      select put.id, who.place - 1, case when who.place = 1 then 'to' else 'cc' end, who.address, put.state
      from put join given g on g.id = put.id
      cross join lateral unnest(array[g.recipient] || coalesce(g.cc, '{}')) with ordinality as who(address, place)
    )
    select id, state from put`.execute(tx)
  const queued = new Set(rows.filter((row) => row.state === "queued").map((row) => row.id))
  return wanted.filter(({ id }) => queued.has(id))
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

const QUEUED =
  sql.raw(`m.id, m.dedupe_key as "dedupeKey", m.kind, m.recipient, m.locale, m.customer_id as "customerId",
  m.conversation_id as "conversationId", m.details, m.message_id as "messageId", m.state, m.attempts,
  m.mailbox_id as "mailboxId", m.about_message as "aboutMessage", m.held_until as "heldUntil", m.replaces,
  m.written_by as "writtenBy"`)

/**
 * Takes a mail for an attempt, with the recipients who haven't got theirs; null where it is settled, taken back or gone.
 * It can't be taken back from here on.
 */
export async function beginAttempt(db: Db, id: string): Promise<Queued | null> {
  const { rows } = await sql<Queued>`
    with taken as (
      update outgoing_mails m set state = 'sending', attempts = attempts + 1
      where id = ${id}::uuid and state in ('queued', 'sending')
      returning ${QUEUED})
    select taken.*, (select coalesce(jsonb_agg(jsonb_build_object('place', r.place, 'role', r.role, 'address', r.address)
        order by r.place) filter (where r.state in ('queued', 'sending')), '[]') from outgoing_recipients r where r.mail_id = taken.id) as recipients,
      array(select r.address from outgoing_recipients r where r.mail_id = taken.id and r.role = 'cc' order by r.place) as cc
    from taken`.execute(db)
  return rows[0] ?? null
}

/** Writes down what became of one recipient's mail, before anything else is done: what was taken never goes again. */
export async function settleRecipient(
  db: Db,
  r: { mailId: string; place: number; state: RecipientState; status: string | null; why: string | null },
): Promise<void> {
  await sql`
    update outgoing_recipients set state = ${r.state}, status = ${r.status}, why = ${r.why}, at = now()
    where mail_id = ${r.mailId}::uuid and place = ${r.place}`.execute(db)
}

/**
 * Ends an attempt. Once every recipient is settled the mail is `accepted` where one of them got it; who is left over at
 * the end of all tries has failed with it. Links in `details` (some open an account) are forgotten then.
 */
export async function settle(
  db: Db,
  id: string,
  outcome: { state: "accepted" | "failed" | "queued"; why: string | null },
): Promise<void> {
  const over = outcome.state !== "queued"
  await sql`
    with left_over as (
      update outgoing_recipients set state = ${outcome.state}, why = ${outcome.why}, at = now()
      where ${over} and mail_id = ${id}::uuid and state in ('queued', 'sending')
      returning mail_id)
    update outgoing_mails set last_error = ${outcome.why},
      state = case when ${outcome.state} = 'failed' and exists (select from outgoing_recipients r
          where r.mail_id = ${id}::uuid and r.state in ('accepted', 'delivered')) then 'accepted' else ${outcome.state} end,
      settled_at = case when ${over} then now() end,
      details = case when ${over} then '{}'::jsonb else details end
    where id = ${id}::uuid`.execute(db)
}

/** Without a mail server: keeps the mail for /dev/mail and settles that recipient in one transaction, so it is there exactly once. */
export async function keepMail(
  tx: Db,
  { id, mailId, place }: { id: string; mailId: string; place: number },
  mail: OutgoingMail,
): Promise<void> {
  await sql`
    insert into kept_mails (id, recipient, subject, html, body, headers)
    values (${id}::uuid, ${mail.envelope?.to ?? mail.to}, ${mail.subject}, ${mail.html}, ${mail.text}, ${JSON.stringify(headersOf(mail))}::jsonb)
    on conflict do nothing`.execute(tx)
  await settleRecipient(tx, { mailId, place, state: "accepted", status: null, why: null })
}

/** Its headers as they would go out. */
function headersOf(mail: OutgoingMail): Record<string, string> {
  const { from, replyTo, cc = [], inReplyTo, references = [], attachments = [] } = mail
  return {
    ...mail.headers,
    "message-id": mail.messageId,
    ...(from && { from: from.name ? `${from.name} <${from.address}>` : from.address }),
    ...(replyTo && { "reply-to": replyTo }),
    ...(cc.length > 0 && { cc: cc.join(", ") }),
    ...(inReplyTo && { "in-reply-to": inReplyTo }),
    ...(references.length > 0 && { references: references.join(" ") }),
    ...(attachments.length > 0 && { "x-files": attachments.map(({ filename }) => filename).join(", ") }),
  }
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
