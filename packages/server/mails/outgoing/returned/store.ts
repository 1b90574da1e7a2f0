import { sql } from "kysely"
import type { Db } from "../../../platform/db/connect.ts"

/** Of these addresses (lower case) those to which nothing is to go by itself. */
export async function troubledAmong(tx: Db, addresses: string[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set()
  const { rows } = await sql<{ address: string }>`
    select address from mail_troubles where address = any(${addresses}::text[]) and cleared_at is null`.execute(
    tx,
  )
  return new Set(rows.map(({ address }) => address))
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
