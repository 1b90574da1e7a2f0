import { spawnSync } from "node:child_process"
import { readdir, readlink, symlink, unlink } from "node:fs/promises"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import {
  embeddedChild,
  firstLine,
  isRoot,
  killHard,
  runModule,
  scratchFolder,
  until,
} from "../../testing/embedded-child.ts"
import { startEmbedded } from "./index.ts"
import { takeOwnership } from "./owner.ts"
import { numbering } from "./process.ts"

let scratch: Awaited<ReturnType<typeof scratchFolder>>

const canUnshare = isRoot && spawnSync("unshare", ["--pid", "--fork", "--mount-proc", "true"]).status === 0

beforeEach(async () => {
  scratch = await scratchFolder()
})
afterEach(() => scratch.remove())

test("a second Veridesk on the folder is refused by the number of the first, whose server goes on", async () => {
  const dataDir = join(scratch.path, "data")
  const first = await embeddedChild(dataDir)
  await expect(startEmbedded({ dataDir, log: () => {} })).rejects.toMatchObject({
    name: "SetupFault",
    code: "data-folder-in-use",
    message: `The data folder ${dataDir} is in use by another Veridesk (process ${first.pid}).`,
    mend: expect.stringContaining(`kill ${first.pid}`),
  })
  await first.kill()

  const second = await startEmbedded({ dataDir, log: () => {} })
  expect(second.reused).toBe(true)
  expect(await locks(dataDir)).toHaveLength(1)
  await second.stop()
})

test.runIf(canUnshare)(
  "as root, with containers: an owner that can't be seen from here is heard",
  async () => {
    const dataDir = join(scratch.path, "data")
    const other = await embeddedChild(dataDir, ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"])
    const kept = await readdir(join(dataDir, "pgdata"))
    await expect(startEmbedded({ dataDir, log: () => {} })).rejects.toMatchObject({
      code: "data-folder-in-use",
    })
    // Even if its lock is lost, its server is left alone.
    for (const name of await locks(dataDir)) await unlink(join(dataDir, name))
    await expect(startEmbedded({ dataDir, log: () => {} })).rejects.toMatchObject({
      code: "data-folder-in-use",
      message: expect.stringContaining("is in use by a PostgreSQL"),
    })
    expect(await readdir(join(dataDir, "pgdata"))).toEqual(kept)
    await other.kill()

    const server = await until(() => startEmbedded({ dataDir, log: () => {} }).catch(() => null))
    expect(server.reused).toBe(false)
    await server.stop()
  },
)

test("the same process can't take a folder twice, but again after it gave it free", async () => {
  const owner = await takeOwnership(scratch.path)
  await expect(takeOwnership(scratch.path)).rejects.toMatchObject({ code: "data-folder-in-use" })
  await owner.release()
  await (await takeOwnership(scratch.path)).release()
  expect(await locks(scratch.path)).toEqual([])
})

test("the lock of a process that is gone, or whose number another program has now, is taken over", async () => {
  const here = await numbering()
  await symlink(`999999999.1-gone.${here}`, join(scratch.path, "owner.3"))
  await (await takeOwnership(scratch.path)).release()
  await symlink(`${process.ppid}.1-before.${here}`, join(scratch.path, "owner.7"))
  const owner = await takeOwnership(scratch.path)
  expect(await locks(scratch.path)).toEqual(["owner.8"])
  expect(await readlink(join(scratch.path, "owner.8"))).toMatch(new RegExp(`^${process.pid}\\.`))
  await owner.release()
})

test("of eight that take over from the same dead owner at once exactly one wins", async () => {
  const code = `
    import { once } from "node:events"
    import { takeOwnership } from ${JSON.stringify(join(import.meta.dirname, "owner.ts"))}
    console.log("ready")
    await once(process.stdin, "data")
    const won = await takeOwnership(process.argv[1]).then(() => true, () => false)
    console.log(won ? "won" : "lost")
    process.stdin.resume()`
  for (let round = 0; round < 3; round++) {
    await symlink(
      `99999999${round}.1-gone.${await numbering()}`,
      join(scratch.path, `owner.${round + 5}`),
    ).catch(() => undefined)
    const children = Array.from({ length: 8 }, () => runModule(code, [scratch.path]))
    await Promise.all(children.map(firstLine))
    for (const child of children) child.stdin?.write("go\n")
    const results = await Promise.all(children.map(firstLine))
    expect(results.filter((result) => result === "won")).toHaveLength(1)
    await Promise.all(children.map(killHard))
  }
})

async function locks(dir: string): Promise<string[]> {
  return (await readdir(dir)).filter((name) => name.startsWith("owner."))
}
