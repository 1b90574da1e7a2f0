import { afterAll, beforeAll, expect, test } from "vitest"
import { CLAIM_COOKIE, makeClaimLink } from "../../customers/index.ts"
import { fileTicket } from "../../platform/testing/file-ticket.ts"
import { type House, openHouse } from "../../platform/testing/house.ts"

/** What the pages call themselves, wherever the test really listens. */
const OURS = "http://help.kestrel.example"
let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const read = (path: string, headers: Record<string, string> = {}) => fetch(`${house.url}${path}`, { headers })

test("each language has an address of its own, and says where the other one is", async () => {
  for (const [path, lang] of [
    ["/en", "en"],
    ["/zh-cn", "zh-CN"],
  ] as const) {
    const html = await (await read(path, { "accept-language": "ar" })).text()
    expect(html).toContain(`<html lang="${lang}"`)
    expect(html).toContain(`<link rel="canonical" href="${OURS}${path}"`)
    expect(html).toContain(`hreflang="zh-CN" href="${OURS}/zh-cn"`)
    expect(html).toContain(`hreflang="x-default" href="${OURS}/en"`)
    expect(html).not.toContain("noindex")
  }
})

test("the bare address speaks the reader's language and names the page's own address", async () => {
  const html = await (await read("/", { "accept-language": "zh-TW" })).text()
  expect(html).toContain('<html lang="zh-CN"')
  expect(html).toContain(`<link rel="canonical" href="${OURS}/zh-cn"`)
})

test("private pages may not be indexed", async () => {
  expect(await (await read("/sign-in")).text()).toContain('<meta name="robots" content="noindex, nofollow"')
})

test("who has the page already gets its tag back and no body", async () => {
  const first = await read("/en")
  const etag = first.headers.get("etag") ?? ""
  expect(etag).not.toBe("")
  expect((await read("/en", { "if-none-match": etag })).status).toBe(304)
  expect((await read("/en", { "if-none-match": etag, cookie: "theme=dark" })).status).toBe(200)
})

test("nothing of one reader is in the page that others get", async () => {
  const odile = await house.customer({ name: "Odile Varga" })
  const own = await (await odile.get("/en")).text()
  expect(own).toContain("_csrf")
  const others = await (await read("/en")).text()
  expect(others).not.toContain("_csrf")
  expect(others).not.toContain("nonce=")
  expect(others).toContain("/sign-in?next=")
})

test("what one reader's address said besides the page is in no other's", async () => {
  await read("/en/topics?from=odile-varga", { cookie: "theme=dark" })
  expect(await (await read("/en/topics", { cookie: "theme=dark" })).text()).not.toContain("odile-varga")
})

test("files of a page come without what protects documents, and the page itself with it", async () => {
  const page = await read("/en/topics")
  expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'")
  const sheet = /<link rel="stylesheet" href="([^"]+)"/.exec(await page.text())?.[1] ?? ""
  const file = await read(sheet)
  expect(file.status).toBe(200)
  expect(file.headers.get("content-security-policy")).toBe(null)
  expect(file.headers.get("x-content-type-options")).toBe("nosniff")
})

test("search engines learn what there is in which language, and what is nobody's but a customer's", async () => {
  const robots = await (await read("/robots.txt")).text()
  expect(robots).toContain("Disallow: /tickets")
  expect(robots).toContain(`Sitemap: ${OURS}/sitemap.xml`)
  const index = await (await read("/sitemap.xml")).text()
  const file = /<loc>http:\/\/help\.kestrel\.example([^<]+)<\/loc>/.exec(index)?.[1] ?? ""
  const urls = await (await read(file)).text()
  expect(urls).toContain(
    `<url><loc>${OURS}/zh-cn</loc><xhtml:link rel="alternate" hreflang="en" href="${OURS}/en"/>`,
  )
  expect(urls).not.toContain("/tickets")
  expect((await read("/sitemaps/7.xml")).status).toBe(404)
})

test("who came by a claim's link sees their ticket, and nobody after them does", async () => {
  const odile = await house.customer()
  const { id } = await fileTicket(house, odile, { fields: { topic: "Locked out since Sunday" } })
  const link = await makeClaimLink(house.db, { conversationId: id, customerId: odile.id, now: house.clock() })
  const token = link.path.split("token=")[1] ?? ""
  const own = await (await read("/en?claim", { cookie: `${CLAIM_COOKIE}=${token}; theme=dark` })).text()
  expect(own).toContain("Locked out since Sunday")
  expect(await (await read("/en", { cookie: "theme=dark" })).text()).not.toContain("Locked out since Sunday")
})

test("what one reader adds to an address is in nobody else's page", async () => {
  await read("/en/topics?ref=somebody%40mail.example", { cookie: "theme=light" })
  const html = await (await read("/en/topics", { cookie: "theme=light" })).text()
  expect(html).toContain("/sign-in?next=%2Fen%2Ftopics")
  expect(html).not.toContain("somebody")
  const days = await (await read("/en/status?days=90&ref=somebody")).text()
  expect(days).toContain('href="/zh-cn/status?days=90&amp;lang=zh-CN"')
  expect(days).not.toContain("somebody")
})
