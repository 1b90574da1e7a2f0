import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { installationSecret } from "./keys.ts"

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "veridesk-keys-"))
})
afterEach(() => rm(folder, { recursive: true }))

test("is made once, long and unguessable, and stays", async () => {
  const secret = await installationSecret(folder)
  expect(Buffer.from(secret, "base64url")).toHaveLength(32)
  expect(await installationSecret(folder)).toBe(secret)
  const other = await mkdtemp(join(tmpdir(), "veridesk-keys-"))
  expect(await installationSecret(other)).not.toBe(secret)
  await rm(other, { recursive: true })
})

test("nobody but this account can read it, and nothing else lies beside it", async () => {
  await installationSecret(folder)
  expect((await stat(join(folder, "keys"))).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, "keys", "secret"))).mode & 0o777).toBe(0o600)
  expect(await readdir(join(folder, "keys"))).toEqual(["secret"])
})

test("thirty that start at the same moment have one secret, and none reads half of it", async () => {
  const secrets = await Promise.all(Array.from({ length: 30 }, () => installationSecret(folder)))
  expect(new Set(secrets).size).toBe(1)
  expect(secrets[0]).toHaveLength(43)
  expect(await readdir(join(folder, "keys"))).toEqual(["secret"])
})

test.each([
  ["an empty file, as a power cut leaves it", ""],
  ["half a secret", "c2hvcnQ"],
])("%s is never signed with: the start is refused and says what to do", async (_case, left) => {
  await mkdir(join(folder, "keys"))
  await writeFile(join(folder, "keys", "secret"), left)
  await expect(installationSecret(folder)).rejects.toMatchObject({
    code: "secret-damaged",
    message: expect.stringContaining(join(folder, "keys", "secret")),
  })
  expect(await readFile(join(folder, "keys", "secret"), "utf8")).toBe(left)
})
