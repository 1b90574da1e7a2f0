import type pg from "pg"
import type { House } from "../product/open-house.ts"
import { file, makeSubmission } from "../steps/file-by-http.ts"
import type { Person } from "../steps/open-sessions.ts"

/** A ticket filed by a customer. @returns the id of its conversation */
export async function openCase(house: House, pool: pg.Pool, customer: Person): Promise<string> {
  const number = await file(house.product.url, makeSubmission(customer, []))
  const { rows } = await pool.query<{ id: string }>("select id from conversations where number = $1", [
    number,
  ])
  const id = rows[0]?.id
  if (!id) throw new Error("a ticket that has a number has no conversation")
  return id
}
