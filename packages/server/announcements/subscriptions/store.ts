import type { AnnouncementKind } from "@veridesk/contract/announcements.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import type { Choice, PushAddress, Subscription } from "./subscription.ts"

type Row = Omit<Subscription, "quiet"> & { quietFrom: number | null; quietTo: number | null }

const SUBSCRIPTION = sql.raw(`
  s.id, s.via, s.customer_id as "customerId", s.email, s.push, s.locale, s.kinds, s.assets, s.quiet_from as "quietFrom",
  s.quiet_to as "quietTo", s.zone, s.rhythm, s.confirmed_at as "confirmedAt"`)

function subscriptionOf({ quietFrom, quietTo, ...row }: Row): Subscription {
  return { ...row, quiet: quietFrom !== null && quietTo !== null ? { from: quietFrom, to: quietTo } : null }
}

export type By =
  | { id: string }
  | { customerId: string }
  | { email: string }
  | { endpoint: string }
  | { confirmDigest: Buffer; now: Date }

export async function subscriptionBy(db: Db, by: By): Promise<Subscription | null> {
  const where =
    "id" in by
      ? sql`s.id = ${by.id}::uuid`
      : "customerId" in by
        ? sql`s.customer_id = ${by.customerId}::uuid and s.via = 'mail'`
        : "email" in by
          ? sql`lower(s.email) = lower(${by.email})`
          : "endpoint" in by
            ? sql`s.via = 'push' and s.push ->> 'endpoint' = ${by.endpoint}`
            : sql`s.confirm_digest = ${by.confirmDigest} and s.confirm_until > ${by.now}`
  const { rows } = await sql<Row>`
    select ${SUBSCRIPTION} from announcement_subscriptions s where ${where}`.execute(db)
  return rows[0] ? subscriptionOf(rows[0]) : null
}

export async function insertSubscription(
  tx: Db,
  s: Choice & {
    id: string
    via: "mail" | "push"
    customerId: string | null
    email: string | null
    push: PushAddress | null
    confirm: { digest: Buffer; until: Date } | null
    now: Date
  },
): Promise<void> {
  await sql`
    insert into announcement_subscriptions (id, via, customer_id, email, push, locale, kinds, assets, quiet_from, quiet_to,
      zone, rhythm, confirm_digest, confirm_until, confirmed_at, created_at)
    values (${s.id}, ${s.via}, ${s.customerId}, ${s.email}, ${s.push ? JSON.stringify(s.push) : null}::jsonb, ${s.locale},
      ${s.kinds}, ${s.assets}, ${s.quiet?.from ?? null}, ${s.quiet?.to ?? null}, ${s.zone}, ${s.rhythm},
      ${s.confirm?.digest ?? null}, ${s.confirm?.until ?? null}, ${s.confirm ? null : s.now}, ${s.now})
    on conflict do nothing`.execute(tx)
}

export async function keepChoice(
  tx: Db,
  s: Choice & { id: string; confirm?: { digest: Buffer; until: Date }; push?: PushAddress },
): Promise<void> {
  await sql`
    update announcement_subscriptions set locale = ${s.locale}, kinds = ${s.kinds}, assets = ${s.assets},
      quiet_from = ${s.quiet?.from ?? null}, quiet_to = ${s.quiet?.to ?? null}, zone = ${s.zone}, rhythm = ${s.rhythm},
      confirm_digest = coalesce(${s.confirm?.digest ?? null}, confirm_digest),
      confirm_until = coalesce(${s.confirm?.until ?? null}, confirm_until),
      push = coalesce(${s.push ? JSON.stringify(s.push) : null}::jsonb, push)
    where id = ${s.id}::uuid`.execute(tx)
}

export async function confirmAddress(tx: Db, id: string, now: Date): Promise<void> {
  await sql`
    update announcement_subscriptions set confirmed_at = coalesce(confirmed_at, ${now}), confirm_digest = null,
      confirm_until = null
    where id = ${id}::uuid`.execute(tx)
}

export async function dropSubscription(tx: Db, by: { id: string } | { endpoint: string }): Promise<void> {
  const where =
    "id" in by ? sql`id = ${by.id}::uuid` : sql`via = 'push' and push ->> 'endpoint' = ${by.endpoint}`
  await sql`delete from announcement_subscriptions where ${where}`.execute(tx)
}

/** Addresses that nobody confirmed while their link was good are forgotten. */
export async function forgetUnconfirmed(db: Db, now: Date): Promise<void> {
  await sql`
    delete from announcement_subscriptions where confirmed_at is null and confirm_until < ${now}`.execute(db)
}

export type About = { via: "mail" | "push"; kind: AnnouncementKind; assets: string[] }

/** Those whom something is for: security is for everybody, other kinds for who chose the kind and one of its assets. */
function wanting(a: About) {
  return sql`s.via = ${a.via} and s.confirmed_at is not null and (${a.kind} = 'security' or (${a.kind} = any(s.kinds)
    and (cardinality(s.assets) = 0 or cardinality(${a.assets}::text[]) = 0 or s.assets && ${a.assets}::text[])))
    and (s.via = 'push' or s.email is not null or exists (
      select from customers c where c.id = s.customer_id and c.email_verified_at is not null))`
}

export async function countWanting(db: Db, a: About): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from announcement_subscriptions s where ${wanting(a)}`.execute(db)
  return rows[0]?.n ?? 0
}

/** The next thousand of them by id, with what decides when they may be told. */
export async function pageWanting(
  db: Db,
  a: About,
  after: string | null,
): Promise<Pick<Subscription, "id" | "quiet" | "zone" | "rhythm">[]> {
  const { rows } = await sql<Row>`
    select ${SUBSCRIPTION} from announcement_subscriptions s
    where ${wanting(a)} and (${after}::uuid is null or s.id > ${after}::uuid) order by s.id limit 1000`.execute(
    db,
  )
  return rows.map(subscriptionOf)
}

export type NoticeKey = { announcementId: string; version: number; subscriptionId: string }

/** Notes whom to tell of a version, and when. What they were not yet told of an earlier one they are told with it. */
export async function insertNotices(
  tx: Db,
  n: { announcementId: string; version: number; via: "mail" | "push"; to: { id: string; dueAt: Date }[] },
): Promise<void> {
  await sql`
    delete from announcement_notices
    where announcement_id = ${n.announcementId}::uuid and version < ${n.version} and state = 'waiting'
      and subscription_id = any(${n.to.map(({ id }) => id)}::uuid[])`.execute(tx)
  await sql`
    insert into announcement_notices (announcement_id, version, subscription_id, via, due_at)
    select ${n.announcementId}, ${n.version}, t.id, ${n.via}, t."dueAt"
    from jsonb_to_recordset(${JSON.stringify(n.to)}::jsonb) as t(id uuid, "dueAt" timestamptz)
    on conflict do nothing`.execute(tx)
}

/** The last subscription that a version was noted for; they are noted in the order of their ids. */
export async function lastNoted(
  db: Db,
  n: { announcementId: string; version: number; via: "mail" | "push" },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select subscription_id as id from announcement_notices
    where announcement_id = ${n.announcementId}::uuid and version = ${n.version} and via = ${n.via}
    order by subscription_id desc limit 1`.execute(db)
  return rows[0]?.id ?? null
}

export type Batch = {
  subscriptionId: string
  to: string
  customerId: string | null
  locale: Locale
  items: { id: string; version: number }[]
}

/** Takes what is due by mail, gathered by its reader; nobody else takes the same until the transaction ends. */
export async function takeBatches(tx: Db, now: Date): Promise<Batch[]> {
  const { rows } = await sql<Batch>`
    with due as (
      select n.announcement_id, n.version, n.subscription_id from announcement_notices n
      where n.via = 'mail' and n.state = 'waiting' and n.due_at <= ${now}
      order by n.due_at, n.subscription_id limit 2000 for update skip locked)
    select d.subscription_id as "subscriptionId", coalesce(s.email, c.email) as "to", s.customer_id as "customerId", s.locale,
      jsonb_agg(jsonb_build_object('id', d.announcement_id, 'version', d.version)
        order by d.announcement_id, d.version) as items
    from due d join announcement_subscriptions s on s.id = d.subscription_id left join customers c on c.id = s.customer_id
    group by d.subscription_id, s.email, c.email, s.customer_id, s.locale`.execute(tx)
  return rows
}

/** Notes that a batch is in the outbox, under which key. */
export async function markMailed(
  tx: Db,
  batches: { subscriptionId: string; items: { id: string; version: number }[]; key: string }[],
  now: Date,
): Promise<void> {
  const rows = batches.flatMap(({ subscriptionId, items, key }) =>
    items.map(({ id, version }) => ({ announcementId: id, version, subscriptionId, key })),
  )
  await sql`
    update announcement_notices n set state = 'sent', done_at = ${now}, mail_key = t.key
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t("announcementId" uuid, version int, "subscriptionId" uuid, key text)
    where n.announcement_id = t."announcementId" and n.version = t.version and n.subscription_id = t."subscriptionId"`.execute(
    tx,
  )
}

export type PushNotice = NoticeKey & { tries: number; push: PushAddress; locale: Locale }

/** Takes up to two hundred pushes that are due; they come again in two minutes unless they are settled. */
export async function takePushes(db: Db, now: Date): Promise<PushNotice[]> {
  const again = new Date(now.getTime() + 120_000)
  const { rows } = await sql<PushNotice>`
    update announcement_notices n set tries = n.tries + 1, due_at = ${again}
    from announcement_subscriptions s
    where s.id = n.subscription_id and (n.announcement_id, n.version, n.subscription_id) in (
      select announcement_id, version, subscription_id from announcement_notices
      where via = 'push' and state = 'waiting' and due_at <= ${now} order by due_at limit 200 for update skip locked)
    returning n.announcement_id as "announcementId", n.version, n.subscription_id as "subscriptionId", n.tries, s.push, s.locale`.execute(
    db,
  )
  return rows
}

export async function settleNotice(
  db: Db,
  n: NoticeKey & { state: "sent" | "failed" | "waiting"; dueAt: Date; now: Date },
): Promise<void> {
  await sql`
    update announcement_notices set state = ${n.state}, due_at = ${n.dueAt},
      done_at = case when ${n.state} = 'waiting' then null else ${n.now}::timestamptz end
    where announcement_id = ${n.announcementId}::uuid and version = ${n.version} and subscription_id = ${n.subscriptionId}::uuid`.execute(
    db,
  )
}

export async function wakeNotices(
  tx: Db,
  n: { announcementId: string; version: number; via: string; now: Date },
): Promise<void> {
  await sql`
    update announcement_notices set state = 'waiting', due_at = ${n.now}, tries = 0, done_at = null
    where announcement_id = ${n.announcementId}::uuid and version = ${n.version} and via = ${n.via}
      and (state = 'failed' or (state = 'waiting' and tries > 0))`.execute(tx)
}

/** How far versions have come with their readers, by `id@version`. A mail counts as sent once the far side took it. */
export async function noticeCounts(
  db: Db,
  via: "mail" | "push",
  of: { id: string; version: number }[],
): Promise<Map<string, { recipients: number; sent: number; failed: number }>> {
  const { rows } = await sql<{ key: string; recipients: number; sent: number; failed: number }>`
    select n.announcement_id || '@' || n.version as key, count(*)::int as recipients,
      count(*) filter (where n.state = 'sent' and (n.mail_key is null or m.state = 'accepted'))::int as sent,
      count(*) filter (where n.state = 'failed' or (n.state = 'waiting' and n.tries > 0)
        or m.state in ('failed', 'suppressed'))::int as failed
    from announcement_notices n left join outgoing_mails m on m.dedupe_key = n.mail_key
    where n.via = ${via} and (n.announcement_id, n.version) in (
      select t.id, t.version from jsonb_to_recordset(${JSON.stringify(of)}::jsonb) as t(id uuid, version int))
    group by n.announcement_id, n.version`.execute(db)
  return new Map(rows.map(({ key, ...counts }) => [key, counts]))
}

/** Of a customer whom mail is for: what the exchange and the mail need to know. */
export async function readerOf(
  db: Db,
  id: string,
): Promise<{ zone: string; exchangeUid: string | null } | null> {
  const { rows } = await sql<{ zone: string; exchangeUid: string | null }>`
    select s.zone, c.exchange_uid as "exchangeUid" from announcement_subscriptions s
    left join customers c on c.id = s.customer_id where s.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}
