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
  const choice = { kinds: ["maintenance"], assets: "", zone: "UTC", rhythm: "at-once" }
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

describe("what is published", () => {
  const kinds: AnnouncementKind[] = ["listing", "campaign", "maintenance", "security", "policy"]

  test.each(kinds)("%s goes to every place in both languages, with one of them down", async (kind) => {
    const email = `${newId()}@mail.example`
    await subscriber(email)
    const began = Date.now()
    const title = `About ${kind} ${newId().slice(-6)}`
    const all = ["site", "banner", "feed", "mail", "push", "webhook"]
    const { line } = await desk.announce(content({ kind, title }), all)
    await expect
      .poll(() => stateOf(line.id), WITHIN)
      .toEqual(Object.fromEntries(all.map((key) => [key, "sent"])))
    // The wait in which mails gather is not slept through.
    await house.app.tasks["send-digests"]()

    await expect
      .poll(() => healthy.received.filter(({ body }) => body.includes(title)).length, WITHIN)
      .toBe(1)
    const letter = await expect
      .poll(() => mail.mails.find(({ to }) => to.includes(email)), WITHIN)
      .toBeTruthy()
      .then(() => mail.mails.find(({ to }) => to.includes(email)))
    expect(letter?.headers.get("subject")).toContain(title)
    expect(letter?.parts.get("text/plain")).toContain("Deposits and withdrawals of ETH pause")
    for (const [segment, heading] of [
      ["en", title],
      ["zh-cn", `${title}（中文）`],
    ]) {
      for (const format of ["rss", "atom", "json"])
        expect(await text(`/${segment}/announcements/feed/${kind}.${format}`)).toContain(heading)
      expect(await text(`/${segment}/announcements`)).toContain(heading)
      expect(await text(`/${segment}`)).toContain(`class="banner`)
    }
    const api = await house.visitor().json("GET", `/api/announcements?kind=${kind}`)
    expect(api.body.announcements[0].texts.zh.title).toBe(`${title}（中文）`)
    if (kind === "maintenance" || kind === "security")
      await expect.poll(() => countsFor(line.id, "push"), WITHIN).toMatchObject({ recipients: 1, sent: 1 })
    expect(Date.now() - began).toBeLessThan(60_000)

    await expect
      .poll(() => countsFor(line.id, "webhook"), WITHIN)
      .toEqual({ recipients: 2, sent: 1, failed: 1 })
  })
  const countsFor = async (id: string, channel: string) => countsOf(await desk.opened(id), channel)
  const text = async (path: string) => (await fetch(`${house.url}${path}`)).text()

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
