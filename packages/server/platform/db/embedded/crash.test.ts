import { spawn } from "node:child_process"
import { once } from "node:events"
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import pg from "pg"
import { afterEach, beforeEach, expect, test } from "vitest"
import {
  embeddedChild,
  killHard,
  scratchFolder,
  serverPid,
  startingChild,
  until,
} from "../../testing/embedded-child.ts"
import { startEmbedded } from "./index.ts"
import { isRunning } from "./process.ts"

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let dataDir: string

beforeEach(async () => {
  scratch = await scratchFolder()
  dataDir = join(scratch.path, "data")
})
afterEach(() => scratch.remove())

test("kill -9 of Node in the middle of writing loses nothing; the server stays up and is used again", async () => {
  const child = await embeddedChild(dataDir)
  const before = await serverPid(dataDir)
  const client = new pg.Client({ connectionString: child.url })
  await client.connect()
  await client.query("create table kept (n int)")
  const killed = child.kill()
  for (let n = 1; n <= 50; n++) await client.query("insert into kept values ($1)", [n])
  await killed
  await client.end()

  const again = await startEmbedded({ dataDir, log: () => {} })
  expect(again.reused).toBe(true)
  expect(again.url).toBe(child.url)
  expect(await serverPid(dataDir)).toBe(before)
  expect(await count(again.url)).toBe(50)
  await again.stop()
  expect(await isRunning(before ?? 0)).toBe(false)
})

test("after kill -9 of Node and of the server what was committed is there", async () => {
  const child = await embeddedChild(dataDir)
  await run(child.url, "create table kept as select generate_series(1, 1000)")
  const server = (await serverPid(dataDir)) ?? 0
  await child.kill()
  await killServer(server)
  expect(await serverPid(dataDir)).toBe(server)

  const again = await startEmbedded({ dataDir, log: () => {} })
  expect(again.reused).toBe(false)
  expect(await count(again.url)).toBe(1000)
  await again.stop()
})

test("a stale postmaster.pid whose number went to another program of the same account is cleared", async () => {
  const child = await embeddedChild(dataDir)
  const server = (await serverPid(dataDir)) ?? 0
  await child.kill()
  await killServer(server)
  const { uid, gid } = await stat(join(dataDir, "pgdata"))
  const stranger = spawn("sleep", ["600"], { cwd: "/", ...(process.getuid?.() === 0 ? { uid, gid } : {}) })
  await once(stranger, "spawn")
  for (const file of ["pgdata/postmaster.pid", "run/.s.PGSQL.5432.lock"]) {
    const path = join(dataDir, file)
    await writeFile(path, (await readFile(path, "utf8")).replace(String(server), String(stranger.pid)))
  }

  const again = await startEmbedded({ dataDir, log: () => {} })
  expect(again.reused).toBe(false)
  expect(await isRunning(stranger.pid ?? 0)).toBe(true)
  await again.stop()
  await killHard(stranger)
})

test("a server that was left over without its socket is restarted", async () => {
  const child = await embeddedChild(dataDir)
  const before = await serverPid(dataDir)
  await child.kill()
  await rm(join(dataDir, "run", ".s.PGSQL.5432"))

  const again = await startEmbedded({ dataDir, log: () => {} })
  expect(again.reused).toBe(false)
  expect(await serverPid(dataDir)).not.toBe(before)
  await run(again.url, "select 1")
  await again.stop()
})

test("a first start that was killed half-way is begun anew, and said", async () => {
  const child = startingChild(dataDir)
  await until(async () => {
    const names = await readdir(dataDir).catch((): string[] => [])
    const draft = names.find((name) => name.startsWith("pgdata.new-"))
    return draft && (await readdir(join(dataDir, draft))).includes("PG_VERSION") ? draft : null
  })
  await killHard(child)
  expect(await readdir(dataDir)).not.toContain("pgdata")

  const server = await startEmbedded({ dataDir, log: () => {} })
  expect(server.notes).toEqual([
    "An earlier first start was interrupted before there was any data; it was begun anew.",
  ])
  await run(server.url, "select 1")
  await server.stop()
})

test("a process that has ended but that nobody has asked about counts as ended", async () => {
  const parent = spawn("sh", ["-c", "sleep 0.01 & echo $!; exec sleep 600"], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const [printed] = await once(parent.stdout, "data")
  const zombie = Number(String(printed))
  await until(async () => ((await readFile(`/proc/${zombie}/stat`, "utf8")).includes(") Z ") ? true : null))
  expect(await isRunning(zombie)).toBe(false)
  expect(await isRunning(parent.pid ?? 0)).toBe(true)
  await killHard(parent)
})

async function killServer(pid: number): Promise<void> {
  process.kill(pid, "SIGKILL")
  await until(async () => ((await isRunning(pid)) ? null : true))
}

async function count(url: string): Promise<number> {
  const rows = await run(url, "select count(*)::int as n from kept")
  return Number(rows[0]?.n)
}

async function run(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}
