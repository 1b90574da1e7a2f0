import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export async function readEdition(db: Db): Promise<number> {
  const { rows } = await sql<{ number: string }>`select number from site_edition`.execute(db)
  return Number(rows[0]?.number ?? 0)
}

export async function turnEdition(db: Db): Promise<number> {
  const { rows } = await sql<{ number: string }>`
    update site_edition set number = number + 1 returning number`.execute(db)
  return Number(rows[0]?.number ?? 0)
}
