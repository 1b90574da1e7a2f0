import { chmod, chown, mkdir, readdir, rm, stat, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import pg from "pg"
import { afterEach, beforeEach, expect, test } from "vitest"
import { isRoot, scratchFolder } from "../../testing/embedded-child.ts"
import { startEmbedded } from "./index.ts"
import { placeData, placeSocket } from "./place.ts"

let scratch: Awaited<ReturnType<typeof scratchFolder>>

beforeEach(async () => {
  scratch = await scratchFolder()
})
afterEach(() => scratch.remove())

test("a path too long for a socket gets a short private folder for it, and works", async () => {
  const dataDir = join(
    scratch.path,
    "a-folder-with-a-long-name".repeat(4),
    "数据 folder, with “signs” & $HOME",
  )
  const server = await startEmbedded({ dataDir, log: () => {} })
  const socketDir = new URL(server.url).searchParams.get("host") ?? ""
  expect(socketDir.length).toBeLessThan(60)
  expect(server.notes).toEqual([`The socket's path would be too long, so the socket lies in ${socketDir}.`])
  expect((await stat(socketDir)).mode & 0o777).toBe(0o700)
  expect(await answer(server.url)).toBe(1)
  await server.stop()
  await rm(socketDir, { recursive: true })
})

test("a short socket folder that somebody else made first is passed over", async () => {
  const place = await placeData(join(scratch.path, "a-folder-with-a-long-name".repeat(4)))
  const { socketDir: first } = await placeSocket(place)
  await chmod(first, 0o777)
  const { socketDir: second } = await placeSocket(place)
  expect(second).toBe(`${first}-1`)
  await Promise.all([rm(first, { recursive: true }), rm(second, { recursive: true })])
})

test("commas, quotes, spaces and Chinese in a path are no trouble", async () => {
  const server = await startEmbedded({ dataDir: join(scratch.path, `数据, "a" 'b' $c`), log: () => {} })
  expect(server.notes).toEqual([])
  expect(await answer(server.url)).toBe(1)
  await server.stop()
})

test("a folder with somebody's files is left as it is", async () => {
  await writeFile(join(scratch.path, "letters.txt"), "dear")
  const { mode, uid } = await stat(scratch.path)
  await expect(startEmbedded({ dataDir: scratch.path, log: () => {} })).rejects.toMatchObject({
    code: "folder-not-ours",
    message: `The data folder ${scratch.path} holds other files (letters.txt), but no database of Veridesk.`,
  })
  expect(await readdir(scratch.path)).toEqual(["letters.txt"])
  expect(await stat(scratch.path)).toMatchObject({ mode, uid })
})

test.runIf(isRoot)(
  "as root: below a folder only root can enter the data goes to a place of its own",
  async () => {
    await chmod(scratch.path, 0o700)
    const wanted = join(scratch.path, "checkout", ".data")
    const first = await startEmbedded({ dataDir: wanted, log: () => {} })
    try {
      expect(first.dataDir).toMatch(/^\/var\/lib\/veridesk\/[0-9a-f]{12}$/)
      expect(first.notes).toEqual([
        `PostgreSQL's account “nobody” can't reach ${wanted}, so the data lies in ${first.dataDir}.`,
      ])
      expect(await answer(first.url, "create table kept (n int)")).toBeUndefined()
      await first.stop()
      expect(await readdir(scratch.path)).toEqual([])

      // The folder may be opened later; the data stay where they are and are found there.
      await chmod(scratch.path, 0o755)
      const second = await startEmbedded({ dataDir: wanted, log: () => {} })
      expect(second.dataDir).toBe(first.dataDir)
      expect(await answer(second.url, "select count(*)::int from kept")).toBe(0)
      await second.stop()
    } finally {
      await rm(first.dataDir, { recursive: true })
    }
  },
)

test.runIf(isRoot)("as root: data that an ordinary user made stays that user's", async () => {
  const dataDir = join(scratch.path, "data")
  const theirs = { uid: 1, gid: 1 }
  await mkdir(join(dataDir, "pgdata"), { recursive: true })
  for (const dir of [dataDir, join(dataDir, "pgdata")]) await chown(dir, theirs.uid, theirs.gid)
  const place = await placeData(dataDir)
  expect(place.account).toMatchObject(theirs)
  expect((await stat(dirname(place.dir))).uid).toBe(1)
})

async function answer(url: string, statement = "select 1"): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query({ text: statement, rowMode: "array" })
    return (rows as unknown[][])[0]?.[0]
  } finally {
    await client.end()
  }
}
