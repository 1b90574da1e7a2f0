import { describe, expect, test } from "vitest"
import { checkChannelNames } from "./channel-names.ts"
import { checkFileNames, checkHouseWords } from "./house-words.ts"
import { checkLockFile, checkSafeVersions, type LockFile } from "./lock-file.ts"
import { checkSizes } from "./sizes.ts"

const lines = (count: number) => "x\n".repeat(count)

describe("file sizes", () => {
  test.each([
    { path: "packages/server/staff/member.ts", length: 400, ok: true },
    { path: "packages/server/staff/member.ts", length: 401, ok: false },
    { path: "packages/server/staff/member.test.ts", length: 600, ok: true },
    { path: "packages/server/staff/member.test.ts", length: 601, ok: false },
    { path: "packages/ui/messages/desk.ts", length: 2000, ok: true },
  ])("$path with $length lines: $ok", async ({ path, length, ok }) => {
    expect((await checkSizes([{ path, text: lines(length) }])).ok).toBe(ok)
  })

  test("a file that grows long is named although it passes", async () => {
    const outcome = await checkSizes([{ path: "bin/long.ts", text: lines(301) }])
    expect(outcome).toMatchObject({ ok: true, note: expect.stringContaining("bin/long.ts has 301") })
  })
})

describe("file names", () => {
  test.each([
    ["packages/server/conversations/merge.ts", true],
    ["packages/server/platform/db/migrations/0001_spine.ts", true],
    ["packages/server/conversations/mergeAll.ts", false],
    ["packages/server/staff/staff-utils.ts", false],
    ["packages/server/helpers/date.ts", false],
    ["packages/server/staff/user-manager.ts", false],
  ])("%s: %s", async (path, ok) => {
    expect((await checkFileNames([{ path, text: "" }])).ok).toBe(ok)
  })
})

describe("house words", () => {
  const environmentRead = ["process", "env", "HOME"].join(".")
  test.each([
    ["packages/server/staff/sign-in.ts", environmentRead, false],
    ["packages/server/platform/config.ts", environmentRead, true],
    ["bin/up.ts", environmentRead, true],
    ["packages/server/staff/sign-in.ts", `// ${"TO"}${"DO"} later`, false],
    ["packages/server/staff/sign-in.test.ts", `test.${"only"}("x")`, false],
    ["packages/server/staff/sign-in.ts", "only any env of a process", true],
  ])("%s: %s: %s", async (path, text, ok) => {
    expect((await checkHouseWords([{ path, text }])).ok).toBe(ok)
  })
})

describe("channel names", () => {
  const folders = ["telegram", "email"].map((name) => ({
    path: `packages/server/channels/${name}/channel.ts`,
    text: `export const name = "${name}"`,
  }))
  test.each([
    ["packages/server/conversations/reply.ts", "if (to.isTelegram) …", true],
    ["packages/server/conversations/reply.ts", "// telegram wants shorter texts", false],
    ["packages/server/conversations/reply.ts", 'if (channel.name === "email") return', false],
    ["packages/server/customers/customer.ts", 'z.object({ "email": z.email() })', true],
    ["packages/server/conversations/reply.test.ts", 'channel: "email"', true],
    ["packages/server/channels/index.ts", 'channels = { "telegram": telegram }', true],
  ])("%s: %s: %s", async (path, text, ok) => {
    expect((await checkChannelNames([...folders, { path, text }])).ok).toBe(ok)
  })
})

describe("lock file", () => {
  const lock = (path: string, entry: object): LockFile => ({ packages: { [path]: entry } })
  test.each([
    ["node_modules/fastify", "5.8.4", false],
    ["node_modules/a/node_modules/fastify", "4.29.0", false],
    ["node_modules/fastify", "5.8.5", true],
    ["node_modules/fastify", "5.12.0", true],
    ["node_modules/fastify-plugin", "1.0.0", true],
  ])("%s %s is safe: %s", async (path, version, ok) => {
    expect((await checkSafeVersions(lock(path, { version }))).ok).toBe(ok)
  })

  test("it names no host and pins everything by digest", async () => {
    const good = lock("node_modules/a", { version: "1.0.0", integrity: "sha512-…" })
    const withHost = lock("node_modules/a", {
      integrity: "sha512-…",
      resolved: "https://registry.example/a.tgz",
    })
    const workspace = lock("node_modules/@veridesk/ui", { resolved: "packages/ui", link: true })
    const outcomes = await Promise.all(
      [good, withHost, workspace, lock("node_modules/a", {})].map(checkLockFile),
    )
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true, false])
  })
})
