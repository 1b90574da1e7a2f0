import { newId } from "@veridesk/contract/ids.ts"
import type { MailboxView } from "@veridesk/contract/mail/mailbox-desk.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../../platform/testing/house.ts"
import { openMailboxes, postmasterFor } from "./index.ts"

const IMAP = {
  host: "imap.kestrel.example",
  port: 993,
  security: "tls",
  user: "support@kestrel.example",
  sign: "password",
  folders: ["INBOX"],
  oauth: null,
}

let house: House
let sune: Agent
let mei: Agent
let brandId: string
beforeAll(async () => {
  house = await openHouse()
  sune = await house.agent({ name: "Sune", role: "administrator" })
  mei = await house.agent({ name: "Mei", teams: ["general"] })
  brandId = (await box("support")).brandId
})
afterAll(() => house.close())

const read = async (as: Agent = sune): Promise<MailboxView[]> =>
  (await as.json("GET", "/api/desk/mailboxes")).body.mailboxes
const box = async (key: string) => {
  const found = (await read()).find((one) => one.key === key)
  if (!found) throw new Error(`no mailbox ${key}`)
  return found
}
/** The mailbox with what is changed of it, as its newest version, unless said otherwise. */
async function save(
  key: string,
  change: object,
  o: { as?: Agent; basedOn?: number; imapSecret?: string } = {},
) {
  const { id: _, version, secretKept: _k, savedAt: _a, savedBy: _b, ...mailbox } = await box(key)
  return (o.as ?? sune).json("PUT", "/api/desk/mailboxes", {
    requestId: newId(),
    basedOn: o.basedOn ?? version,
    mailbox: { ...mailbox, ...change },
    ...(o.imapSecret === undefined ? {} : { imapSecret: o.imapSecret }),
  })
}
const start = (from: string) =>
  openMailboxes(house.db, {
    secret: "a-secret-of-a-test-that-is-long-enough",
    brand: { id: brandId, supportEmail: null },
    from,
    teamIdOf: () => null,
  })

test("E3: an installation starts with a mailbox for each kind of matter, with its team, form and signatures", async () => {
  const all = await read()
  expect(all.map(({ address, formKey }) => `${address} ${formKey}`)).toEqual([
    "support@kestrel.example other",
    "account@kestrel.example account-login",
    "security@kestrel.example account-security",
    "trade@kestrel.example trade-failed",
    "tech@kestrel.example api-call",
    "compliance@kestrel.example compliance",
    "complaints@kestrel.example complaint",
    "legal@kestrel.example legal",
  ])
  for (const one of all) {
    expect(one.teamId).not.toBeNull()
    expect(one.signature.zh).toContain(one.name.zh)
    expect(one.signature.en).toContain("never ask")
  }
})

describe("whose address it is", () => {
  test.each([
    ["support@kestrel.example", "support"],
    ["  <Support@Kestrel.Example> ", "support"],
    ["support+c.k3x9@kestrel.example", "support"],
    ["HELP@kestrel.example", "support"],
    ["help+anything+more@kestrel.example", "support"],
    ["tech@kestrel.example", "tech"],
    ["nobody@kestrel.example", null],
    ["support@kestrel.example.evil.example", null],
    ["support@sub.kestrel.example", null],
    ["support", null],
    ["+x@kestrel.example", null],
    ["", null],
  ])("%j is %s", async (address, key) => {
    if ((await box("support")).aliases.length === 0)
      await save("support", { aliases: ["help@kestrel.example"] })
    const boxes = await start("Kestrel <no-reply@help.kestrel.example>")
    expect(boxes.forAddress(address)?.key ?? null).toBe(key)
    boxes.close()
  })
})

test("what an administrator saved outlives a new start under another domain; what nobody touched follows it", async () => {
  await save("trade", { name: { en: "Trading desk", zh: "交易台" } })
  const boxes = await start("Kestrel <no-reply@kestrel-two.example>")
  expect(boxes.byKey("trade")).toMatchObject({
    address: "trade@kestrel.example",
    name: { en: "Trading desk", zh: "交易台" },
  })
  expect(boxes.byKey("legal")?.address).toBe("legal@kestrel-two.example")
  boxes.close()
  const back = await start("no-reply@help.kestrel.example")
  expect(back.byKey("legal")?.address).toBe("legal@kestrel.example")
  expect(back.all()).toHaveLength(8)
  back.close()
})

test("a new mailbox is added, told who saved it, and an older version is never saved over a newer one", async () => {
  const { id: _, version: _v, secretKept: _k, savedAt: _a, savedBy: _b, ...support } = await box("support")
  const vip = { ...support, key: "vip", address: "vip@kestrel.example", aliases: [] }
  const body = { requestId: newId(), basedOn: 0, mailbox: vip }
  expect(await sune.json("PUT", "/api/desk/mailboxes", body)).toMatchObject({
    status: 200,
    body: { key: "vip", version: 1 },
  })
  // The same request again is the same mailbox.
  expect((await sune.json("PUT", "/api/desk/mailboxes", body)).body).toEqual({ key: "vip", version: 1 })
  expect(await box("vip")).toMatchObject({ savedBy: "Sune", version: 1, paused: false })
  expect((await save("vip", { paused: true })).body).toEqual({ key: "vip", version: 2 })
  const late = await save("vip", { paused: false }, { basedOn: 1 })
  expect([late.status, late.body.code, late.body.detail]).toEqual([409, "changed-meanwhile", { version: 2 }])
  const again = await sune.json("PUT", "/api/desk/mailboxes", { ...body, requestId: newId() })
  expect(again.body.code).toBe("changed-meanwhile")
  const { rows } = await house.pool.query(
    "select v.version, v.document ->> 'paused' as paused from mailbox_versions v join mailboxes m on m.id = v.mailbox_id where m.key = 'vip' order by 1",
    [],
  )
  expect(rows).toEqual([
    { version: 1, paused: "false" },
    { version: 2, paused: "true" },
  ])
})

describe("what is refused", () => {
  test("an address or alias that another mailbox has, also with something behind its +", async () => {
    for (const change of [
      { address: "tech@kestrel.example" },
      { aliases: ["tech@kestrel.example"] },
      { aliases: ["tech+beta@kestrel.example"] },
    ]) {
      const { status, body } = await save("legal", change)
      expect([status, body.code, body.detail]).toEqual([422, "mailbox-address-taken", { key: "tech" }])
    }
  })

  test("anybody but an administrator; others read no way of fetching", async () => {
    expect((await save("legal", {}, { as: mei })).body.code).toBe("forbidden")
    const ruben = await house.agent({ name: "Ruben", role: "lead" })
    expect((await save("legal", {}, { as: ruben })).body.code).toBe("forbidden")
    await save("legal", { imap: IMAP }, { imapSecret: "correct horse" })
    expect((await read(mei)).every(({ imap }) => imap === null)).toBe(true)
    expect((await box("legal")).imap).toMatchObject({ host: "imap.kestrel.example" })
    expect((await house.visitor().json("GET", "/api/desk/mailboxes")).status).toBe(401)
  })

  test("a team, form or brand that isn't there, and what is no address", async () => {
    for (const change of [{ teamId: newId() }, { formKey: "nothing" }, { brandId: newId() }])
      expect((await save("complaints", change)).body.code).toBe("mailbox-points-nowhere")
    for (const address of [
      "no address",
      "a@b c",
      "x@kestrel.example\r\nBcc: y@z.example",
      `${"a".repeat(65)}@k.example`,
    ])
      expect((await save("complaints", { address })).status).toBe(400)
  })
})

describe("the password of a mailbox elsewhere", () => {
  const secretOf = async (key: string) => house.app.mailboxes.secretOf((await box(key)).id)

  test("is needed, sealed, never read back, kept when the rest is saved, and gone when it is no longer fetched", async () => {
    expect((await save("account", { imap: IMAP })).body.code).toBe("mailbox-secret-needed")
    expect((await save("account", { imap: IMAP }, { imapSecret: "first-password" })).status).toBe(200)
    expect(await secretOf("account")).toBe("first-password")
    expect(JSON.stringify(await read())).not.toContain("first-password")
    const { rows } = await house.pool.query(
      "select (select string_agg(m::text, '') from mailboxes m) || (select string_agg(v::text, '') from mailbox_versions v) as kept",
      [],
    )
    expect(rows[0].kept).not.toContain("first-password")
    await save("account", { paused: true, imap: { ...IMAP, folders: ["INBOX", "Junk"] } })
    expect(await secretOf("account")).toBe("first-password")
    await save("account", { imap: IMAP }, { imapSecret: "second-password" })
    expect(await secretOf("account")).toBe("second-password")
    await save("account", { imap: null })
    expect(await secretOf("account")).toBeNull()
    expect((await box("account")).secretKept).toBe(false)
  })

  test("never goes to another server or account than the one it was given for", async () => {
    await save("security", { imap: IMAP }, { imapSecret: "only-for-kestrel" })
    for (const other of [
      { host: "imap.evil.example" },
      { port: 143 },
      { user: "else@kestrel.example" },
      { security: "none" },
    ]) {
      expect((await save("security", { imap: { ...IMAP, ...other } })).body.code).toBe(
        "mailbox-secret-needed",
      )
    }
    expect(await secretOf("security")).toBe("only-for-kestrel")
  })

  test("is tried out before it is saved, the kept one only where it belongs, by administrators only", async () => {
    const nobody = { ...IMAP, host: "127.0.0.1", port: 1, security: "none" }
    await save("tech", { imap: nobody }, { imapSecret: "kept-for-nobody" })
    const tryOut = (body: object, as = sune) => as.json("POST", "/api/desk/mailboxes/test", body)
    const kept = await tryOut({ key: "tech", imap: nobody })
    expect([kept.status, kept.body.result]).toEqual([200, "unreachable"])
    const other = await tryOut({ key: "tech", imap: { ...nobody, host: "imap.evil.example" } })
    expect([other.status, other.body.code]).toEqual([422, "mailbox-secret-needed"])
    expect((await tryOut({ key: null, imap: nobody })).body.code).toBe("mailbox-secret-needed")
    expect((await tryOut({ key: null, imap: nobody, imapSecret: "typed" })).body.result).toBe("unreachable")
    expect((await tryOut({ key: "tech", imap: nobody }, mei)).body.code).toBe("forbidden")
  })
})

describe("the postmaster", () => {
  const all = [
    { address: "support@kestrel.example", aliases: ["help@kestrel.example"] },
    { address: "legal@harbour.example", aliases: [] },
    { address: "tech@harbour.example", aliases: ["postmaster@harbour.example"] },
  ]
  test.each([
    ["postmaster", "tech@harbour.example"],
    [" Postmaster ", "tech@harbour.example"],
    ["postmaster@kestrel.example", "support@kestrel.example"],
    ["POSTMASTER@harbour.example", "tech@harbour.example"],
    ["postmaster@elsewhere.example", null],
    ["postmaster@", null],
    ["postmasters", null],
    ["not-postmaster@kestrel.example", null],
  ])("%s is read by %s", (asked, address) => {
    expect(postmasterFor(all, asked)?.address ?? null).toBe(address)
  })
  test("is the first mailbox of all where none is named so", () => {
    expect(postmasterFor(all.slice(0, 2), "postmaster")?.address).toBe("support@kestrel.example")
    expect(postmasterFor([], "postmaster")).toBeNull()
  })
})
