import { afterAll, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../../platform/testing/house.ts"
import { fileTicket } from "../../platform/testing/file-ticket.ts"
import { fill, text, texts, withoutArticles } from "../../search/testing/texts.ts"

let house: House
beforeAll(async () => {
  house = await openHouse()
  await withoutArticles(house)
  await fill(house, [
    ...texts,
    text({ key: "vip-desk", title: "The VIP wombat desk", audience: "signed-in" }),
    text({ key: "playbook", title: "Wombat playbook of the team", audience: "staff" }),
    text({ kind: "announcement", key: "eth-upgrade", title: "Withdrawals of ETH pause for an upgrade" }),
  ])
})
afterAll(() => house.close())

const TXID = "7b1e9c4d".repeat(8)

/** A page as a stranger reads it. */
async function read(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${house.url}${path}`, { redirect: "manual", headers })
  return { status: response.status, location: response.headers.get("location"), html: await response.text() }
}

function searched(
  q: string,
  locale: "en" | "zh-cn" = "en",
  more = "",
): Promise<Awaited<ReturnType<typeof read>>> {
  return read(`/${locale}/search?q=${encodeURIComponent(q)}${more}`)
}

function hitsOf(html: string): string[] {
  const list = /<ol class="hits">.*?<\/ol>/s.exec(html)?.[0] ?? ""
  return [...list.matchAll(/<h3[^>]*><a href="([^"]+)"/g)].map(([, href = ""]) => href)
}

test("acceptance 2: pasting a TxID in search offers the deposit check", async () => {
  for (const q of [TXID, ` ${TXID}\n`, `https://tronscan.org/#/transaction/${TXID}`]) {
    const { status, html } = await searched(q)
    expect(status).toBe(200)
    expect(html).toContain(`href="/en/tools/deposit?txid=${TXID}"`)
  }
  expect((await searched(`https://tronscan.org/#/transaction/${TXID}`)).html).toContain("TRON")
})

test("acceptance 3: 提币, withdraw and a typo return the same top article", async () => {
  for (const q of ["提币", "withdraw", "withdrawl", "tibi"]) {
    expect(hitsOf((await searched(q)).html)[0]).toBe("/en/articles/withdrawal-delayed")
    expect(hitsOf((await searched(q, "zh-cn")).html)[0]).toBe("/zh-cn/articles/withdrawal-delayed")
  }
})

test("acceptance 4: a page with nothing found keeps the question and offers to ask support with it", async () => {
  const { status, html } = await searched("xylophone zzyzx & more")
  expect(status).toBe(200)
  expect(html).toContain('value="xylophone zzyzx &amp; more"')
  expect(html).toContain('href="/tickets/new?type=other&amp;description=xylophone+zzyzx+%26+more"')
  expect(html).toContain('href="/en/tools/lock"')
})

test("what comes close is offered where nothing was found", async () => {
  const { html } = await searched("wotkdrzwal")
  expect(html).toContain("Closest to it")
  expect(hitsOf(html)[0]).toBe("/en/articles/withdrawal-delayed")
})

test("the ticket form takes the question, and shows no secret that an address carries", async () => {
  const odile = await house.customer()
  const form = (who: { get: typeof odile.get }, description: string) =>
    who.get(`/tickets/new?${new URLSearchParams({ type: "other", description, topic: "Keys" })}`)
  expect(await (await form(odile, "where is <b>my</b> refund")).text()).toContain(
    "where is &lt;b>my&lt;/b> refund",
  )
  for (const who of [odile, house.visitor()])
    expect((await form(who, `my words are ${PHRASE}`)).headers.get("location")).toBe(
      "/tickets/new?type=other&topic=Keys",
    )
})

test("a ticket's number leads to the ticket, and the old address to the search", async () => {
  const odile = await house.customer()
  const { number } = await fileTicket(house, odile)
  expect((await searched(number)).location).toBe(`/tickets/${number}`)
  expect((await read(`/find?q=${number}`)).location).toBe(`/tickets/${number}`)
  expect((await read("/find?q=withdraw", { "accept-language": "zh-CN" })).location).toBe(
    "/zh-cn/search?q=withdraw",
  )
})

test("codes are explained: an address, a UID, an error of the API", async () => {
  expect((await searched("TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC")).html).toContain("looks like a wallet address")
  expect((await searched("10042817")).html).toContain("looks like a UID")
  const error = (await searched("-1022")).html
  expect(error).toContain('href="/en/tools/api-errors?code=-1022"')
  expect(hitsOf(error)[0]).toBe("/en/articles/api-signature")
})

const PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"

test("a secret is neither looked up nor shown, logged or counted", async () => {
  for (const path of ["/en/search", "/find"]) {
    const { status, location, html } = await read(`${path}?q=${encodeURIComponent(PHRASE)}`)
    expect(status).toBe(303)
    expect(location).toBe("/en/search?secret=1")
    expect(html).not.toContain("sausage")
  }
  const listed = await (await fetch(`${house.url}/en/search/suggest?q=${encodeURIComponent(PHRASE)}`)).json()
  expect(listed).toEqual({ groups: [] })
  expect((await read("/en/search?secret=1")).html).toContain("looked like a secret key or seed phrase")
  await house.app.gaps.flush()
  const { rows } = await house.pool.query("select question from search_asked where question like '%sausage%'")
  expect(rows).toEqual([])
  expect(house.logged.join()).not.toContain("sausage")
})

test("texts for who is signed in are found by nobody else, those for staff by no customer", async () => {
  const odile = await house.customer()
  expect(hitsOf((await searched("wombat")).html)).toEqual([])
  const own = await (await odile.get("/en/search?q=wombat")).text()
  expect(hitsOf(own)).toEqual(["/en/articles/vip-desk"])
  // The answer to one reader is never the answer to another, whoever asks first.
  expect(hitsOf((await searched("wombat")).html)).toEqual([])
  const listed = await (await fetch(`${house.url}/en/search/suggest?q=wombat`)).json()
  expect(JSON.stringify(listed)).not.toContain("vip")
})

test("a reader finds their own tickets and nobody else's", async () => {
  const [odile, tomas] = [await house.customer(), await house.customer({ name: "Tomas" })]
  const { number } = await fileTicket(house, odile, {
    fields: { topic: "Aardvark trading bot", description: "Hm." },
  })
  const page = async (who: typeof odile) => (await who.get("/en/search?q=aardvark")).text()
  const list = async (who: typeof odile) => (await who.json("GET", "/en/search/suggest?q=aardvark")).body
  expect(await page(odile)).toContain(`/tickets/${number}`)
  expect((await list(odile)).groups).toEqual([
    { group: "tickets", rows: [expect.objectContaining({ href: `/tickets/${number}` })] },
  ])
  expect(await page(tomas)).not.toContain(number)
  expect((await list(tomas)).groups).toEqual([])
  expect((await searched("aardvark")).html).not.toContain(number)
})

test("the list under the box groups eight rows at most, with the match marked", async () => {
  const { groups } = await (await fetch(`${house.url}/en/search/suggest?q=withdrawal`)).json()
  const rows = groups.flatMap((group: { rows: unknown[] }) => group.rows)
  expect(rows.length).toBeLessThanOrEqual(8)
  expect(groups.map((group: { group: string }) => group.group)).toEqual([
    "articles",
    "announcements",
    "tools",
  ])
  expect(groups[0].rows[0]).toMatchObject({
    href: "/en/articles/withdrawal-delayed",
    title: expect.arrayContaining([{ text: "withdrawal", hit: true }]),
  })
})

test("filters narrow by kind, and the address carries them", async () => {
  const { html } = await searched("withdrawal")
  expect(html).toContain('href="/en/search?q=withdrawal&amp;kind=announcement"')
  expect(hitsOf((await searched("withdrawal", "en", "&kind=announcement")).html)).toEqual([
    "/en/announcements/eth-upgrade",
  ])
})

test("results are turned by pages, in an order that stays", async () => {
  await fill(
    house,
    Array.from({ length: 25 }, (_, at) => text({ key: `pangolin-${at}`, title: `Pangolin facts ${at}` })),
  )
  const seen = []
  for (const page of [1, 2, 3]) seen.push(...hitsOf((await searched("pangolin", "en", `&page=${page}`)).html))
  expect(new Set(seen).size).toBe(25)
})

test("no search engine keeps pages of results, and none is kept for others", async () => {
  const response = await fetch(`${house.url}/en/search?q=withdraw`)
  expect(response.headers.get("cache-control")).toBe("private, no-store")
  expect(await response.text()).toContain("noindex")
})

test.each([
  "' | !a & <->:*",
  "\u0000\u0001",
  "<script>alert(1)</script>",
  "x".repeat(10_000),
  "%' or 1=1 --",
  "ｑ\u202e",
])("odd question %# gets a page", async (q) => {
  const { status, html } = await searched(q)
  expect(status).toBe(200)
  expect(html).not.toContain("<script>alert")
})

test("parameters that are none of ours are left aside", async () => {
  for (const query of ["q=a&q=b", "q[x]=1", "q=fee&page=-3&kind=x&topic=%27", "page=9999&q=fee"])
    expect((await read(`/en/search?${query}`)).status).toBe(200)
})

test("a page of results drawn for one has nothing of their address in it for the next", async () => {
  const question = "/en/search?q=where%20is%20my%20deposit"
  await fetch(`${house.url}${question}&from=odile-varga`)
  const next = await (await fetch(`${house.url}${question}`)).text()
  expect(next).not.toContain("odile-varga")
  expect(next).toMatch(/next=[^"]*where/)
})
