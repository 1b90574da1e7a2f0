import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

/** Somebody who can't sign in, as they call themselves; an address that is claimed gets no mail. */
export async function keepClaimant(
  db: Db,
  row: { id: string; brandId: string; name: string; email: string; locale: string; now: Date },
): Promise<void> {
  await sql`
    insert into customers (id, brand_id, name, email, locale, created_at)
    values (${row.id}, ${row.brandId}, ${row.name}, ${row.email}, ${row.locale}, ${row.now}) on conflict (id) do nothing`.execute(
    db,
  )
}

export async function keepClaimLink(
  tx: Db,
  row: { digest: Buffer; conversationId: string; customerId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into claim_links (token_hash, conversation_id, customer_id, created_at, expires_at)
    values (${row.digest}, ${row.conversationId}, ${row.customerId}, ${row.now}, ${row.expiresAt})`.execute(
    tx,
  )
}

export async function claimantOf(
  db: Db,
  digest: Buffer,
  now: Date,
): Promise<{ customerId: string; brandId: string; name: string } | null> {
  const { rows } = await sql<{ customerId: string; brandId: string; name: string }>`
    select c.id as "customerId", c.brand_id as "brandId", c.name
    from claim_links l join customers c on c.id = l.customer_id
    where l.token_hash = ${digest} and l.expires_at > ${now}`.execute(db)
  return rows[0] ?? null
}
