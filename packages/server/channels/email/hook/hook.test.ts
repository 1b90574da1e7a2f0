import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type House, openHouse } from "../../../platform/testing/house.ts"
import { makeSigner } from "./signature.ts"

const SECRET = "the-hook-secret-of-a-house-for-tests"
let house: House
beforeAll(async () => {
  house = await openHouse({ env: { MAIL_HOOK_SECRET: SECRET, MAIL_IN_MB: "1" } })
})
afterAll(() => house?.close())

const address = () => house.app.mailboxes.byKey("support")?.address ?? ""
const mailText = (subject: string) =>
  `From: Odile Varga <odile@mail.example>\r\nTo: ${address()}\r\nSubject: ${subject}\r\nMessage-ID: <${subject.replaceAll(" ", ".")}@mail.example>\r\n\r\nMy deposit is not there.\r\n`

type Delivery = {
  body: string | Buffer
  query?: Record<string, string>
  id?: string
  secret?: string
  at?: number
  headers?: Record<string, string>
}
async function deliver({ body, query, id = "d-1", secret = SECRET, at = Date.now(), headers }: Delivery) {
  const bytes = Buffer.from(body)
  const params = new URLSearchParams({ to: address(), from: "odile@mail.example", ...query }).toString()
  const timestamp = String(Math.floor(at / 1000))
  const signer = makeSigner(secret, { delivery: id, timestamp, query: params })
  signer.pass(bytes)
  const answer = await fetch(`${house.url}/api/mail/hook?${params}`, {
    method: "POST",
    headers: {
      "content-type": "message/rfc822",
      "veridesk-delivery": id,
      "veridesk-timestamp": timestamp,
      "veridesk-signature": signer.end(),
      ...headers,
    },
    body: bytes,
  })
  const json = (await answer.json()) as { ids?: string[]; code?: string }
  return { status: answer.status, ...json }
}
const count = async () => {
  const { rows } = await house.pool.query("select count(*)::int as n from incoming_mails")
  return rows[0].n as number
}

describe("the hook", () => {
  test("takes a signed mail in once for its delivery id, with its envelope", async () => {
    const first = await deliver({
      id: "once",
      body: mailText("by hook"),
      query: { ip: "192.0.2.7", helo: "mail.example", tls: "1" },
    })
    expect(first).toMatchObject({ status: 200, ids: [expect.any(String)] })
    const again = await Promise.all(
      Array.from({ length: 50 }, () => deliver({ id: "once", body: mailText("by hook") })),
    )
    expect(new Set(again.map(({ ids }) => ids?.[0]))).toEqual(new Set(first.ids))
    const { rows } = await house.pool.query("select way, envelope from incoming_mails where id = $1", [
      first.ids?.[0],
    ])
    expect(rows[0]).toMatchObject({
      way: "hook",
      envelope: {
        from: "odile@mail.example",
        to: [address()],
        ip: "192.0.2.7",
        helo: "mail.example",
        tls: true,
      },
    })
  })

  test.each<[string, Partial<Delivery>]>([
    ["with another secret", { secret: "another secret of somebody else" }],
    ["six minutes ago", { at: Date.now() - 6 * 60_000 }],
    ["in six minutes", { at: Date.now() + 6 * 60_000 }],
    ["and then changed", { headers: { "veridesk-delivery": "other" } }],
    ["not at all", { headers: { "veridesk-signature": "" } }],
    ["by a signature of another length", { headers: { "veridesk-signature": "sha256=00" } }],
  ])("refuses a mail that is signed %s, and keeps nothing", async (_how, changed) => {
    const before = await count()
    for (const body of [mailText("forged"), Buffer.alloc(900_000, "x")])
      expect(await deliver({ id: "forged", body, ...changed })).toMatchObject({
        status: 401,
        code: "mail-not-signed",
      })
    expect(await count()).toBe(before)
  })

  test("says which of a delivery's faults it is", async () => {
    expect(await deliver({ body: mailText("x"), query: { to: "nobody@kestrel.example" } })).toMatchObject({
      status: 404,
      code: "no-such-mailbox",
    })
    expect(await deliver({ body: mailText("x"), query: { ip: "everywhere" } })).toMatchObject({ status: 400 })
    expect(await deliver({ body: Buffer.alloc(1_100_000) })).toMatchObject({ status: 413 })
    expect(
      await deliver({
        body: mailText("x"),
        query: { to: "nobody@kestrel.example" },
        secret: "somebody else's secret",
      }),
    ).toMatchObject({ status: 401 })
    expect(
      await deliver({ body: mailText("x"), headers: { "content-type": "application/json" } }),
    ).toMatchObject({
      status: 400,
    })
  })
})

describe("the pipe command", () => {
  test("hands a mail over as it was on the wire, the same one once", async () => {
    const text = `From odile@mail.example Thu Nov 26 06:00:00 2026\n${mailText("by pipe").replaceAll("\r\n", "\n")}`
    for (let n = 0; n < 2; n++)
      expect(await pipe(["--from", "<odile@mail.example>", address()], text)).toEqual({ code: 0, said: "" })
    const { rows } = await house.pool.query(
      "select m.way, m.envelope, raw.size from incoming_mails m join raw_mails raw on raw.id = m.raw_id where way = 'pipe'",
    )
    expect(rows).toMatchObject([
      { way: "pipe", envelope: { from: "odile@mail.example" }, size: Buffer.byteLength(mailText("by pipe")) },
    ])
  }, 60_000)

  test("says to a mail server what became of it by how it ends", async () => {
    expect((await pipe(["nobody@kestrel.example"], mailText("x"))).code).toBe(67)
    expect((await pipe([address()], "x".repeat(1_100_000))).code).toBe(65)
    expect((await pipe(["--url", "http://127.0.0.1:9", address()], mailText("x"))).code).toBe(75)
    expect((await pipe([], mailText("x"))).code).toBe(75)
    expect(
      (await pipe([address()], mailText("x"), { MAIL_HOOK_SECRET: "another secret of somebody else" })).code,
    ).toBe(75)
    expect((await pipe([address()], mailText("x"), { PORT: "many" })).code).toBe(75)
  }, 120_000)
})

async function pipe(words: string[], text: string, env: Record<string, string> = {}) {
  const program = join(import.meta.dirname, "../../../../../bin/mail-in.ts")
  const child = spawn(process.execPath, [program, "--url", house.url, ...words], {
    env: { MAIL_HOOK_SECRET: SECRET, MAIL_IN_MB: "1", ...env },
    stdio: ["pipe", "ignore", "pipe"],
  })
  let said = ""
  child.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString()
  })
  child.stdin?.on("error", () => {})
  child.stdin?.end(text)
  const [code] = await once(child, "exit")
  return { code: Number(code), said }
}
