import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"

/** How far the demo has come in this database, and whether somebody else is here already. */
export type Standing = { begunAt: Date | null; done: boolean; others: boolean }

/** @param o.first who comes before all else, and `last` who comes after it */
export async function standing(db: Db, o: { first: string; last: string }): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select (select created_at from staff where id = ${o.first}) as "begunAt",
           exists (select 1 from staff_accounts where id = ${o.last}) as done,
           exists (select 1 from staff) or exists (select 1 from customers) as others`.execute(db)
  return rows[0] ?? { begunAt: null, done: false, others: false }
}
