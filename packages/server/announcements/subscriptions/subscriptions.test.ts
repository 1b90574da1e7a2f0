import { createECDH, randomBytes } from "node:crypto"
import { newId } from "@veridesk/contract/ids.ts"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type House, openHouse } from "../../platform/testing/house.ts"
import { dueAt, isWithin } from "../quiet-hours.ts"
import { content, deskOf } from "../testing/desk.ts"

const HOUR = 3_600_000
let house: House
let desk: ReturnType<typeof deskOf>
beforeAll(async () => {
  // Ten in the morning in Shanghai.
  house = await openHouse({ now: new Date("2026-11-22T02:00:00Z") })
  desk = deskOf(
    await house.agent({ name: "Ruben", role: "lead" }),
    await house.agent({ name: "Sune", role: "administrator" }),
  )
})
afterAll(() => house.close())

type Mail = { kind: string; details: Record<string, unknown>; locale: string }
const mailsTo = async (email: string): Promise<Mail[]> => {
  const { rows } = await house.pool.query(
    "select kind, details, locale from outgoing_mails where recipient = $1 order by id",
    [email],
  )
  return rows
}
const digestsTo = async (email: string) =>
  (await mailsTo(email)).filter(({ kind }) => kind === "announcement-digest")
/** Hands what is out to the mail channel, and what is due to the outbox. */
async function send(id: string): Promise<void> {
  const version = (await desk.opened(id)).line.published
  await house.app.tasks["announce"]({ announcementId: id, version, channel: "mail" })
  await house.app.tasks["send-digests"]()
}
const address = () => `${newId()}@mail.example`
const everything = ["listing", "campaign", "maintenance", "security", "policy", "incident"]

async function account(choice: Record<string, string | string[]>): Promise<string> {
  const email = address()
  const he = await house.customer({ name: "何知远", email })
  const done = await he.form("/zh-cn/announcements/subscribe", {
    kinds: everything,
    zone: "Asia/Shanghai",
    ...choice,
  })
  expect(done.status).toBe(303)
  return email
}
async function out(more: Parameters<typeof content>[0] = {}): Promise<string> {
  return (await desk.announce(content(more), ["mail"])).line.id
}

describe("what gathers is one mail", () => {
  test("two announcements of one moment come together, in the language chosen", async () => {
    const email = await account({})
    const [first, second] = [await out({ title: "First" }), await out({ title: "Second" })]
    for (const id of [first, second])
      await house.app.tasks["announce"]({ announcementId: id, version: 1, channel: "mail" })
    await house.app.tasks["send-digests"]()
    const [digest, ...more] = await digestsTo(email)
    expect(more).toEqual([])
    expect(digest).toMatchObject({ locale: "zh-CN", details: { items: [{ id: first }, { id: second }] } })
    await house.app.tasks["announce"]({ announcementId: first, version: 1, channel: "mail" })
    await house.app.tasks["send-digests"]()
    expect(await digestsTo(email)).toHaveLength(1)
  })

  test("only for the kinds and assets that somebody chose", async () => {
    const email = await account({ kinds: ["listing"], assets: "btc，DOGE" })
    await send(await out({ kind: "policy", title: "Other kind" }))
    await send(await out({ kind: "listing", title: "Other asset" }))
    expect(await digestsTo(email)).toEqual([])
    await send(
      await out({
        kind: "listing",
        title: "Theirs",
        affected: [{ asset: "DOGE", chain: null, effect: { en: "", zh: "" } }],
      }),
    )
    expect(await digestsTo(email)).toHaveLength(1)
  })
})

describe("quiet hours", () => {
  test("hold mail until their end, and never a security alert, which can't be left out", async () => {
    const email = await account({ kinds: ["policy"], quiet: "1", from: "09:00", to: "12:00" })
    const held = await out({ kind: "policy", title: "Can wait" })
    await send(held)
    expect(await digestsTo(email)).toEqual([])
    await send(await out({ kind: "security", title: "Can’t wait" }))
    expect(await digestsTo(email)).toHaveLength(1)
    house.moveClock(HOUR)
    await house.app.tasks["send-digests"]()
    expect(await digestsTo(email)).toHaveLength(1)
    house.moveClock(HOUR)
    await house.app.tasks["send-digests"]()
    expect((await digestsTo(email))[1]?.details).toMatchObject({ items: [{ id: held }] })
    house.moveClock(-2 * HOUR)
  })

  test("once a day is at nine of the reader's own clock", async () => {
    const email = await account({ rhythm: "daily" })
    await send(await out({ title: "Morning" }))
    house.moveClock(22 * HOUR)
    await house.app.tasks["send-digests"]()
    expect(await digestsTo(email)).toEqual([])
    house.moveClock(HOUR)
    await house.app.tasks["send-digests"]()
    expect(await digestsTo(email)).toHaveLength(1)
    house.moveClock(-23 * HOUR)
  })

  const clock = fc.integer({ min: 0, max: 1439 })
  const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })

  test("the hours within and the hours without are the whole day", () => {
    fc.assert(
      fc.property(clock, clock, clock, (minute, from, to) => {
        expect(isWithin(minute, { from, to })).toBe(from !== to && !isWithin(minute, { from: to, to: from }))
      }),
    )
  })

  test("nobody is told in their quiet hours, nor more than a day late, and security is told now", () => {
    const zone = fc.constantFrom("UTC", "Asia/Shanghai", "Asia/Kolkata", "America/Sao_Paulo")
    fc.assert(
      fc.property(moment, clock, clock, zone, (now, from, to, where) => {
        const who = { quiet: { from, to }, zone: where, rhythm: "at-once" as const }
        const due = dueAt(now, who, { security: false })
        expect(dueAt(now, who, { security: true })).toEqual(now)
        expect(due.getTime() - now.getTime()).toBeLessThanOrEqual(24 * HOUR)
        expect(dueAt(due, who, { security: false })).toEqual(due)
      }),
    )
  })
})

describe("a mail address", () => {
  const ask = (email: string, kinds = everything) =>
    house.visitor().form("/en/announcements/subscribe", { email, kinds, zone: "UTC" })

  test("hears nothing before it has said yes from the mailbox, and then what it chose", async () => {
    const email = address()
    const page = await (await ask(email)).text()
    expect(page).toContain("Look into your mailbox")
    await send(await out({ title: "Too early" }))
    expect(await digestsTo(email)).toEqual([])
    const [confirm] = await mailsTo(email)
    expect(confirm?.kind).toBe("announcement-confirm")
    const path = String(confirm?.details["path"])
    const visitor = house.visitor()
    // Programs that check mails follow links: nothing has happened by that.
    expect(await (await visitor.get(path)).text()).toContain("One more click")
    await send(await out({ title: "Still too early" }))
    expect(await digestsTo(email)).toEqual([])
    const yes = await visitor.form(path, {})
    expect(yes.headers.get("location")).toMatch(/^\/announcements\/manage\//)
    expect((await visitor.form(path, {})).status).toBe(404)
    await send(await out({ title: "In time" }))
    expect(await digestsTo(email)).toHaveLength(1)
    const manage = yes.headers.get("location") ?? ""
    expect(await (await visitor.get(manage)).text()).toContain(email)

    // Asked again, it keeps its choice, and whoever asked can't tell.
    expect(await (await ask(email, ["campaign"])).text()).toContain("Look into your mailbox")
    expect((await mailsTo(email)).at(-1)?.details).toMatchObject({ known: true })
  })

  test("stops with one click of a mail program, which is no page of ours", async () => {
    const email = address()
    await ask(email)
    const path = String((await mailsTo(email))[0]?.details["path"])
    await house.visitor().form(path, {})
    const id = await out({ title: "With a way out" })
    await send(id)
    const { rows } = await house.pool.query(
      "select id from outgoing_mails where recipient = $1 order by id desc limit 1",
      [email],
    )
    await house.app.tasks["send-mail"]({ mailId: rows[0].id })
    const kept = await house.pool.query("select headers, subject, html from kept_mails where id = $1", [
      rows[0].id,
    ])
    const { headers, subject, html } = kept.rows[0]
    expect(subject).toContain("With a way out")
    expect(html).toContain("Fingerprint")
    expect(headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click")
    const url = /<http:\/\/help\.kestrel\.example(\/[^>]+)>/.exec(headers["list-unsubscribe"])?.[1] ?? ""
    expect((await house.visitor().get(url)).status).toBe(200)
    const left = await fetch(`${house.url}${url}`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    })
    expect(left.status).toBe(204)
    await send(await out({ title: "After they left" }))
    expect(await digestsTo(email)).toHaveLength(1)
    const known = await house.pool.query("select from announcement_subscriptions where email = $1", [email])
    expect(known.rowCount).toBe(0)
  })

  test("a token that nobody gave out opens nothing", async () => {
    const forged = `${newId()}.${"A".repeat(43)}`
    for (const path of [`/announcements/manage/${forged}`, "/announcements/confirm/nonsense"])
      expect((await house.visitor().get(path)).status).toBe(404)
  })

  test("what can't be read comes back with what is wrong, and nothing typed is lost", async () => {
    const bad = await house.visitor().form("/en/announcements/subscribe", {
      email: "odile@",
      assets: "US DT!",
      kinds: ["policy"],
      zone: "UTC",
    })
    expect(bad.status).toBe(422)
    const html = await bad.text()
    expect(html).toContain('value="odile@"')
    expect(html).toContain('value="US DT!"')
  })
})

test("what was taken back before the mail went is not in it", async () => {
  const email = await account({})
  const id = await out({ title: "Taken back" })
  await send(id)
  const { rows } = await house.pool.query("select id from outgoing_mails where recipient = $1", [email])
  await desk.post(id, "withdraw", { why: { en: "Wrong.", zh: "有误。" } })
  await house.app.tasks["send-mail"]({ mailId: rows[0].id })
  expect((await house.pool.query("select from kept_mails where id = $1", [rows[0].id])).rowCount).toBe(0)
})

describe("a browser", () => {
  const keys = () => {
    const pair = createECDH("prime256v1")
    pair.generateKeys()
    return {
      p256dh: pair.getPublicKey().toString("base64url"),
      auth: randomBytes(16).toString("base64url"),
    }
  }
  const choice = { kinds: ["policy"], assets: "", zone: "UTC", rhythm: "at-once" }
  const allow = (push: object) =>
    house.visitor().json("POST", "/announcements/push", { push, choice, locale: "en" })
  const endpoint = () => `https://push.example/${newId()}`

  test("with keys that nothing can be encrypted for is not taken", async () => {
    const { p256dh, auth } = keys()
    const offTheCurve = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString("base64url")
    for (const bad of [
      { p256dh: "A".repeat(87), auth },
      { p256dh: offTheCurve, auth },
      { p256dh, auth: randomBytes(20).toString("base64url") },
    ])
      expect((await allow({ endpoint: endpoint(), keys: bad })).status).toBe(400)
    expect((await allow({ endpoint: "https://a:b@push.example/x", keys: keys() })).status).toBe(400)
  })

  test("whose kept keys are none is forgotten, and the others are told", async () => {
    const [broken, whole] = [endpoint(), endpoint()]
    for (const one of [broken, whole]) expect((await allow({ endpoint: one, keys: keys() })).status).toBe(204)
    await house.pool.query(
      `update announcement_subscriptions set push = jsonb_set(push, '{keys,p256dh}', '"AAAA"') where push ->> 'endpoint' = $1`,
      [broken],
    )
    const id = (await desk.announce(content({ kind: "policy", title: "To browsers" }), ["push"])).line.id
    await house.app.tasks["announce"]({ announcementId: id, version: 1, channel: "push" })
    await house.app.tasks["send-pushes"]()
    const { rows } = await house.pool.query(
      "select push ->> 'endpoint' as endpoint from announcement_subscriptions where via = 'push'",
    )
    expect(rows).toEqual([{ endpoint: whole }])
    const tried = await house.pool.query("select tries, state from announcement_notices where via = 'push'")
    expect(tried.rows).toEqual([{ tries: 1, state: "waiting" }])
  })
})

test("a mail that goes after a correction says the correction, and what waits is told once", async () => {
  const [early, waiting] = [await account({}), await account({ quiet: "1", from: "09:00", to: "12:00" })]
  const id = await out({ kind: "policy", title: "Fee is 1 USDT" })
  await send(id)
  const corrected = await desk.post(id, "correct", {
    basedOn: 1,
    reason: "correction",
    note: { en: "The fee is 2.", zh: "手续费为 2。" },
    content: content({ kind: "policy", title: "Fee is 2 USDT" }),
  })
  expect(corrected.status).toBe(200)
  await desk.approve(id)
  await desk.publish(id, { channels: ["mail"] })
  const { rows } = await house.pool.query("select id from outgoing_mails where recipient = $1", [early])
  await house.app.tasks["send-mail"]({ mailId: rows[0].id })
  const kept = await house.pool.query("select subject from kept_mails where id = $1", [rows[0].id])
  expect(kept.rows[0].subject).toContain("Fee is 2 USDT")
  await send(id)
  house.moveClock(2 * HOUR)
  await house.app.tasks["send-digests"]()
  house.moveClock(-2 * HOUR)
  const [digest, ...more] = await digestsTo(waiting)
  expect(more).toEqual([])
  expect(digest?.details).toMatchObject({ items: [{ id, version: 2 }] })
})

test("what is for one brand is told to whoever asked at its site, and what is for everybody to all", async () => {
  const [own, other] = ["help.merlin.example", "help.kestrel.example"]
  const boss = await house.agent({ name: "Petra", role: "administrator" })
  const brand = {
    name: "Merlin",
    shortName: "Merlin",
    legalEntity: "Kestrel Asia",
    hosts: [own],
    supportEmail: "support@merlin.example",
    accent: "#ffb000",
    mark: null,
  }
  await boss.json("POST", "/api/desk/brands", { requestId: newId(), key: "merlin", brand })
  const { body } = await boss.json("GET", "/api/desk/brands")
  const brandId = body.brands.find(({ key }: { key: string }) => key === "merlin").id
  // One mailbox asks at both sites: two subscriptions, each with a link of its own.
  const both = address()
  const [kestrels, merlins] = [address(), address()]
  const ask = async (host: string, email: string) => {
    const asked = await house.app.http.inject({
      method: "POST",
      url: "/en/announcements/subscribe",
      headers: { host, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
      payload: new URLSearchParams([
        ["email", email],
        ["zone", "UTC"],
        ...everything.map((kind) => ["kinds", kind] as [string, string]),
      ]).toString(),
    })
    expect(asked.statusCode).toBe(200)
    const confirm = (await mailsTo(email)).findLast(({ kind }) => kind === "announcement-confirm")
    const yes = await house.app.http.inject({
      method: "POST",
      url: String(confirm?.details["path"]),
      headers: { host, "sec-fetch-site": "same-origin" },
    })
    expect(yes.statusCode).toBeLessThan(400)
    return confirm
  }
  await ask(other ?? "", kestrels)
  expect((await ask(own ?? "", merlins))?.details["brandId"]).toBe(brandId)
  await ask(other ?? "", both)
  await ask(own ?? "", both)
  await send(await out({ kind: "policy", title: "Merlin moves house", audience: { to: "brand", brandId } }))
  const counts = async () =>
    Promise.all([kestrels, merlins, both].map(async (email) => (await digestsTo(email)).length))
  expect(await counts()).toEqual([0, 1, 1])
  await send(await out({ kind: "policy", title: "New fees for all" }))
  expect(await counts()).toEqual([1, 2, 3])
})
