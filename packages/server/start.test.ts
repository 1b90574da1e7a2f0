import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { firstLine, killHard, runModule } from "./platform/testing/embedded-child.ts"
import { testDatabase } from "./platform/testing/test-database.ts"

let folder: string
let database: Awaited<ReturnType<typeof testDatabase>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "veridesk-start-"))
  database = await testDatabase()
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

/** Each is read when it is first needed, at one place of the code; most days of most installations need few of them. */
const LATER = [
  "better-auth",
  "@better-auth/passkey",
  "@simplewebauthn/server",
  "@aws-sdk/client-s3",
  "@node-rs/jieba",
  "chinese-days",
  "culori",
  "date-holidays",
  "diff",
  "feed",
  "imapflow",
  "jose",
  "libphonenumber-js",
  "mailauth",
  "markdown-it",
  "nodemailer",
  "opencc-js",
  "openpgp",
  "pinyin-pro",
  "pkijs",
  "qrcode",
  "sanitize-html",
  "sharp",
  "smtp-server",
  "viem",
  "web-push",
]

test("a start reads no library that it doesn't need", async () => {
  const read = await readByStart()
  expect(read).toEqual(expect.arrayContaining(["fastify", "kysely", "zod"]))
  expect(LATER.filter((name) => read.includes(name))).toEqual([])
})

/** The names of the packages that a process has read by the time it listens, where nothing has changed since last time. */
async function readByStart(): Promise<string[]> {
  const code = `
    import { registerHooks } from "node:module"
    const read = new Set()
    registerHooks({
      load(url, context, next) {
        const name = /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1]
        if (name) read.add(name)
        return next(url, context)
      },
    })
    const { readConfig } = await import(${JSON.stringify(join(import.meta.dirname, "platform/config.ts"))})
    const { start } = await import(${JSON.stringify(join(import.meta.dirname, "main.ts"))})
    const [data, databaseUrl] = process.argv.slice(1)
    const env = { VERIDESK_DATA: data, DATABASE_URL: databaseUrl, PORT: "0", LOG_LEVEL: "error" }
    await start({ config: readConfig(env), demo: false, print() {} })
    console.log(JSON.stringify([...read]))`
  const child = runModule(code, [folder, database.url])
  try {
    return JSON.parse(await firstLine(child)) as string[]
  } finally {
    await killHard(child)
  }
}
