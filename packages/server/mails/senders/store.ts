import { newId } from "@veridesk/contract/ids.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import { type Before, sameSql } from "../incoming/store.ts"

export type SenderFacts = {
  /** Before this mail; null where it is the first. */
  firstSeenAt: Date | null
  inHour: number
  blocked: boolean
  /** The customer whose account has proved this address; and their UID. */
  registered: { customerId: string; uid: string | null } | null
  /** As whom they are known who have no account. */
  customerId: string | null
}

export type Met = {
  sender: SenderFacts
  /** We gave it this Message-ID ourselves. */
  isOurs: boolean
  /** The same mail stands already in its mailbox. */
  before: Before | null
}

/** What is known of a mail and of its sender, and that they have written once more; one statement. */
export async function meetSender(
  db: Db,
  m: {
    brandId: string
    address: string
    domain: string
    at: Date
    mail: { id: string; rfcId: string | null; sameAs: string }
  },
): Promise<Met> {
  // What is fetched from long ago counts in the hour in which it came, and not in this one.
  const within = sql`abs(extract(epoch from s.hour_from - ${m.at}::timestamptz)) <= 3600`
  const { rows } = await sql<SenderFacts & Omit<Met, "sender">>`
    with met as (
      insert into mail_senders as s (brand_id, address, first_seen_at, last_seen_at, hour_from)
      values (${m.brandId}::uuid, ${m.address}, ${m.at}, ${m.at}, ${m.at})
      on conflict (brand_id, address) do update set last_seen_at = excluded.last_seen_at, mails = s.mails + 1,
        hour_from = case when ${within} then s.hour_from else ${m.at} end,
        in_hour = case when ${within} then s.in_hour + 1 else 1 end
      returning first_seen_at, in_hour, customer_id, mails
    )
    select case when met.mails > 1 then met.first_seen_at end as "firstSeenAt", met.in_hour as "inHour",
      met.customer_id as "customerId",
      exists (select from mail_blocks where what in (${m.address}, ${`@${m.domain}`})) as blocked,
      (select jsonb_build_object('customerId', c.id, 'uid', c.exchange_uid) from customers c
       where c.brand_id = ${m.brandId}::uuid and lower(c.email) = ${m.address} and c.email_verified_at is not null
       order by c.email_verified_at limit 1) as registered,
      exists (select from mail_ids where rfc_id = ${m.mail.rfcId} and sent) as "isOurs",
      (select to_jsonb(same) from (${sameSql(m.mail.id, m.mail.sameAs)}) same limit 1) as before
    from met`.execute(db)
  const [met] = rows
  if (!met) throw new Error("a sender was not met")
  const { isOurs, before, ...sender } = met
  return { sender, isOurs, before }
}

/** Somebody without an account, whose mailbox is proven: one person however often they write. */
export async function keepCorrespondent(
  tx: Db,
  c: { brandId: string; address: string; name: string; locale: string; at: Date },
): Promise<string> {
  const id = await keepStranger(tx, { ...c, id: newId() })
  const { rows } = await sql<{ id: string }>`
    update mail_senders set customer_id = coalesce(customer_id, ${id}::uuid)
    where brand_id = ${c.brandId}::uuid and address = ${c.address} returning customer_id as id`.execute(tx)
  return rows[0]?.id ?? id
}

/** Somebody who only claims to be who they say: a person of their own each time. */
export async function keepStranger(
  tx: Db,
  c: { id: string; brandId: string; address: string; name: string; locale: string; at: Date },
): Promise<string> {
  await sql`
    insert into customers (id, brand_id, name, email, locale, created_at)
    values (${c.id}::uuid, ${c.brandId}::uuid, ${c.name}, ${c.address}, ${c.locale}, ${c.at})
    on conflict (id) do nothing`.execute(tx)
  return c.id
}

/**
 * Takes the one answer a day that somebody gets without a person having written it: two desks that answer one another
 * stop after one. @returns whether it was still there to be taken
 */
export async function takeReceipt(
  tx: Db,
  r: { brandId: string; address: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    update mail_senders set answered_at = ${r.at}
    where brand_id = ${r.brandId}::uuid and address = ${r.address}
      and (answered_at is null or answered_at < ${r.at}::timestamptz - interval '1 day')
    returning address`.execute(tx)
  return rows.length > 0
}

export async function keepBlock(
  tx: Db,
  b: { what: string; by: string; note: string; at: Date },
): Promise<void> {
  await sql`
    insert into mail_blocks (what, by, note, at) values (${b.what}, ${b.by}::uuid, ${b.note}, ${b.at})
    on conflict (what) do nothing`.execute(tx)
}
