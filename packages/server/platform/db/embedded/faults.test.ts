import { execFileSync } from "node:child_process"
import { once } from "node:events"
import { chmod, mkdir, readdir, rm, writeFile } from "node:fs/promises"
import { createServer, type Server } from "node:net"
import { join } from "node:path"
import pg from "pg"
import { afterEach, beforeEach, expect, test } from "vitest"
import { isRoot, scratchFolder } from "../../testing/embedded-child.ts"
import { faultFromOutput } from "./faults.ts"
import { startEmbedded } from "./index.ts"

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let dataDir: string

beforeEach(async () => {
  scratch = await scratchFolder()
  dataDir = join(scratch.path, "data")
})
afterEach(() => scratch.remove())

const start = () => startEmbedded({ dataDir, log: () => {} })
const canMount = isRoot && tryMount()

test("a socket path that another program listens on is told, not taken away", async () => {
  await (await start()).stop()
  const path = join(dataDir, "run", ".s.PGSQL.5432")
  const other = await listen(path)
  await expect(start()).rejects.toMatchObject({
    code: "socket-busy",
    message: `The database's socket ${path} is taken by another program.`,
    mend: expect.stringContaining("End that program"),
  })
  other.close()
  await (await start()).stop()
})

test("a folder in the place of the socket is told", async () => {
  await (await start()).stop()
  await mkdir(join(dataDir, "run", ".s.PGSQL.5432"))
  await expect(start()).rejects.toMatchObject({ code: "socket-busy" })
})

test("a data folder of another major version is told with both numbers and left as it is", async () => {
  await (await start()).stop()
  await writeFile(join(dataDir, "pgdata", "PG_VERSION"), "16\n")
  await expect(start()).rejects.toMatchObject({
    code: "data-folder-other-major",
    message: `The folder ${join(dataDir, "pgdata")} was written by PostgreSQL 16; this Veridesk runs PostgreSQL 18.`,
    mend: expect.stringContaining("DATABASE_URL"),
  })
  await writeFile(join(dataDir, "pgdata", "PG_VERSION"), "18\n")
  await (await start()).stop()
})

test("a cluster without its files is called damaged, not filled anew", async () => {
  await mkdir(join(dataDir, "pgdata", "base"), { recursive: true })
  await expect(start()).rejects.toMatchObject({ code: "data-folder-damaged" })
  expect(await readdir(join(dataDir, "pgdata"))).toEqual(["base"])
})

test("a fault gives the folder free: the next start says the same again", async () => {
  await mkdir(join(dataDir, "pgdata"), { recursive: true })
  await expect(start()).rejects.toMatchObject({ code: "data-folder-damaged" })
  await expect(start()).rejects.toMatchObject({ code: "data-folder-damaged" })
})

test("a place where no folder can be made is told", async () => {
  dataDir = "/proc/veridesk/data"
  await expect(start()).rejects.toMatchObject({
    code: "folder-unwritable",
    message: expect.stringContaining("/proc/veridesk/data can't be written"),
  })
  await writeFile(join(scratch.path, "file"), "")
  dataDir = join(scratch.path, "file", "data")
  await expect(start()).rejects.toMatchObject({ code: "folder-unwritable" })
})

test.skipIf(isRoot)("as an ordinary user: a folder without the right to write is told", async () => {
  await chmod(scratch.path, 0o555)
  await expect(start()).rejects.toMatchObject({ code: "folder-unwritable" })
  await chmod(scratch.path, 0o755)
  await mkdir(dataDir)
  await chmod(dataDir, 0o000)
  dataDir = join(dataDir, "below")
  await expect(start()).rejects.toMatchObject({ code: "folder-unwritable" })
  await chmod(join(scratch.path, "data"), 0o755)
})

test.skipIf(isRoot)("as an ordinary user: a folder of another account is told with its uid", async () => {
  dataDir = "/root"
  await expect(start()).rejects.toMatchObject({
    code: "folder-unwritable",
    message: "The data folder /root belongs to another account (uid 0).",
  })
})

test.runIf(canMount)("as root, with mounts: a read-only disk is told", async () => {
  await mounted("size=4m,ro", async () => {
    await expect(start()).rejects.toMatchObject({
      code: "folder-unwritable",
      message: expect.stringContaining("read-only"),
    })
  })
})

test.runIf(canMount)("as root, with mounts: a disk too small for the first start is told", async () => {
  await mounted("size=12m", async (dir) => {
    await expect(start()).rejects.toMatchObject({
      code: "disk-full",
      message: `The disk that holds ${dataDir} is full.`,
      mend: expect.stringContaining("Make room"),
    })
    expect((await readdir(join(dir, "data"))).filter((name) => name.startsWith("pgdata"))).toEqual([])
  })
})

test.runIf(canMount)(
  "as root, with mounts: a disk that has filled up is told, and heals with the data whole",
  async () => {
    await mounted("size=128m", async (dir) => {
      const server = await start()
      await run(server.url, "create table kept as select 42 as answer")
      await server.stop()
      execFileSync("sh", ["-c", 'cat /dev/zero > "$1" 2>/dev/null || true', "sh", join(dir, "filler")])
      await expect(start()).rejects.toMatchObject({ code: "disk-full" })
      await rm(join(dir, "filler"))
      const again = await start()
      expect(await run(again.url, "select answer from kept")).toEqual([{ answer: 42 }])
      await again.stop()
    })
  },
)

test.each([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', "disk-full"],
  ["initdb: error: could not write file: Disk quota exceeded", "disk-full"],
  ['FATAL:  could not open file "global/pg_control": Permission denied', "folder-unwritable"],
  ["initdb: error: could not create directory: Read-only file system", "folder-unwritable"],
  ["FATAL:  could not create Unix socket in directory", "socket-busy"],
  ["initdb: error: could not look up effective user ID 4711: user does not exist", "no-account"],
  ["FATAL:  could not create shared memory segment: Invalid argument", "shared-memory"],
  [
    "2026-11-25 13:34:09.283 UTC [17983] PANIC:  could not locate a valid checkpoint record",
    "postgres-failed",
  ],
])("%s → %s", (output, code) => {
  const fault = faultFromOutput({ output, dataDir: "/data", socketDir: "/data/run" })
  expect(fault.code).toBe(code)
  expect(fault.message).not.toMatch(/17983|2026/)
})

/** Runs `body` with a small disk in memory at `scratch/disk`, the data folder on it. */
async function mounted(options: string, body: (dir: string) => Promise<void>): Promise<void> {
  const dir = join(scratch.path, "disk")
  await mkdir(dir)
  execFileSync("mount", ["-t", "tmpfs", "-o", `mode=755,${options}`, "tmpfs", dir])
  dataDir = join(dir, "data")
  try {
    await body(dir)
  } finally {
    execFileSync("umount", [dir])
  }
}

function tryMount(): boolean {
  try {
    const script = 'd=$(mktemp -d) && mount -t tmpfs tmpfs "$d" && umount "$d" && rmdir "$d"'
    execFileSync("sh", ["-c", script], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

async function listen(path: string): Promise<Server> {
  const server = createServer()
  server.listen(path)
  await once(server, "listening")
  return server
}

async function run(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
