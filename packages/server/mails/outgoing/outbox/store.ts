import { sql } from "kysely"
import type { Db } from "../../../platform/db/connect.ts"

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
  nextTryAt: Date | null
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
  case when m.state = 'queued' and m.attempts > 0
    then (select j.run_at from graphile_worker.jobs j where j.key = 'mail:' || m.id) end as "nextTryAt",
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
