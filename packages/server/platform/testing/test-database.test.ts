import pg from "pg"
import { expect, test } from "vitest"
import { testDatabase } from "./test-database.ts"

test("two databases of one run have the schema and share nothing", async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()])
  await ask(one.url, "create table only_here (n int)")
  expect(await ask(one.url, "select to_regclass('only_here') is not null as found")).toEqual([
    { found: true },
  ])
  expect(await ask(other.url, "select to_regclass('only_here') is not null as found")).toEqual([
    { found: false },
  ])
  const [applied] = await ask(other.url, "select count(*)::int as migrations from kysely_migration")
  expect(applied?.["migrations"]).toBeGreaterThan(0)
  await Promise.all([one.drop(), other.drop()])
})

test("a database is dropped although somebody is still connected", async () => {
  const database = await testDatabase()
  const client = new pg.Client({ connectionString: database.url })
  const cut = new Promise((resolve) => client.on("error", resolve))
  await client.connect()
  await database.drop()
  await cut
  await expect(ask(database.url, "select 1")).rejects.toThrow(/does not exist/)
})

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}
