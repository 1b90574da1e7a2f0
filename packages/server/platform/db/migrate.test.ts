import { once } from "node:events"
import { mkdir, readdir, writeFile } from "node:fs/promises"
import { createServer } from "node:net"
import { join } from "node:path"
import pg from "pg"
import { afterEach, beforeEach, expect, inject, test } from "vitest"
import { firstLine, killHard, runModule, scratchFolder, until } from "../testing/embedded-child.ts"
import { databaseUrl } from "../testing/test-database.ts"
import { tooOldFault } from "./check-server.ts"
import { migrate } from "./migrate.ts"

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let folder: string
let url: string
let name: string

beforeEach(async () => {
  scratch = await scratchFolder()
  folder = join(scratch.path, "migrations")
  await mkdir(folder)
  name = `migrate_${process.pid}_${Date.now()}`
  await ask(inject("databaseServer"), `create database ${name}`)
  url = databaseUrl(inject("databaseServer"), name)
})
afterEach(async () => {
  await ask(inject("databaseServer"), `drop database ${name} with (force)`)
  await scratch.remove()
})

test("applies what is new, in order, and says so", async () => {
  await file("0001_coins.sql", "create table coins (name text);\ninsert into coins values ('BTC');")
  const lines: string[] = []
  const log = (line: string) => lines.push(line)
  expect(await migrate(url, log, folder)).toEqual({ applied: ["0001_coins"] })
  await file("0003_more.sql", "insert into coins select name || '3' from coins;")
  await file("0002_more.sql", "insert into coins values ('ETH');")
  expect(await migrate(url, log, folder)).toEqual({ applied: ["0002_more", "0003_more"] })
  expect(await migrate(url, log, folder)).toEqual({ applied: [] })
  expect(await coins()).toEqual(["BTC", "BTC3", "ETH", "ETH3"])
  expect(lines).toEqual([
    "Schema 0001_coins applied.",
    "Schema 0002_more applied.",
    "Schema 0003_more applied.",
  ])
})

test("the migrations of this code make a schema twice without harm", async () => {
  const { applied } = await migrate(url, () => {})
  const files = (await readdir(join(import.meta.dirname, "migrations"))).sort()
  expect(applied.map((it) => `${it}.sql`)).toEqual(files)
  expect(await migrate(url, () => {})).toEqual({ applied: [] })
})

test("one that fails undoes all of this run and is named with its line", async () => {
  await file("0001_coins.sql", "create table coins (name text);")
  await file("0002_wrong.sql", "insert into coins values ('BTC');\n\ninsert into coin\nvalues ('ETH');")
  await expect(migrate(url, () => {}, folder)).rejects.toMatchObject({
    name: "SetupFault",
    code: "migration-failed",
    message: 'The migration 0002_wrong.sql, line 3, failed: relation "coin" does not exist',
    mend: expect.stringContaining("Nothing was changed"),
  })
  expect(await ask(url, "select to_regclass('coins') as found")).toEqual([{ found: null }])
  await file("0002_wrong.sql", "insert into coins values ('BTC');")
  expect(await migrate(url, () => {}, folder)).toEqual({ applied: ["0001_coins", "0002_wrong"] })
})

test("data of a newer Veridesk are refused with both numbers and left as they are", async () => {
  await file("0041_coins.sql", "create table coins (name text);")
  await file("0042_future.sql", "insert into coins values ('BTC');")
  await migrate(url, () => {}, folder)
  const older = join(scratch.path, "older")
  await mkdir(older)
  await writeFile(join(older, "0041_coins.sql"), "")
  await expect(migrate(url, () => {}, older)).rejects.toMatchObject({
    code: "schema-newer",
    message:
      "This data was written by a newer Veridesk (schema 0042); this one knows the schemas up to 0041.",
    mend: expect.stringContaining("Start the newer Veridesk again"),
  })
  expect(await coins()).toEqual(["BTC"])
})

test("a migration put before one that has been applied is refused", async () => {
  await file("0002_coins.sql", "create table coins (name text);")
  await migrate(url, () => {}, folder)
  await file("0001_late.sql", "drop table coins;")
  await expect(migrate(url, () => {}, folder)).rejects.toMatchObject({ code: "migration-failed" })
  expect(await coins()).toEqual([])
})

test("four processes at once: one applies, all succeed", async () => {
  await file(
    "0001_coins.sql",
    "create table coins (name text); select pg_sleep(0.3); insert into coins values ('BTC');",
  )
  const children = Array.from({ length: 4 }, migratingChild)
  const said = await Promise.all(children.map(firstLine))
  expect(said.sort()).toEqual(["", "", "", "0001_coins"])
  expect(await coins()).toEqual(["BTC"])
  await Promise.all(children.map(killHard))
})

test("kill -9 in the middle rolls everything back, and the next run does it whole", async () => {
  await file("0001_coins.sql", "create table coins (name text); insert into coins values ('BTC');")
  await file("0002_slow.sql", "insert into coins values ('ETH'); select pg_sleep(600);")
  const child = migratingChild()
  const backend = await until(async () => {
    const rows = await ask(
      url,
      "select pid from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()",
    )
    return rows[0] ?? null
  })
  await killHard(child)
  await file("0002_slow.sql", "insert into coins values ('ETH');")
  // The server notices within seconds that the client is gone (client_connection_check_interval).
  expect(await migrate(url, () => {}, folder)).toEqual({ applied: ["0001_coins", "0002_slow"] })
  expect(await coins()).toEqual(["BTC", "ETH"])
  expect(await ask(url, `select pid from pg_stat_activity where pid = ${String(backend.pid)}`)).toEqual([])
})

test("a file whose name is not NNNN_what.sql is refused", async () => {
  await file("1_coins.sql", "select 1")
  await expect(migrate(url, () => {}, folder)).rejects.toThrow(
    "A migration is named NNNN_what.sql, not 1_coins.sql.",
  )
})

test("a database that can't be reached is told within 5 s, without the password", async () => {
  const closed = createServer()
  closed.listen(0, "127.0.0.1")
  await once(closed, "listening")
  const address = closed.address()
  const port = typeof address === "object" ? address?.port : 0
  closed.close()
  const wrong = [
    `postgresql://veridesk:very-secret@localhost:${port}/veridesk`,
    databaseUrl(url, "no_such_database").replace("veridesk@", "veridesk:very-secret@"),
    "postgresql://veridesk:very-secret@no-such-host.invalid/veridesk",
  ]
  for (const it of wrong) {
    const fault: unknown = await migrate(it, () => {}, folder).catch((cause: unknown) => cause)
    expect(fault).toMatchObject({
      code: "database-unreachable",
      mend: expect.stringContaining("DATABASE_URL"),
    })
    expect(String(fault)).toMatch(/ECONNREFUSED|does not exist|ENOTFOUND|EAI_AGAIN/)
    expect(String(fault)).not.toContain("very-secret")
  }
})

test("an encoding other than UTF8 is told", async () => {
  const latin = `${name}_latin`
  await ask(
    url,
    `create database ${latin} encoding 'LATIN1' locale_provider libc locale 'C' template template0`,
  )
  await expect(migrate(databaseUrl(url, latin), () => {}, folder)).rejects.toMatchObject({
    code: "database-not-utf8",
    message: "The database's encoding is LATIN1; Veridesk needs UTF8.",
  })
  await ask(url, `drop database ${latin}`)
})

test("an old PostgreSQL is told with both versions", () => {
  expect(tooOldFault(14)).toMatchObject({
    code: "postgres-too-old",
    message: "The database runs PostgreSQL 14; Veridesk needs PostgreSQL 15 or newer.",
  })
})

async function file(fileName: string, text: string): Promise<void> {
  await writeFile(join(folder, fileName), text)
}

function migratingChild() {
  const code = `
    import { migrate } from ${JSON.stringify(join(import.meta.dirname, "migrate.ts"))}
    const { applied } = await migrate(process.argv[1], () => {}, process.argv[2])
    console.log(applied.join(" "))
    process.stdin.resume()`
  return runModule(code, [url, folder])
}

async function coins(): Promise<unknown[]> {
  return (await ask(url, "select name from coins order by name")).map((row) => row.name)
}

async function ask(at: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: at })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}
