import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"

export type CustomerSession = {
  sessionId: string
  token: string
  lastSeenAt: Date
  signedInAt: Date
  secondFactorAt: Date | null
  customerId: string
  brandId: string
  name: string
  username: string | null
  email: string | null
  emailVerified: boolean
  exchangeUid: string | null
  locale: string
  timezone: string | null
}

/** The sessions that aren't over and whose they are, in one statement. */
export async function loadSessions(db: Db, tokens: string[], now: Date): Promise<CustomerSession[]> {
  const { rows } = await sql<CustomerSession>`
    select s.id as "sessionId", s.token, s.last_seen_at as "lastSeenAt", s.created_at as "signedInAt",
           s.second_factor_at as "secondFactorAt", c.id as "customerId", c.brand_id as "brandId", c.name,
           a.username, c.email, c.email_verified_at is not null as "emailVerified", c.exchange_uid as "exchangeUid",
           c.locale, c.timezone
    from customer_sessions s
    join customer_accounts a on a.id = s.account_id
    join customers c on c.id = a.id
    where s.token = any(${tokens}) and s.expires_at > ${now}`.execute(db)
  return rows
}

export async function accountByUsername(db: Db, username: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from customer_accounts where username = ${username}`.execute(db)
  return rows[0]?.id ?? null
}

/**
 * The account with a password that this address opens: whose owner has proved it, else the latest that claims it.
 * Accounts of the exchange are opened by the exchange alone.
 */
export async function accountByAddress(db: Db, address: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select a.id from customers c join customer_accounts a on a.id = c.id
    where lower(c.email) = ${address} and a.username is not null
    order by (c.email_verified_at is not null) desc, c.created_at desc, c.id limit 1`.execute(db)
  return rows[0]?.id ?? null
}

export type NewAccount = {
  id: string
  credentialId: string
  brandId: string
  username: string
  shownName: string
  email: string
  locale: string
  handle: string
  passwordHash: string
  now: Date
}

/** Customer, account and password in one statement, so that none of them is ever without the others. */
export async function insertAccount(db: Db, row: NewAccount): Promise<void> {
  await sql`
    with person as (
      insert into customers (id, brand_id, name, email, locale, created_at)
      values (${row.id}, ${row.brandId}, ${row.shownName}, ${row.email}, ${row.locale}, ${row.now})
    ), account as (
      insert into customer_accounts (id, name, email, username, created_at, updated_at)
      values (${row.id}, ${row.shownName}, ${row.handle}, ${row.username}, ${row.now}, ${row.now})
    )
    insert into customer_credentials (id, account_id, provider, subject, password)
    values (${row.credentialId}, ${row.id}, 'credential', ${row.id}, ${row.passwordHash})`.execute(db)
}

export type KnownPerson = Omit<NewAccount, "shownName"> & {
  name: string
  exchangeUid: string | null
  timezone: string
  vip: number | null
  legalEntity: string
}

/** A customer with everything known of them, whose address is theirs; nothing happens where the id is there already. */
export async function insertKnownPerson(tx: Db, row: KnownPerson): Promise<void> {
  await sql`
    with person as (
      insert into customers (id, brand_id, exchange_uid, name, email, email_verified_at, locale, timezone, vip,
        legal_entity, created_at)
      values (${row.id}, ${row.brandId}, ${row.exchangeUid}, ${row.name}, ${row.email}, ${row.now}, ${row.locale},
        ${row.timezone}, ${row.vip}, ${row.legalEntity}, ${row.now})
      on conflict (id) do nothing returning id
    ), account as (
      insert into customer_accounts (id, name, email, username, created_at, updated_at)
      select id, ${row.name}, ${row.handle}, ${row.username}, ${row.now}, ${row.now} from person
    )
    insert into customer_credentials (id, account_id, provider, subject, password)
    select ${row.credentialId}::uuid, id, 'credential', id::text, ${row.passwordHash} from person`.execute(tx)
}

export type ExchangePerson = {
  id: string
  credentialId: string
  brandId: string
  uid: string
  name: string
  email: string | null
  emailVerified: boolean
  locale: string
  handleOf: (id: string) => string
  now: Date
}

/**
 * The customer with this uid at the exchange, made with an account where there is none; what the exchange says of
 * the address is taken over. Must run in a transaction. @returns the customer's id
 */
export async function upsertExchangePerson(tx: Db, row: ExchangePerson): Promise<string> {
  const verifiedAt = row.emailVerified ? row.now : null
  await sql`
    insert into customers (id, brand_id, exchange_uid, name, email, email_verified_at, locale, created_at)
    values (${row.id}, ${row.brandId}, ${row.uid}, ${row.name}, ${row.email}, ${verifiedAt}, ${row.locale}, ${row.now})
    on conflict (brand_id, exchange_uid) where exchange_uid is not null do update set
      email = coalesce(excluded.email, customers.email),
      email_verified_at = case when excluded.email is null then customers.email_verified_at
        when excluded.email_verified_at is null then null
        when customers.email is not distinct from excluded.email
          then coalesce(customers.email_verified_at, excluded.email_verified_at)
        else excluded.email_verified_at end`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    select id from customers where brand_id = ${row.brandId} and exchange_uid = ${row.uid}`.execute(tx)
  const id = rows[0]?.id
  if (!id) throw new Error("a customer that was just written is not there")
  await sql`
    insert into customer_accounts (id, name, email, created_at, updated_at)
    values (${id}, ${row.name}, ${row.handleOf(id)}, ${row.now}, ${row.now}) on conflict (id) do nothing`.execute(
    tx,
  )
  await sql`
    insert into customer_credentials (id, account_id, provider, subject)
    values (${row.credentialId}, ${id}, 'exchange', ${row.uid}) on conflict (provider, subject) do nothing`.execute(
    tx,
  )
  return id
}

export type LinkKind = "verify-email" | "password-reset"

/** Lays down a one-time link in place of the account's earlier ones of its kind. */
export async function putLink(
  tx: Db,
  link: { digest: Buffer; kind: LinkKind; accountId: string; email: string; now: Date; expiresAt: Date },
): Promise<void> {
  await sql`
    delete from customer_links where account_id = ${link.accountId} and kind = ${link.kind} and used_at is null`.execute(
    tx,
  )
  await sql`
    insert into customer_links (token_hash, kind, account_id, email, created_at, expires_at)
    values (${link.digest}, ${link.kind}, ${link.accountId}, ${link.email}, ${link.now}, ${link.expiresAt})`.execute(
    tx,
  )
}

export type Link = { accountId: string; email: string; usedAt: Date | null }

/** Reads a link that is not too old, used or not, and holds its row until the transaction ends. */
export async function lockLink(
  tx: Db,
  { digest, kind, now }: { digest: Buffer; kind: LinkKind; now: Date },
): Promise<Link | null> {
  const { rows } = await sql<Link>`
    select account_id as "accountId", email, used_at as "usedAt" from customer_links
    where token_hash = ${digest} and kind = ${kind} and expires_at > ${now} for update`.execute(tx)
  return rows[0] ?? null
}

export async function spendLink(tx: Db, digest: Buffer, now: Date): Promise<void> {
  await sql`update customer_links set used_at = ${now} where token_hash = ${digest}`.execute(tx)
}

/**
 * Notes that the address of an account is its owner's, unless another account with a password has proved it before.
 * @returns false in that case, and where the account no longer has this address
 */
export async function markVerified(
  tx: Db,
  { accountId, email, now }: { accountId: string; email: string; now: Date },
): Promise<boolean> {
  // Two accounts that prove one address at the same moment take turns here.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`address ${email.toLowerCase()}`}, 0))`.execute(
    tx,
  )
  const { numAffectedRows } = await sql`
    update customers set email_verified_at = coalesce(email_verified_at, ${now})
    where id = ${accountId} and lower(email) = lower(${email}) and not exists (
      select 1 from customers other join customer_accounts a on a.id = other.id
      where lower(other.email) = lower(${email}) and other.email_verified_at is not null
        and other.id <> ${accountId} and a.username is not null)`.execute(tx)
  return numAffectedRows === 1n
}

/** Whom a reset mail goes to: the account whose owner has proved this address. */
export async function provedAccount(
  db: Db,
  address: string,
): Promise<{ id: string; email: string; locale: string } | null> {
  const { rows } = await sql<{ id: string; email: string; locale: string }>`
    select a.id, c.email, c.locale from customers c join customer_accounts a on a.id = c.id
    where lower(c.email) = ${address} and c.email_verified_at is not null and a.username is not null
    limit 1`.execute(db)
  return rows[0] ?? null
}

/** What an account is called, so that its password can't be the same. */
export async function namesOf(db: Db, accountId: string): Promise<string[]> {
  const { rows } = await sql<{ username: string | null; name: string; email: string | null }>`
    select a.username, c.name, c.email from customers c join customer_accounts a on a.id = c.id
    where c.id = ${accountId}`.execute(db)
  return rows.flatMap((row) => [row.username, row.name, row.email].filter((name) => name !== null))
}

/** @returns false where the token had been used before */
export async function spendToken(
  db: Db,
  token: { issuer: string; jti: string; expiresAt: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into exchange_tokens_spent (issuer, jti, expires_at) values (${token.issuer}, ${token.jti}, ${token.expiresAt})
    on conflict do nothing`.execute(db)
  return numAffectedRows === 1n
}

/** Removes what can no longer be used. A token's mark stays a day longer than the token could be valid anywhere. */
export async function sweepCustomers(db: Db, now: Date): Promise<void> {
  await sql`delete from exchange_tokens_spent where expires_at < ${new Date(now.getTime() - 86_400_000)}`.execute(
    db,
  )
  await sql`delete from customer_links where expires_at < ${new Date(now.getTime() - 30 * 86_400_000)}`.execute(
    db,
  )
}
