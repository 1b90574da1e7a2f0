import { createHmac, randomBytes } from "node:crypto"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type pg from "pg"
import { newId } from "../packages/contract/ids.ts"
import type { Product } from "./product.ts"

export type SignedIn = { id: string; cookie: string }

/** Customers with open sessions, written straight into the tables: signing in is not what is measured. */
export async function signedInCustomers(product: Product, pool: pg.Pool, count: number): Promise<SignedIn[]> {
  const secret = (await readFile(join(product.dataDir, "keys", "secret"), "utf8")).trim()
  const people = Array.from({ length: count }, () => ({
    id: newId(),
    session: newId(),
    token: randomBytes(32).toString("base64url"),
  }))
  await pool.query(
    `with p as (select * from jsonb_to_recordset($1::jsonb) as p(id uuid, session uuid, token text)),
     people as (insert into customers (id, brand_id, name, email, email_verified_at, locale)
       select p.id, (select id from brands limit 1), '何知远 ' || left(p.id::text, 13), p.id || '@mail.example', now(), 'zh-CN' from p),
     accounts as (insert into customer_accounts (id, name, email, username) select p.id, 'x', p.id || '@customer.invalid', 'u' || p.id from p)
     insert into customer_sessions (id, token, account_id, expires_at, second_factor_at) select session, token, p.id, now() + interval '1 day', now() from p`,
    [JSON.stringify(people)],
  )
  return people.map(({ id, token }) => ({
    id,
    cookie: `veridesk_customer.session_token=${signed(token, secret, "customer")}`,
  }))
}

/** One agent of all teams with an open session that has its second factor. */
export async function signedInAgent(product: Product, pool: pg.Pool): Promise<SignedIn> {
  const secret = (await readFile(join(product.dataDir, "keys", "secret"), "utf8")).trim()
  const id = newId()
  const token = randomBytes(32).toString("base64url")
  await pool.query(`insert into staff (id, email, name, role) values ($1, $2, 'Mei', 'agent')`, [
    id,
    `${id}@kestrel.example`,
  ])
  await pool.query(`insert into team_members (team_id, staff_id) select id, $1 from teams`, [id])
  await pool.query(`insert into staff_accounts (id, name, email) values ($1, 'Mei', $2)`, [
    id,
    `${id}@staff.invalid`,
  ])
  await pool.query(
    `insert into staff_sessions (id, token, account_id, expires_at, second_factor_at) values ($1, $2, $3, now() + interval '1 day', now())`,
    [newId(), token, id],
  )
  return { id, cookie: `veridesk_staff.session_token=${signed(token, secret, "staff")}` }
}

/** As platform/realm does it: each realm signs its cookies with a secret of its own, made of the installation's. */
function signed(token: string, installation: string, realm: "customer" | "staff"): string {
  const secret = createHmac("sha256", installation).update(`realm ${realm}`).digest("hex")
  return encodeURIComponent(`${token}.${createHmac("sha256", secret).update(token).digest("base64")}`)
}
