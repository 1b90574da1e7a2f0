import { createHmac, randomBytes } from "node:crypto"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type pg from "pg"
import { newId } from "../../packages/contract/ids.ts"
import type { Product } from "../product/start-product.ts"

export type Person = { id: string; email: string; cookie: string }

/**
 * Customers with open sessions and verified addresses, written straight into the tables, for journeys whose subject is
 * not signing in.
 */
export async function openCustomers(
  product: Pick<Product, "dataDir">,
  pool: pg.Pool,
  count: number,
): Promise<Person[]> {
  const people = Array.from({ length: count }, () => {
    const id = newId()
    return { id, email: `${id}@mail.example`, session: newId(), token: newToken() }
  })
  await pool.query(
    `with p as (select * from jsonb_to_recordset($1::jsonb) as p(id uuid, email text, session uuid, token text)),
     people as (insert into customers (id, brand_id, name, email, email_verified_at, locale)
       select p.id, (select id from brands limit 1), '何知远', p.email, now(), 'zh-CN' from p),
     accounts as (insert into customer_accounts (id, name, email, username)
       select p.id, 'x', p.id || '@customer.invalid', 'u' || p.id from p)
     insert into customer_sessions (id, token, account_id, expires_at, second_factor_at)
       select session, token, p.id, now() + interval '1 day', now() from p`,
    [JSON.stringify(people)],
  )
  const sign = await signer(product.dataDir, "customer")
  return people.map(({ id, email, token }) => ({ id, email, cookie: sign(token) }))
}

/** A member of staff in every team, with an open session that has its second factor. */
export async function openStaff(
  product: Pick<Product, "dataDir">,
  pool: pg.Pool,
  o: { name: string; role: "agent" | "lead" | "administrator" | "auditor" },
): Promise<Person> {
  const id = newId()
  const email = `${id}@kestrel.example`
  const token = newToken()
  await pool.query("insert into staff (id, email, name, role) values ($1, $2, $3, $4)", [
    id,
    email,
    o.name,
    o.role,
  ])
  await pool.query("insert into team_members (team_id, staff_id) select id, $1 from teams", [id])
  await pool.query("insert into staff_accounts (id, name, email) values ($1, $2, $3)", [
    id,
    o.name,
    `${id}@staff.invalid`,
  ])
  await pool.query(
    `insert into staff_sessions (id, token, account_id, expires_at, second_factor_at)
     values ($1, $2, $3, now() + interval '1 day', now())`,
    [newId(), token, id],
  )
  return { id, email, cookie: (await signer(product.dataDir, "staff"))(token) }
}

/** The session as a browser keeps it. */
export function cookieOf({ cookie }: Person, url: string): { name: string; value: string; url: string } {
  const at = cookie.indexOf("=")
  return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url }
}

function newToken(): string {
  return randomBytes(32).toString("base64url")
}

/** Signs as the realms do: each with a secret of its own, made of the installation's. */
async function signer(dataDir: string, realm: "customer" | "staff"): Promise<(token: string) => string> {
  const installation = (await readFile(join(dataDir, "keys", "secret"), "utf8")).trim()
  const secret = createHmac("sha256", installation).update(`realm ${realm}`).digest("hex")
  return (token) => {
    const mark = createHmac("sha256", secret).update(token).digest("base64")
    return `veridesk_${realm}.session_token=${encodeURIComponent(`${token}.${mark}`)}`
  }
}
