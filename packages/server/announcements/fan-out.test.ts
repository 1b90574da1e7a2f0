import { createECDH, createHmac, randomBytes } from "node:crypto"
import type { AnnouncementKind, OpenedAnnouncement } from "@veridesk/contract/announcements.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { openMailServer } from "../platform/testing/mail-server.ts"
import { isSignedBy, signingKey } from "../platform/signing-key.ts"
import { announcementOf } from "./index.ts"
import { openBanners } from "./reading/banners.ts"
import { content, deskOf } from "./testing/desk.ts"
import { openReceiver } from "./testing/receiver.ts"

let house: House
let sune: Agent
let desk: ReturnType<typeof deskOf>
let mail: Awaited<ReturnType<typeof openMailServer>>
let healthy: Awaited<ReturnType<typeof openReceiver>>
let failing: Awaited<ReturnType<typeof openReceiver>>
let browser: Awaited<ReturnType<typeof openReceiver>>
let isDown = true
let secret = ""
const WITHIN = { timeout: 15_000, interval: 50 }

beforeAll(async () => {
  mail = await openMailServer()
  healthy = await openReceiver()
  failing = await openReceiver(() => (isDown ? 503 : 204))
  browser = await openReceiver(() => 201)
  house = await openHouse({
    jobs: true,
    env: { SMTP_URL: mail.url, WEBHOOKS_TO_PRIVATE: "1", MAILS_PER_RECIPIENT_PER_HOUR: "1000" },
  })
  sune = await house.agent({ name: "Sune", role: "administrator" })
  desk = deskOf(await house.agent({ name: "Ruben", role: "lead" }), sune)
  secret = await endpoint(healthy.url)
  await endpoint(failing.url)
  await allowPush()
})
afterAll(async () => {
  await house.close()
  await mail.close()
  for (const receiver of [healthy, failing, browser]) await receiver.close()
})

async function endpoint(url: string): Promise<string> {
  const added = await sune.json("POST", "/api/desk/webhooks", {
    requestId: newId(),
    endpointId: newId(),
    url: `${url}/hook`,
    about: "exchange app",
  })
  expect(added.status).toBe(200)
  return added.body.secret
}

/** A browser that its reader allowed to be told, with real keys. */
async function allowPush(): Promise<void> {
  const keys = createECDH("prime256v1")
  keys.generateKeys()
  const visitor = house.visitor()
  const push = {
    endpoint: `${browser.url}/push/odile`,
    keys: {
      p256dh: keys.getPublicKey().toString("base64url"),
      auth: randomBytes(16).toString("base64url"),
    },
  }
  const choice = {
    kinds: ["listing", "campaign", "maintenance", "policy"],
    assets: "",
    zone: "UTC",
    rhythm: "at-once",
  }
  const told = await visitor.json("POST", "/announcements/push", { push, choice, locale: "en" })
  expect(told.status).toBe(204)
}

/** Somebody with an account and a proved address who wants to hear of everything. */
async function subscriber(email: string): Promise<void> {
  const odile = await house.customer({ email })
  const kinds = ["listing", "campaign", "maintenance", "security", "policy", "incident"]
  const done = await odile.form("/en/announcements/subscribe", { kinds, zone: "UTC", act: "keep" })
  expect([done.status, done.headers.get("location")]).toEqual([303, "/en/announcements/subscribe?kept=1"])
}

const stateOf = async (id: string) => {
  const { deliveries, line } = await desk.opened(id)
  const now = deliveries.filter(({ version }) => version === line.published)
  return Object.fromEntries(now.map(({ channel, state }) => [channel, state]))
}
const countsOf = (opened: OpenedAnnouncement, channel: string) =>
  opened.deliveries.find((each) => each.channel === channel)?.counts

const all = ["site", "banner", "feed", "mail", "push", "webhook"]
const text = async (path: string) => (await fetch(`${house.url}${path}`)).text()
const countsFor = async (id: string, channel: string) => countsOf(await desk.opened(id), channel)
const HOUR = 3_600_000

describe("an announcement, in two languages, scheduled, approved, corrected, in every place within a minute", () => {
  const kinds: AnnouncementKind[] = ["listing", "campaign", "maintenance", "security", "policy"]

  test.each(kinds)("%s, with one of them down", async (kind) => {
    const email = `${newId()}@mail.example`
    await subscriber(email)
    const title = `About ${kind} ${newId().slice(-6)}`

    // Approved by somebody else than its writer; an hour ago, because the queue goes by the database’s clock.
    house.moveClock(-HOUR)
    const id = await desk.write(content({ kind, title }))
    await desk.post(id, "submit", { version: 1 })
    const own = await desk.post(id, "approve", { version: 1 })
    expect([own.status, own.body.code]).toEqual([403, "own-announcement"])
    expect((await desk.post(id, "approve", { version: 1, as: sune })).status).toBe(200)

    // Scheduled: nobody sees it before its time.
    await desk.publish(id, { at: new Date(house.clock().getTime() + HOUR).toISOString(), channels: all })
    await house.app.tasks["publish-announcements"]()
    expect((await desk.opened(id)).line.stage).toBe("scheduled")
    expect(await text("/en/announcements")).not.toContain(title)
    expect(await text("/en/announcements/feed/all.rss")).not.toContain(title)
    house.moveClock(HOUR)
    const began = Date.now()
    await house.app.tasks["publish-announcements"]()
    await isEverywhere({ id, kind, title, email, says: "Deposits and withdrawals of ETH pause" })
    expect(Date.now() - began).toBeLessThan(60_000)
    await isDownAndRetried(id)

    // Corrected: the same item says what changed, wherever it was, and stands in the place of what was wrong.
    const right = `${title}, corrected`
    const note = { en: `The hour of ${title} was wrong.`, zh: `${title} 时间有误。` }
    const what = content({ kind, title: right })
    await desk.post(id, "correct", { basedOn: 1, reason: "correction", note, content: what })
    await desk.post(id, "submit", { version: 2 })
    expect((await desk.post(id, "approve", { version: 2 })).body.code).toBe("own-announcement")
    expect(await text("/en/announcements")).not.toContain(right)
    await desk.post(id, "approve", { version: 2, as: sune })
    const again = Date.now()
    await desk.publish(id)
    await isEverywhere({ id, kind, title: right, email, says: note.en })
    expect(Date.now() - again).toBeLessThan(60_000)
    expect(await text(`/en/announcements/feed/${kind}.atom`)).toContain(note.en)
    expect(await text(`/zh-cn/announcements/feed/${kind}.json`)).toContain(note.zh)
    const out = healthy.received.find(({ body }) => body.includes(right))
    expect(JSON.parse(String(out?.body)).type).toBe("announcement.corrected")
  })

  type Told = { id: string; kind: AnnouncementKind; title: string; email: string; says: string }

  /** All six places have it, each in both languages where it has languages. */
  async function isEverywhere({ id, kind, title, email, says }: Told): Promise<void> {
    await expect.poll(() => stateOf(id), WITHIN).toEqual(Object.fromEntries(all.map((key) => [key, "sent"])))
    // The wait in which mails gather is not slept through.
    await house.app.tasks["send-digests"]()
    const { line } = await desk.opened(id)
    for (const [segment, heading] of [
      ["en", title],
      ["zh-cn", `${title}（中文）`],
    ] as const) {
      for (const format of ["rss", "atom", "json"])
        expect(await text(`/${segment}/announcements/feed/${kind}.${format}`)).toContain(heading)
      expect(await text(`/${segment}/announcements`)).toContain(heading)
      expect(await text((segment === "en" ? line.path?.en : line.path?.zh) ?? "")).toContain(heading)
      const strips = (await text(`/${segment}`)).split(`data-banner="announcement-${line.number}@`)
      expect(strips[1]?.split("</section>")[0], `the banner of /${segment}`).toContain(heading)
    }
    const letterOf = () =>
      mail.mails.find(({ to, headers }) => to.includes(email) && headers.get("subject")?.includes(title))
    await expect.poll(letterOf, WITHIN).toBeTruthy()
    expect(letterOf()?.parts.get("text/plain")).toContain(says)
    await expect.poll(() => countsFor(id, "push"), WITHIN).toEqual({ recipients: 1, sent: 1, failed: 0 })
    const hooks = () => healthy.received.filter(({ body }) => body.includes(JSON.stringify(title)))
    await expect.poll(() => hooks().length, WITHIN).toBe(1)
    const api = await house.visitor().json("GET", `/api/announcements?kind=${kind}`)
    expect(api.body.announcements[0].texts).toMatchObject({
      en: { title },
      zh: { title: `${title}（中文）` },
    })
  }

  /** The endpoint that answers 503 is shown with what it answered, and tried again without anybody asking. */
  async function isDownAndRetried(id: string): Promise<void> {
    await expect.poll(() => countsFor(id, "webhook"), WITHIN).toEqual({ recipients: 2, sent: 1, failed: 1 })
    const list = await sune.json("GET", "/api/desk/webhooks")
    const down = list.body.endpoints.find(({ state }: { state: string }) => state === "failing")
    const logged = async () =>
      (await sune.json("GET", `/api/desk/webhooks/${down.id}/log`)).body.deliveries[0]
    const first = await logged()
    expect(first).toMatchObject({
      state: "failed",
      status: 503,
      error: "HTTP 503",
      retryAt: expect.any(String),
    })
    // The growing pauses are not slept through either.
    house.moveClock(10 * 60_000)
    await house.app.tasks["sweep-webhooks"]()
    await expect.poll(async () => (await logged()).tries, WITHIN).toBeGreaterThan(first.tries)
    house.moveClock(-10 * 60_000)
  }
})

describe("a place that breaks", () => {
  test("is shown with why, holds up no other, and is tried again by itself until it takes it", async () => {
    await house.pool.query("alter table announcement_notices rename to announcement_notices_away")
    const { line } = await desk.announce(content({ title: "While mail is broken" }), ["site", "mail"])
    await expect.poll(() => stateOf(line.id), WITHIN).toEqual({ site: "sent", mail: "failed" })
    await house.pool.query("alter table announcement_notices_away rename to announcement_notices")
    const shown = (await desk.opened(line.id)).deliveries.find(({ channel }) => channel === "mail")
    expect(shown).toMatchObject({ error: expect.stringMatching(/./), retryAt: expect.any(String) })
    const list = await sune.json("GET", "/api/desk/announcements")
    expect(list.body.announcements.find(({ id }: { id: string }) => id === line.id)).toMatchObject({
      failing: 1,
    })
    house.moveClock(10 * 60_000)
    await house.app.tasks["sweep-announcements"]()
    await expect.poll(() => stateOf(line.id), WITHIN).toEqual({ site: "sent", mail: "sent" })
    house.moveClock(-10 * 60_000)
  })
})

describe("what is published", () => {
  test("the one that was down is shown, and gets it once it is up and somebody asks", async () => {
    const { line } = await desk.announce(content({ title: "For the one that was down" }), ["webhook"])
    await expect.poll(() => countsFor(line.id, "webhook"), WITHIN).toMatchObject({ failed: 1 })
    const shown = await sune.json("GET", "/api/desk/webhooks")
    expect(shown.body.endpoints.map((each: { state: string }) => each.state).toSorted()).toEqual([
      "failing",
      "working",
    ])
    isDown = false
    await desk.post(line.id, "retry", { channel: "webhook" })
    await expect
      .poll(() => countsFor(line.id, "webhook"), WITHIN)
      .toEqual({ recipients: 2, sent: 2, failed: 0 })
    const tries = failing.received.filter(({ body }) => body.includes("For the one that was down"))
    expect(tries.length).toBeGreaterThan(1)
    expect(new Set(tries.map(({ headers }) => headers["webhook-id"])).size).toBe(1)
  })

  test("a webhook carries a signature that only the holder of its secret could make", async () => {
    const { line } = await desk.announce(content({ title: "Signed hook" }), ["webhook"])
    await expect
      .poll(() => healthy.received.some(({ body }) => body.includes("Signed hook")), WITHIN)
      .toBe(true)
    const { headers, body } =
      healthy.received.find((each) => each.body.includes("Signed hook")) ?? healthy.received[0] ?? never()
    const signed = [headers["webhook-id"], headers["webhook-timestamp"], body].map(String).join(".")
    const key = Buffer.from(secret.replace("whsec_", ""), "base64")
    expect(headers["webhook-signature"]).toBe(
      `v1,${createHmac("sha256", key).update(signed).digest("base64")}`,
    )
    expect(JSON.parse(String(body))).toMatchObject({
      type: "announcement.published",
      data: { number: line.number, kind: "maintenance" },
    })
  })

  test("a correction goes where it went before, and says that it is one", async () => {
    const { line } = await desk.announce(content({ title: "To be corrected" }), ["site", "feed", "webhook"])
    const note = { en: "The hour was wrong.", zh: "时间有误。" }
    const what = content({ title: "To be corrected" })
    await desk.post(line.id, "correct", { basedOn: 1, reason: "correction", note, content: what })
    await desk.approve(line.id)
    expect((await desk.opened(line.id)).channels).toEqual(["site", "feed", "webhook"])
    await desk.publish(line.id)
    await expect.poll(() => stateOf(line.id), WITHIN).toEqual({ site: "sent", feed: "sent", webhook: "sent" })
    await expect
      .poll(() => healthy.received.some(({ body }) => body.includes("announcement.corrected")), WITHIN)
      .toBe(true)
    expect(await text("/en/announcements/feed/all.rss")).toContain("The hour was wrong.")
  })

  test("its signature, its fingerprint and its address are recognised, and nothing else is", async () => {
    const { line, versions } = await desk.announce(content({ title: "Recognised" }), ["site"])
    const { body } = await house.visitor().json("GET", `/api/announcements/${line.number}`)
    const { x } = signingKey("the-secret-of-a-house-that-is-only-a-test").jwk
    expect(isSignedBy(x, { text: body.signed.text, signature: body.signed.signature })).toBe(true)
    expect(JSON.parse(body.signed.text)).toMatchObject({
      number: line.number,
      host: "http://help.kestrel.example",
    })
    const fingerprint = versions[0]?.fingerprint ?? ""
    for (const given of [
      { fingerprint },
      { fingerprint: fingerprint.toLowerCase().replaceAll(" ", "") },
      { signature: body.signature },
      { path: line.path?.zh ?? "" },
      { path: `${line.path?.en}?utm_source=x` },
    ])
      expect(await announcementOf(house.db, given)).toMatchObject({ number: line.number, current: true })
    for (const given of [
      { fingerprint: "0000 0000 0000 0000 0000" },
      { signature: "AAAA" },
      { path: "/en/announcements/free-money-9999" },
      { path: `https://kestrel-help.example${line.path?.en}` },
    ])
      expect(await announcementOf(house.db, given)).toBeNull()
  })
})

describe("feeds", () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${house.url}${path}`, { headers })

  test("are whole, in their language, and answer 304 to who has them", async () => {
    const { line } = await desk.announce(content({ title: `Feeds & "more" <b>` }), ["feed"])
    await expect.poll(() => stateOf(line.id), WITHIN).toMatchObject({ feed: "sent" })
    const rss = await get("/zh-cn/announcements/feed/all.rss")
    expect(rss.headers.get("content-type")).toContain("application/rss+xml")
    const body = await rss.text()
    expect(body).toContain("<language>zh-CN</language>")
    expect(body).toContain(`http://help.kestrel.example${line.path?.zh}`)
    const etag = rss.headers.get("etag") ?? ""
    expect((await get("/zh-cn/announcements/feed/all.rss", { "if-none-match": etag })).status).toBe(304)
    const json = JSON.parse(await (await get("/en/announcements/feed/all.json")).text())
    expect(json.version).toContain("https://jsonfeed.org/version/1")
    expect(json.items[0].title).toBe(`Feeds & "more" <b>`)
    const atom = await (await get("/en/announcements/feed/maintenance.atom")).text()
    expect(atom).toMatch(/<feed xmlns="http:\/\/www.w3.org\/2005\/Atom">/)
    expect((await get("/en/announcements/feed/nonsense.rss")).status).toBe(404)
  })
})

test("nothing in a title or summary breaks out of a feed, or makes it one that nobody can read", async () => {
  const what = content({ kind: "policy", title: "Odd ]]> ]]><script>x</script> \u000b\u0001 title" })
  what.texts.en.summary = "1 < 2 ]]> ]]><b>bold</b>\u0008"
  const { line } = await desk.announce(what, ["feed"])
  await expect.poll(() => stateOf(line.id), WITHIN).toMatchObject({ feed: "sent" })
  for (const format of ["rss", "atom"]) {
    const xml = await (await fetch(`${house.url}/en/announcements/feed/policy.${format}`)).text()
    expect(xml).toContain("1 &lt; 2")
    expect([...xml].filter((sign) => sign < " " && !"\t\n\r".includes(sign))).toEqual([])
    const outside = xml.replace(/<!\[CDATA\[.*?\]\]>/gs, "")
    expect(outside).not.toContain("<script")
    expect(outside).not.toContain("]]>")
  }
  expect(
    (await (await fetch(`${house.url}/en/announcements/feed/policy.json`)).json()).items[0].summary,
  ).toContain("1 < 2")
})

describe("the banner", () => {
  test("is on every page and in another process within ten seconds, and goes with its end", async () => {
    const second = await openBanners({
      db: house.db,
      clock: house.clock,
      onTurn: () => () => {},
    })
    const endsAt = new Date(house.clock().getTime() + 3_600_000).toISOString()
    const what = content({
      kind: "security",
      title: "Sev-1 now",
      severity: "critical",
      startsAt: null,
      endsAt,
    })
    const { line } = await desk.announce(what, ["banner"])
    await expect
      .poll(() => second.bannersIn("zh-CN", "").some(({ title }) => title === "Sev-1 now（中文）"), {
        timeout: 10_000,
      })
      .toBe(true)
    second.close()
    const odile = await house.customer()
    for (const path of ["/en", "/zh-cn/announcements", "/tickets", "/tickets/new", line.path?.en ?? ""]) {
      const html = await (await odile.get(path)).text()
      expect(html, path).toContain("Sev-1 now")
      const strip = html
        .slice(html.indexOf(`data-banner="announcement-${line.number}`))
        .split("</section>")[0]
      expect(strip?.split("</div></div>")[0]).not.toContain("data-put-away")
    }
    house.moveClock(3_601_000)
    expect(await (await house.visitor().get("/en")).text()).not.toContain(
      `data-banner="announcement-${line.number}@`,
    )
  })
})

function never(): never {
  throw new Error("nothing has arrived")
}
