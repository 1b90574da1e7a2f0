import { readdirSync, readFileSync } from "node:fs"
import { type AddressInfo, connect as connectSocket } from "node:net"
import { join } from "node:path"
import { Writable } from "node:stream"
import { Refusal } from "@veridesk/contract/errors.ts"
import { attachments } from "@veridesk/ui/messages/attachments.ts"
import { errors } from "@veridesk/ui/messages/errors.ts"
import { knows } from "@veridesk/ui/say.ts"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import * as z from "zod"
import { type Connection, connect } from "../db/connect.ts"
import { makeLog } from "../log.ts"
import { makeMetrics } from "../metrics.ts"
import { testDatabase } from "../testing/test-database.ts"
import { type App, makeHttp } from "./app.ts"

let app: App
let url: string
let database: Awaited<ReturnType<typeof testDatabase>>
let connection: Connection
let nowhere: Connection
const logged: string[] = []

beforeAll(async () => {
  database = await testDatabase()
  connection = connect(database.url, { max: 2, name: "problem-test" })
  nowhere = connect("postgresql://veridesk@127.0.0.1:1/veridesk", { max: 1, name: "nowhere" })
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString())
      done()
    },
  })
  app = await makeHttp({
    log: makeLog({ level: "info", destination }),
    metrics: makeMetrics(),
    trustProxy: undefined,
    https: false,
    // Whether this machine has other things to do is no matter of this test.
    standstillMs: 0,
  })
  const body = z.object({ amount: z.string().regex(/^\d+$/), memo: z.object({ tag: z.int() }).optional() })
  app.post("/api/take", { schema: { body } }, async (request) => ({ got: request.body.amount }))
  app.get("/api/fails", async () => {
    throw new Error("the customer wrote: my seed phrase is abandon")
  })
  app.get("/api/refused", async () => {
    throw new Refusal("too-many-tries", 429, { detail: { seconds: 17 }, values: { minutes: 1 } })
  })
  app.get("/api/fields", async () => {
    throw new Refusal("form-incomplete", 422, {
      fields: {
        amount: { code: "amount-too-many-decimals", values: { max: 6 } },
        pair: { code: "pair-unknown" },
      },
    })
  })
  app.get("/api/unheard", async () => {
    throw new Refusal("constructor", 409)
  })
  app.get("/api/away", async () => sql`select 1`.execute(nowhere.db))
  app.get("/api/nul-text", async () => sql`select ${"a\u0000b"}::text`.execute(connection.db))
  app.get("/api/nul-json", async () =>
    sql`select ${JSON.stringify({ note: "a\u0000b" })}::jsonb ->> 'note'`.execute(connection.db),
  )
  app.get("/api/cut", async () => sql`select pg_sleep(30)`.execute(connection.db))
  await app.listen({ host: "127.0.0.1", port: 0 })
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await app.close()
  await connection.close()
  await nowhere.close()
  await database.drop()
})

async function ask(path: string, init: RequestInit & { language?: string } = {}) {
  const { language = "en", ...rest } = init
  const response = await fetch(url + path, {
    ...rest,
    headers: { "accept-language": language, ...(rest.headers as Record<string, string>) },
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}
const post = (text: string, headers: Record<string, string> = { "content-type": "application/json" }) =>
  ask("/api/take", { method: "POST", body: text, headers })

describe("a refusal", () => {
  test.each([
    ["en", "There is nothing here, or it isn’t yours.", "Check the number or address and try again."],
    ["zh-TW,zh;q=0.9,en;q=0.8", "这里没有内容，或不属于你。", "请核对编号或地址后重试。"],
  ])("says what is wrong and what to do in the reader's language (%s)", async (language, message, next) => {
    const { status, headers, body } = await ask("/api/nothing-here", { language })
    expect(status).toBe(404)
    expect(body).toEqual({ code: "not-found", message, next, requestId: headers.get("x-request-id") })
  })

  test("names each field with its own sentence, and with its numbers", async () => {
    const { status, body } = await ask("/api/fields", { language: "zh-CN" })
    expect(status).toBe(422)
    expect(body.fields).toEqual({
      amount: { code: "amount-too-many-decimals", message: "小数位最多 6 位。" },
      pair: { code: "pair-unknown", message: "请选择币种及其支持的网络。" },
    })
  })

  test("that says when to try again says so to machines, too", async () => {
    const { status, headers, body } = await ask("/api/refused")
    expect([status, headers.get("retry-after")]).toEqual([429, "17"])
    expect(body).toMatchObject({ code: "too-many-tries", detail: { seconds: 17 } })
  })

  test("with a code that has no sentence gives no nonsense", async () => {
    const { body } = await ask("/api/unheard")
    expect(body).toMatchObject({ message: errors.internal.en, next: errors["internal.next"].en })
  })
})

describe("what can't be read", () => {
  test.each([
    ["broken JSON", '{"amount": "1"', 400, "invalid-input"],
    ["nothing at all", "", 400, "invalid-input"],
    ["JSON that pollutes", '{"__proto__": {"admin": true}}', 400, "invalid-input"],
    ["no object", '"1"', 400, "invalid-input"],
    ["more than a megabyte", JSON.stringify({ amount: "1".repeat(1024 * 1024) }), 413, "too-large"],
  ])("%s", async (_case, text, status, code) => {
    const answer = await post(text)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.body.message).toBe(errors[code as "too-large"].en)
  })

  test("a kind of content that nobody reads", async () => {
    const answer = await post("<amount>1</amount>", { "content-type": "application/xml" })
    expect([answer.status, answer.body.code]).toEqual([415, "wrong-media-type"])
  })

  test.each([["en"], ["zh-CN"]])(
    "fields against the schema are named in the reader's language (%s)",
    async (language) => {
      const { status, body } = await ask("/api/take", {
        language,
        method: "POST",
        body: JSON.stringify({ amount: "one", memo: { tag: 0.5 } }),
        headers: { "content-type": "application/json" },
      })
      expect(status).toBe(400)
      expect(body.code).toBe("invalid-input")
      const message = language === "en" ? errors.invalid.en : errors.invalid.zh
      expect(body.fields).toEqual({
        amount: { code: "invalid", message },
        "memo.tag": { code: "invalid", message },
      })
    },
  )

  test.each([["/api/%E0%A4%A"], ["/%ff"], [`/api/${"a".repeat(300)}`]])(
    "an address like %s",
    async (path) => {
      const { status, body } = await ask(path)
      expect(status).toBeLessThan(500)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(body).toMatchObject({
        code: expect.any(String),
        message: expect.any(String),
        next: expect.any(String),
      })
      expect(JSON.stringify(body)).not.toContain("FST_")
    },
  )

  test("no HTTP at all closes the line and harms nobody", async () => {
    const { port } = app.server.address() as AddressInfo
    const text = await new Promise<string>((resolve, reject) => {
      let heard = ""
      const socket = connectSocket(port, "127.0.0.1", () => socket.write("EHLO mail.example\r\n\r\n"))
      socket.on("data", (chunk) => {
        heard += String(chunk)
      })
      socket.on("error", reject)
      socket.on("close", () => resolve(heard))
    })
    expect(text).toMatch(/^HTTP\/1.1 400 /)
    expect((await post('{"amount":"1"}')).body).toEqual({ got: "1" })
  })
})

test("a character that no text of the database can hold is its sender's to mend", async () => {
  for (const path of ["/api/nul-text", "/api/nul-json"]) {
    const { status, body } = await ask(path)
    expect([path, status, body.code]).toEqual([path, 400, "invalid-input"])
  }
})

describe("what fails on our side", () => {
  test("is answered without its text, and logged with its place", async () => {
    const { status, body } = await ask("/api/fails")
    expect([status, body.code]).toEqual([500, "internal"])
    expect(JSON.stringify(body)).not.toContain("seed phrase")
    const line = logged.map((text) => JSON.parse(text)).find(({ requestId }) => requestId === body.requestId)
    expect(line).toMatchObject({
      level: "error",
      route: "/api/fails",
      stack: expect.stringContaining("problem.test.ts"),
    })
  })

  test("a database that is away: busy, nothing lost, try again", async () => {
    const { status, headers, body } = await ask("/api/away")
    expect([status, body.code, headers.get("retry-after")]).toEqual([503, "busy", "2"])
  })

  test("a process that stands still: the same, before anything is done", async () => {
    const standing = await makeHttp({
      log: makeLog({ level: "silent" }),
      metrics: makeMetrics(),
      trustProxy: undefined,
      https: false,
      // Any event loop takes longer than this.
      standstillMs: 0.001,
    })
    let done = 0
    standing.get("/api/any", async () => {
      done += 1
      return {}
    })
    await expect.poll(async () => (await standing.inject("/api/any")).statusCode).toBe(503)
    const before = done
    const answer = await standing.inject("/api/any")
    expect([answer.statusCode, answer.json().code, answer.headers["retry-after"]]).toEqual([503, "busy", "2"])
    expect(done).toBe(before)
    await standing.close()
  })

  test("a statement that is cut off: the same", async () => {
    const answer = ask("/api/cut")
    const cut =
      "select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep(30)%' and pid <> pg_backend_pid()"
    await expect.poll(async () => (await connection.pool.query(cut)).rowCount).toBe(1)
    expect(await answer).toMatchObject({ status: 503, body: { code: "busy" } })
  })
})

test("every code with which we refuse has a sentence and a next step in both languages", () => {
  const known = { ...errors, ...attachments }
  const silent = codesInSources().filter((code) => !knows(known, code) || !knows(known, `${code}.next`))
  expect(silent).toEqual([])
})

/** The codes that stand in `new Refusal("…")` anywhere in the server. */
function codesInSources(): string[] {
  const root = join(import.meta.dirname, "../..")
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.includes("test") && !name.includes("node_modules"),
  )
  const codes = files.flatMap((name) =>
    [...readFileSync(join(root, name), "utf8").matchAll(/new Refusal\(\s*"([a-z-]+)"/g)].map(
      ([, code = ""]) => code,
    ),
  )
  return [...new Set(codes)]
}
