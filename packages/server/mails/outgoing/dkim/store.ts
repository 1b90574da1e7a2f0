import { sql } from "kysely"
import type { Db } from "../../../platform/db/connect.ts"

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
