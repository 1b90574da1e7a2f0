import { newId } from "@veridesk/contract/ids.ts"
import type { RegisterEntry } from "@veridesk/contract/registry.ts"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { kestrelEntries } from "../demo/index.ts"
import { fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { keysOf } from "../transcripts/index.ts"
import { verifyRegister } from "./index.ts"

let house: House
let sune: Agent
let ruben: Agent
let mei: Agent
beforeAll(async () => {
  house = await openHouse()
  ;[sune, ruben, mei] = await Promise.all([
    house.agent({ name: "Sune", role: "administrator" }),
    house.agent({ name: "Ruben", role: "lead" }),
    house.agent({ name: "Mei" }),
  ])
})
afterAll(() => house.close())

const entries = kestrelEntries("no-reply@help.kestrel.example")
const page = async (as = sune) => (await as.json("GET", "/api/desk/register")).body
const propose = async (more: object = {}, as = sune) =>
  as.json("POST", "/api/desk/register", {
    requestId: newId(),
    basedOn: (await page()).version,
    entries,
    note: "All channels",
    ...more,
  })
const decide = (id: string, decision: "publish" | "decline", as = ruben) =>
  as.json("POST", `/api/desk/register/changes/${id}`, { requestId: newId(), decision })
const published = async (list: RegisterEntry[]) => {
  const { body } = await propose({ entries: list })
  expect((await decide(body.waiting.id, "publish")).status).toBe(200)
}
const ask = async (q: string, more = "") =>
  (await house.visitor().json("GET", `/api/verify?q=${encodeURIComponent(q)}${more}`)).body

describe("the register", () => {
  test("begins with what the installation knows of itself", async () => {
    const { version, entries: first } = await page()
    expect(version).toBe(1)
    expect(first.map(({ address }: RegisterEntry) => address)).toEqual([
      "help.kestrel.example",
      "support@kestrel.example",
      "no-reply@help.kestrel.example",
    ])
    expect(await ask("https://help.kestrel.example/en")).toMatchObject({
      verdict: "official",
      readAs: "website",
    })
    expect((await ask("@KestrelHelp")).verdict).toBe("not-listed")
  })

  test("is changed by two people, and nobody publishes their own change", async () => {
    const { status, body } = await propose()
    expect([status, body.version, body.waiting.mine, body.waiting.mayDecide]).toEqual([200, 1, true, false])
    expect((await ask("@KestrelHelp")).verdict).toBe("not-listed")
    const own = await decide(body.waiting.id, "publish", sune)
    expect([own.status, own.body.code]).toEqual([403, "own-change"])
    const agents = await decide(body.waiting.id, "publish", mei)
    expect([agents.status, agents.body.code]).toEqual([403, "forbidden"])
    const second = await propose({}, ruben)
    expect([second.status, second.body.code]).toEqual([409, "register-waiting"])
    const done = await decide(body.waiting.id, "publish")
    expect(done.body).toMatchObject({ version: 2, waiting: null })
    expect(done.body.history[0]).toMatchObject({
      version: 2,
      state: "published",
      authorName: "Sune",
      decidedByName: "Ruben",
      added: 25,
    })
    expect(await ask("@KestrelHelp")).toMatchObject({
      verdict: "official",
      compared: "telegram:@kestrelhelp",
      handleOnly: true,
      register: { version: 2, entries: entries.length },
      validSeconds: 60,
    })
  })

  test("the database too refuses a version that its own author published", async () => {
    const { body } = await propose()
    const self = house.pool.query(
      "update register_versions set version = 99, document = '{}', decided_by = author_id, decided_at = now() where id = $1",
      [body.waiting.id],
    )
    await expect(self).rejects.toThrow("check")
    await decide(body.waiting.id, "decline", sune)
    await expect(
      house.pool.query("update register_versions set note = 'x' where version = 1"),
    ).rejects.toThrow("stays")
    expect((await page()).history[0]).toMatchObject({ version: 2 })
  })

  test("comes back to an earlier version by a new one, approved like any other", async () => {
    const { body } = await sune.json("POST", "/api/desk/register/roll-back", {
      requestId: newId(),
      basedOn: 2,
      version: 1,
    })
    expect(body.waiting.entries).toHaveLength(3)
    await decide(body.waiting.id, "publish")
    expect((await ask("@KestrelHelp")).verdict).toBe("not-listed")
    await published(entries)
    expect((await page()).version).toBe(4)
    expect((await ask("@KestrelHelp")).verdict).toBe("official")
  })

  test.each([
    ["register-key-twice", (e: RegisterEntry[]) => [...e, { ...e[0], address: "x.example" }]],
    ["register-twice", (e: RegisterEntry[]) => [...e, { ...e[0], key: "R-0099" }]],
    ["register-key-reused", (e: RegisterEntry[]) => [{ ...e[1], key: "R-0001" }, ...e.slice(2)]],
    [
      "register-unreadable",
      (e: RegisterEntry[]) => [...e, { ...e[0], key: "R-0099", address: "kestrеl.example" }],
    ],
    [
      "register-unreadable",
      (e: RegisterEntry[]) => [...e, { ...e[0], key: "R-0099", address: "https://a.example/x" }],
    ],
  ])("refuses what could not be compared: %s", async (code, made) => {
    const { status, body } = await propose({ entries: made(entries) })
    expect([status, body.detail.code]).toEqual([422, code])
  })

  test("stale changes are refused", async () => {
    const { status, body } = await propose({ basedOn: 1 })
    expect([status, body.code, body.detail]).toEqual([409, "changed-meanwhile", { version: 4 }])
  })
})

describe("the signed register", () => {
  const signed = async () => (await house.visitor().get("/.well-known/veridesk-register.json")).text()
  const keys = async () => keysOf(await (await house.visitor().get("/.well-known/veridesk-keys.json")).text())

  test("is verified offline, and one changed byte fails", async () => {
    const [text, known] = [await signed(), await keys()]
    expect(verifyRegister(text, known)).toMatchObject({ document: { version: 4 }, faults: [] })
    for (const at of [60, 400, 2_000, text.length - 40]) {
      const byte = text[at] === "a" ? "b" : "a"
      const { faults } = verifyRegister(text.slice(0, at) + byte + text.slice(at + 1), known)
      expect(faults, `byte ${at}`).not.toEqual([])
    }
    expect(verifyRegister(text, new Map()).faults).toEqual(["unknown-key"])
  })

  test("each version follows the one before it", async () => {
    const known = await keys()
    const at = async (n: number) =>
      (await house.visitor().get(`/.well-known/veridesk-register.json?version=${n}`)).text()
    const [second, third] = [await at(2), await at(3)]
    const before = verifyRegister(second, known).document
    if (!before) throw new Error("no second version")
    expect(verifyRegister(third, known, before).faults).toEqual([])
    expect(verifyRegister(second, known, before).faults).toEqual(["wrong-previous"])
  })
})

describe("asking by machine", () => {
  test("any site may ask, nothing is kept on the way, and the kind may be given", async () => {
    const answer = await house.visitor().get("/api/verify?q=kestrel.example")
    expect(answer.headers.get("access-control-allow-origin")).toBe("*")
    expect(answer.headers.get("cache-control")).toBe("no-store")
    expect(await ask("KestrelHelp", "&as=x")).toMatchObject({ verdict: "not-listed", readAs: "x" })
    expect((await house.visitor().json("GET", `/api/verify?q=${"a".repeat(2001)}`)).status).toBe(400)
  })

  test("is bounded without puzzles", async () => {
    const other = await openHouse()
    const many = Array.from({ length: 61 }, () => other.visitor().get("/api/verify?q=x.example"))
    const statuses = (await Promise.all(many)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
    await other.close()
  })

  test("while the database is away the answer is to assume it isn't ours", async () => {
    const other = await openHouse()
    await other.pool.query("alter table register_versions rename to gone")
    const { body } = await other.visitor().json("GET", "/api/verify?q=help.kestrel.example")
    expect(body).toMatchObject({ verdict: "cannot-check", entry: null })
    const html = await (await other.visitor().get("/en/verify?q=help.kestrel.example")).text()
    expect(html).toContain("Assume it is not ours")
    await other.pool.query("alter table gone rename to register_versions")
    await other.close()
  })
})

describe("the page, without JavaScript", () => {
  const read = async (path: string) => (await house.visitor().get(path)).text()

  test.each([
    ["/en/verify?q=t.me/kestrel_news_zh", "This Telegram name is ours"],
    ["/zh-cn/verify?q=t.me/kestrel_news_zh", "这个 Telegram 账号是我们的"],
    ["/en/verify?q=https%3A%2F%2Fk%D0%B5strel.example", "U+0435"],
    ["/en/verify?q=%2B85255500142", "Freeze your account first."],
    ["/en/verify?q=bit.ly%2Fx", "we can’t see where it leads"],
    ["/en/verify?q=5550%200100", "+85255500100"],
    ["/en/verify/agent", "the agent show the same two words"],
  ])("%s says %s", async (path, text) => {
    expect(await read(path)).toContain(text)
  })

  test("never says a name is ours without saying what that does not prove", async () => {
    for (const q of [
      "kestrel.example",
      "support@kestrel.example",
      "+85255500100",
      "@KestrelHelp",
      "id6455001420",
    ])
      expect(await read(`/en/verify?q=${encodeURIComponent(q)}`)).toContain("What this does not prove")
  })

  test("has the whole register, may be indexed without a question and not with one", async () => {
    const html = await read("/en/verify")
    for (const { kind, address, retiredOn } of entries)
      if (kind === "website" || kind === "email")
        expect(html.includes(address), address).toBe(retiredOn === null)
    expect(html).not.toContain("noindex")
    const asked = await house.visitor().get("/en/verify?q=kestrel.com")
    expect(asked.headers.get("cache-control")).toBe("private, no-store")
    expect(await asked.text()).toContain("noindex")
  })

  test("the front page shows the first of each kind", async () => {
    expect(await read("/en")).toContain("@kestrel_news_zh")
  })
})

describe("impostors", () => {
  const FAKE = "https://k\u0435strel.example/claim"
  const report = (what: string, more: Record<string, string> = {}) =>
    house.visitor().form("/en/verify/report", {
      requestId: newId(),
      what,
      met: "An advertisement",
      story: "It asked for my code.",
      ...more,
    })
  const list = async (as = mei) => (await as.json("GET", "/api/desk/impostors")).body

  test("reports of one thing meet, however it was written", async () => {
    const first = await report(FAKE)
    expect([first.status, first.headers.get("location")]).toEqual([303, "/en/verify/report?done=1"])
    await report("k\u0435strel.example")
    const odile = await house.customer({ name: "Odile Varga" })
    await odile.form("/zh-cn/verify/report", { requestId: newId(), what: FAKE, met: "微信", story: "" })
    const { impostors, mayDecide } = await list()
    expect(mayDecide).toBe(false)
    expect(impostors).toMatchObject([
      { kind: "website", state: "new", resembles: "R-0004", reporters: 2, tricks: ["homoglyph"] },
    ])
    const { body } = await mei.json("GET", `/api/desk/impostors/${impostors[0].id}`)
    expect(body.reports).toHaveLength(3)
  })

  test("a confirmed one is known to everybody who checks it, with what it does", async () => {
    const [{ id, version }] = (await list()).impostors
    const judged = (as: Agent, more: object = {}) =>
      as.json("POST", `/api/desk/impostors/${id}`, {
        requestId: newId(),
        basedOn: version,
        state: "confirmed",
        knownFor: { en: "Asks for codes", zh: "骗取验证码" },
        takedown: { askedOn: "2026-11-09", of: "registrar.example", answer: "none" },
        ...more,
      })
    expect((await judged(mei)).status).toBe(403)
    expect((await judged(ruben, { knownFor: { en: "", zh: "" } })).body.code).toBe("impostor-known-for")
    expect((await judged(ruben)).body.line).toMatchObject({ state: "confirmed", version: version + 1 })
    expect((await judged(ruben)).body.code).toBe("changed-meanwhile")
    expect(await ask("k\u0435strel.example")).toMatchObject({
      verdict: "impostor",
      impostor: { reporters: 2, knownFor: { en: "Asks for codes" } },
      likeness: { at: 2 },
    })
    const html = await (
      await house.visitor().get(`/en/verify?q=${encodeURIComponent(`login.${new URL(FAKE).host}`)}`)
    ).text()
    expect(html).toContain("Known impersonator")
    expect(html).toContain("by 2 customers")
  })

  test("a secret in a report is never kept, and what is ours can't be reported as not ours", async () => {
    const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    const refused = await report("@Kestrel_help", { story: `It wanted ${phrase}` })
    expect(refused.status).toBe(422)
    expect(await refused.text()).not.toContain("sausage")
    const ours = await report("@KestrelHelp")
    expect([ours.status, (await ours.text()).includes("one of our own channels")]).toEqual([422, true])
    expect((await list()).impostors).toHaveLength(1)
  })

  test("evidence stays with the report for the desk alone", async () => {
    const visitor = house.visitor()
    const sent = await visitor.multipart("/en/verify/report", {
      fields: { requestId: newId(), what: "kestrel-claim.com", met: "Mail", story: "" },
      files: [
        { name: "mail.txt", bytes: Buffer.from("Dear customer, please sign in at kestrel-claim.com.\n") },
      ],
    })
    expect(sent.status).toBe(303)
    const found = (await list()).impostors.find(
      (one: { identifier: string }) => one.identifier === "kestrel-claim.com",
    )
    const { body } = await mei.json("GET", `/api/desk/impostors/${found.id}`)
    const [file] = body.reports[0].files
    expect(file.name).toBe("mail.txt")
    expect(await (await mei.get(`/api/desk/attachments/${file.id}/file`)).text()).toContain("Dear customer")
    expect((await visitor.get(`/attachments/${file.id}/file`)).status).toBe(404)
    const odile = await house.customer({ name: "Odile Varga" })
    expect((await odile.get(`/attachments/${file.id}/file`)).status).toBe(404)
  })

  test("what people ask about is counted without who asked, by name only where it imitates us", async () => {
    await ask("kestre1.example")
    await ask("someone.private@mail.example.org")
    await ask("+1 202 555 0188")
    const { signals } = await list()
    expect(signals.map(({ identifier }: { identifier: string }) => identifier)).toContain("kestre1.example")
    const { rows } = await house.pool.query("select string_agg(identifier, ' ') as all from register_signals")
    expect(rows[0].all).not.toMatch(/private|2025550188/)
  })
})

describe("was it sent by us?", () => {
  const check = async (number: string, text: string) => {
    const answer = await house.visitor().form("/en/verify/message", { number, text })
    return answer.text()
  }

  test("a message by its number and last line, or by its whole text; nothing of it is shown", async () => {
    const odile = await house.customer({ name: "Odile Varga" })
    const ticket = await fileTicket(house, odile)
    const body =
      "Your withdrawal left our wallet at 10:32.\nIt needs two more confirmations.\n\nIlse from Kestrel"
    await mei.json("POST", `/api/desk/conversations/${ticket.id}/replies`, {
      messageId: newId(),
      body,
      basedOn: 2,
    })
    await house.settle()
    expect(await check(ticket.number, "Ilse from Kestrel")).toContain("We sent this text")
    expect(await check("", `> ${body.replaceAll("\n", "\r\n> ")}`)).toContain("We sent this text")
    for (const [number, text] of [
      ["4812077351", "Ilse from Kestrel"],
      [ticket.number, "Ilse from Kestrel!"],
      [ticket.number, "It needs two more confirmations."],
      ["", "Ilse from Kestrel"],
      ["", "Your withdrawal left our wallet at 10:32."],
    ] as const)
      expect(await check(number, text)).toContain("We sent no such text")
    const added = await check("", `Dear customer,\n${body}\nhttps://kestrel.com/claim`)
    expect(added).toContain("Part of this text is ours, the rest is not")
    expect(added).not.toContain("We sent this text")
  })

  test("a mail by the text that it brought", async () => {
    const other = await openHouse({ jobs: true })
    const odile = await other.customer({ name: "Odile Varga" })
    await fileTicket(other, odile)
    await other.settle()
    const mail = await vi.waitFor(async () => {
      const { rows } = await other.pool.query("select body from kept_mails")
      expect(rows).toHaveLength(1)
      return String(rows[0].body)
    }, 20_000)
    const check = async (text: string) =>
      (await other.visitor().form("/en/verify/message", { number: "", text })).text()
    expect(await check(mail)).toContain("We sent this text")
    expect(await check(mail.replace("http://", "http://evil."))).not.toContain("We sent this text")
    expect(await check(mail.replaceAll("help.kestrel.example", "help.kestre1.example"))).toContain(
      "We sent no such text",
    )
    await other.close()
  })

  test("what a customer wrote was not sent by us", async () => {
    const odile = await house.customer({ name: "Odile Varga" })
    await fileTicket(house, odile)
    await house.settle()
    expect(await check("", "It says -1022 since this morning.")).toContain("We sent no such text")
  })
})
