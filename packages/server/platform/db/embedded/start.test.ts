import { execFileSync } from "node:child_process"
import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import pg from "pg"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { scratchFolder, serverPid, until } from "../../testing/embedded-child.ts"
import { type Embedded, startEmbedded } from "./index.ts"

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let dataDir: string

beforeEach(async () => {
  scratch = await scratchFolder()
  dataDir = join(scratch.path, "data")
})
afterEach(() => scratch.remove())

test("starts on an empty folder, and again on the same one with what was in it", async () => {
  const first = await start()
  await ask(first.url, "create table kept as select 42 as answer")
  await first.stop()

  const second = await start()
  expect(second).toMatchObject({ reused: false, notes: [], dataDir })
  expect(await ask(second.url, "select answer from kept")).toEqual([{ answer: 42 }])
  await second.stop()
})

test("stop ends the server, gives the folder free, and may be called twice", async () => {
  const server = await start()
  await Promise.all([server.stop(), server.stop()])
  await server.stop()
  expect(await serverPid(dataDir)).toBeNull()
  expect((await readdir(dataDir)).filter((name) => name.startsWith("owner."))).toEqual([])
})

test("a server that is killed under us comes back on the same socket with all that was committed", async () => {
  const lines: string[] = []
  const server = await startEmbedded({ dataDir, log: (line) => lines.push(line) })
  await ask(server.url, "create table kept as select 42 as answer")
  process.kill((await serverPid(dataDir)) ?? 0, "SIGKILL")
  const rows = await until(() => ask(server.url, "select answer from kept").catch(() => null))
  expect(rows).toEqual([{ answer: 42 }])
  expect(lines).toContain("PostgreSQL has gone away and is started again.")
  await server.stop()
})

describe("a server that runs", () => {
  let server: Embedded
  let folder: Awaited<ReturnType<typeof scratchFolder>>

  beforeAll(async () => {
    folder = await scratchFolder()
    server = await startEmbedded({ dataDir: join(folder.path, "data"), log: () => {} })
  })
  afterAll(async () => {
    await server.stop()
    await folder.remove()
  })

  test("it is durable, sorts by code point, hears no network, and Veridesk is no superuser in it", async () => {
    const [row] = await ask(
      server.url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('listen_addresses') as addresses, current_setting('jit') as jit,
        current_setting('server_encoding') as encoding, datlocprovider as provider, datlocale as locale,
        current_setting('is_superuser') as superuser, current_database() as database,
        (select array_agg(x order by x) from unnest(array['a', 'B', 'é', '中', '提']) x) as sorted, upper('é') as upper
      from pg_database where datname = current_database()`,
    )
    expect(row).toEqual({
      fsync: "on",
      commit: "on",
      addresses: "",
      jit: "off",
      encoding: "UTF8",
      provider: "b",
      locale: "C.UTF-8",
      superuser: "off",
      database: "veridesk",
      sorted: ["B", "a", "é", "中", "提"],
      upper: "É",
    })
  })

  test("the extensions that search needs can be made by Veridesk itself", async () => {
    for (const name of ["pg_trgm", "btree_gin", "unaccent", "pgcrypto"]) {
      await ask(server.url, `create extension ${name}`)
    }
    const [row] = await ask(
      server.url,
      "select show_trgm('充值') <> '{}' as trigrams, unaccent('é') as plain",
    )
    expect(row).toEqual({ trigrams: true, plain: "e" })
  })

  test("nobody else can enter the cluster or the socket's folder, and PostgreSQL does not run as root", async () => {
    const cluster = await stat(join(server.dataDir, "pgdata"))
    const socket = await stat(join(server.dataDir, "run"))
    const uid = await uidOf(await serverPid(server.dataDir))
    expect(uid).not.toBe(0)
    expect([cluster.mode & 0o777, socket.mode & 0o777]).toEqual([0o700, 0o700])
    expect([cluster.uid, socket.uid]).toEqual([uid, uid])
    expect((await stat(server.dataDir)).uid).toBe(process.getuid?.())
  })

  test("idle it stays under 80 MB, shared memory counted once for each process", async () => {
    await ask(server.url, "select 1")
    const pid = await serverPid(server.dataDir)
    const pids = execFileSync("ps", ["-e", "-o", "pid=,ppid="], { encoding: "utf8" })
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number))
      .filter(([child, parent]) => child === pid || parent === pid)
    const kilobytes = await Promise.all(pids.map(([it]) => residentKilobytes(it ?? 0)))
    expect(kilobytes.length).toBeGreaterThan(3)
    expect(kilobytes.reduce((sum, it) => sum + it, 0)).toBeLessThan(80 * 1024)
  })

  test("the server's log holds no statement, no value and no error of a session", async () => {
    await ask(server.url, "create table people (email text primary key)")
    await ask(server.url, "insert into people values ('lin.yue@example.com')")
    await expect(ask(server.url, "insert into people values ('lin.yue@example.com')")).rejects.toThrow(
      "duplicate key",
    )
    await expect(ask(server.url, "select 'lin.yue'::int")).rejects.toThrow("invalid input")
    expect(await readFile(join(server.dataDir, "postgres.log"), "utf8")).not.toContain("lin.yue")
  })
})

function start(): Promise<Embedded> {
  return startEmbedded({ dataDir, log: () => {} })
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  // A server that is killed cuts the connection; the statement's own error is the one that counts.
  client.on("error", () => {})
  try {
    await client.connect()
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

async function uidOf(pid: number | null): Promise<number> {
  return (await stat(`/proc/${pid}`)).uid
}

async function residentKilobytes(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, "utf8")
  // A session that is just ending holds nothing any more.
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(text)?.[1] ?? 0)
}
