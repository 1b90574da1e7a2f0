import { createMockExchange, type MockExchange } from "@veridesk/mock-exchange"
import { newId } from "@veridesk/contract/ids.ts"
import sharp from "sharp"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { content, draft, publish, published, words, write } from "../../articles/testing/article-house.ts"
import { fileTicket } from "../../platform/testing/file-ticket.ts"
import { type Agent, type House, openHouse } from "../../platform/testing/house.ts"

/** What the pages call themselves, wherever the test really listens. */
const OURS = "http://help.kestrel.example"
let exchange: MockExchange
let house: House
let lin: Agent
beforeAll(async () => {
  exchange = await createMockExchange()
  house = await openHouse({ env: { EXCHANGE_URL: exchange.supportApiUrl, EXCHANGE_TOKEN: exchange.token } })
  lin = await house.agent({ name: "Lin", role: "lead" })
  const link = { type: "link" as const, attrs: { href: "article:guide-two" } }
  const { line } = await published(lin, {
    settings: { slug: "guide", topic: "deposits", team: "deposits", forms: ["deposit-not-credited"] },
    content: content({
      title: "Where a deposit is",
      blocks: [
        { type: "liveValue", attrs: { what: "wallet-status", asset: "USDT", chain: null } },
        { type: "paragraph", content: [{ type: "text", text: "more", marks: [link] }] },
      ],
    }),
  })
  const zh = content({
    title: "充值在哪里",
    blocks: [{ type: "paragraph", content: [{ type: "text", text: "更多", marks: [link] }] }],
  })
  await write(lin, line.id, "draft", { locale: "zh-CN", basedOn: null, content: zh })
  await publish(lin, line.id, { locale: "zh-CN" })
})
afterAll(async () => {
  await house.close()
  await exchange.close()
})

const read = async (path: string, as: Pick<Agent, "get"> = house.visitor()) => {
  const response = await as.get(path)
  return {
    status: response.status,
    to: response.headers.get("location"),
    cache: response.headers.get("cache-control"),
    html: await response.text(),
  }
}

describe("an article's page", () => {
  test("has all that search engines ask for, and nothing of it moves with the reader", async () => {
    const { html, status } = await read("/en/articles/guide")
    expect(status).toBe(200)
    expect(html).toContain(`<link rel="canonical" href="${OURS}/en/articles/guide"`)
    expect(html).toContain(`hreflang="zh-CN" href="${OURS}/zh-cn/articles/guide"`)
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)]
    const things = blocks.map(([, text = ""]) => JSON.parse(text))
    expect(things.map((thing) => thing["@type"])).toEqual(["Article", "BreadcrumbList"])
    expect(things[0]).toMatchObject({ inLanguage: "en", publisher: { name: expect.any(String) } })
    expect(things[1].itemListElement).toHaveLength(3)
  })

  test("leads on inside of the site in the reader's language", async () => {
    const { html } = await read("/zh-cn/articles/guide")
    expect(html).toContain('href="/zh-cn/articles/guide-two"')
    expect(html).toContain('href="/zh-cn/topics/deposits"')
    expect(html).toContain("充值组审核")
  })

  test("stays on the article when the language is switched; one without a translation says so", async () => {
    const { line } = await published(lin, { content: content({ title: "Only written in English" }) })
    const { html, status } = await read(`/zh-cn/articles/${line.slug}`)
    expect(status).toBe(200)
    expect(html).toContain("这篇文章还没有中文版")
    expect(html).toContain('<article lang="en">')
    expect(html).toContain(`<link rel="canonical" href="${OURS}/en/articles/${line.slug}"`)
    expect(html).not.toContain('hreflang="zh-CN" href="http')
    expect(html).toMatch(new RegExp(`href="/en/articles/${line.slug}\\?lang=en"`))
  })

  test("parts can be linked to; two of the same name are two", async () => {
    const heading = (text: string) => ({
      type: "heading" as const,
      attrs: { level: 2 as const },
      content: [{ type: "text" as const, text }],
    })
    const blocks = [heading("Fees & limits"), heading("Fees & limits"), heading("手续费")]
    const { line } = await published(lin, { content: content({ blocks }) })
    const { html } = await read(`/en/articles/${line.slug}`)
    for (const id of ["s-fees-limits", "s-fees-limits-2", "s-手续费"])
      expect(html).toContain(`<h2 id="${id}">`)
    expect(html).toContain(`data-copy="${OURS}/en/articles/${line.slug}#s-fees-limits-2"`)
  })

  test.each([
    "/en/articles/no-such-thing",
    "/zh-cn/articles/%00",
    "/en/topics/nothing",
    `/en/articles/${"a".repeat(119)}`,
  ])("%s isn't there, and there is a way on", async (path) => {
    const response = await house.visitor().get(path, { headers: { accept: "text/html" } })
    expect(response.status).toBe(404)
    expect(await response.text()).toMatch(/<form[^>]*role="search"/)
  })
})

describe("figures of the exchange", () => {
  const live = (path = "/en/articles/guide") => read(path)

  test("come with their time, and never without", async () => {
    const { html } = await live()
    expect(html).toMatch(/From the exchange, as of \d\d:\d\d \(UTC\)/)
    expect(html).toContain("TRON (TRC20)")
    expect(html).not.toContain("can’t be fetched right now")
  })

  test("are left out once they are old, whatever is still known", async () => {
    house.moveClock(600_000)
    await house.app.tasks["publish-articles"]()
    const { line } = await published(lin, {
      content: content({
        blocks: [{ type: "liveValue", attrs: { what: "fees", asset: "USDT", chain: "tron" } }],
      }),
    })
    const { html } = await live(`/en/articles/${line.slug}`)
    expect(html).toContain("can’t be fetched right now")
    expect(html).not.toContain("From the exchange")
    house.moveClock(-600_000)
  })
})

describe("who may read", () => {
  test("articles for customers ask others to sign in, and come back there", async () => {
    const { line } = await published(lin, {
      settings: { audience: "signed-in" },
      content: content({ title: "Limits of your account" }),
    })
    const path = `/en/articles/${line.slug}`
    const out = await read(path)
    expect([out.status, out.to]).toEqual([303, `/sign-in?next=${encodeURIComponent(path)}`])
    const odile = await house.customer()
    const own = await read(path, odile)
    expect(own.status).toBe(200)
    expect(own.html).toContain("Limits of your account")
    expect(own.html).toContain("noindex")
    expect(own.cache).toBe("private, no-store")
    const [forAll, forOdile] = [await read("/en/topics/trading"), await read("/en/topics/trading", odile)]
    expect(forAll.html).not.toContain(line.slug)
    expect(forOdile.html).toContain(line.slug)
  })

  test("articles for staff aren't there for anybody else", async () => {
    const { line } = await published(lin, { settings: { audience: "staff" } })
    const path = `/en/articles/${line.slug}`
    expect((await read(path)).status).toBe(404)
    expect((await read(path, await house.customer())).status).toBe(404)
    expect((await read(path, lin)).status).toBe(200)
  })

  test("a draft is shown as its readers would see it, to staff alone", async () => {
    const { line } = await draft(lin, { content: content({ title: "Not out yet" }) })
    const path = `/api/desk/articles/${line.id}/preview?locale=en&version=1`
    expect((await house.visitor().get(path)).status).toBe(401)
    const seen = await lin.get(path)
    expect(seen.headers.get("content-security-policy")).toContain("frame-ancestors 'self'")
    const html = await seen.text()
    expect(html).toContain("Not out yet")
    expect(html).not.toContain("Did this solve it?")
  })
})

describe("what readers say", () => {
  const say = (slug: string, fields: Record<string, string>, as = house.visitor()) =>
    as.form(`/en/articles/${slug}/feedback`, fields)
  const figures = async (id: string) => (await lin.json("GET", `/api/desk/articles/${id}/feedback`)).body

  test("one word of each counts, the last one", async () => {
    const { line } = await published(lin)
    const reader = house.visitor()
    const yes = await say(line.slug, { useful: "yes" }, reader)
    expect([yes.status, yes.headers.get("location")]).toEqual([
      303,
      `/en/articles/${line.slug}?said=useful#feedback`,
    ])
    await say(line.slug, { useful: "no", reason: "unclear", comment: "Which TxID?" }, reader)
    await say(line.slug, { useful: "no", reason: "wrong" })
    const odile = await house.customer()
    await say(line.slug, { useful: "yes" }, odile)
    await say(line.slug, { useful: "yes" }, odile)
    expect(await figures(line.id)).toMatchObject({
      texts: [
        {
          locale: "en",
          version: 1,
          useful: 1,
          notUseful: 2,
          reasons: { unclear: 1, incomplete: 0, wrong: 1, "other-problem": 0 },
        },
      ],
      comments: [{ reason: "unclear", comment: "Which TxID?" }],
    })
    expect((await read(`/en/articles/${line.slug}?said=useful`)).html).toContain("Good that it helped")
  })

  test("a secret isn't kept, and isn't sent back", async () => {
    const { line } = await published(lin)
    const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    const refused = await say(line.slug, { useful: "no", comment: phrase })
    expect(refused.status).toBe(422)
    expect(await refused.text()).not.toContain("sausage")
    expect((await figures(line.id)).texts).toEqual([])
  })

  test.each([
    ["too long", { useful: "no", comment: "x".repeat(1001) }],
    ["of no reason that there is", { useful: "no", reason: "boring" }],
    ["neither yes nor no", { useful: "maybe" }],
  ])("what is %s is refused", async (_, fields) => {
    const { line } = await published(lin)
    expect((await say(line.slug, fields)).status).toBe(400)
  })

  test("nobody says more than a person would", async () => {
    const { line } = await published(lin)
    const statuses = new Set<number>()
    for (let n = 0; n < 40; n += 1) statuses.add((await say(line.slug, { useful: "yes" })).status)
    expect([...statuses]).toEqual([303, 429])
  })

  test("an article that helps few is on the list of those to look at", async () => {
    const { line } = await published(lin, { content: content({ title: "Helps nobody" }) })
    const day = house.clock().toISOString().slice(0, 10)
    await house.pool.query(
      `insert into article_votes (article_id, locale, version, day, useful, not_useful, incomplete)
       values ($1, 'en', 1, $2, 1, 6, 4)`,
      [line.id, day],
    )
    const { lowHelpful } = (await lin.json("GET", "/api/desk/articles/health")).body
    expect(lowHelpful).toMatchObject([
      { slug: line.slug, title: "Helps nobody", useful: 1, notUseful: 6, reason: "incomplete" },
    ])
  })
})

describe("from an article to a person", () => {
  test("the way leads to the form of its kind, and the ticket tells its agent what was read", async () => {
    const odile = await house.customer()
    const html = (await read("/en/articles/guide?said=not-useful")).html
    const ask = "/tickets/new?type=deposit-not-credited&amp;article=guide"
    expect(html).toContain(`href="${ask}"`)
    const form = await read(ask.replaceAll("&amp;", "&"), odile)
    expect(form.html).toContain("You come from “Where a deposit is”")
    expect(form.html).toContain('name="article" value="guide"')
    const { id } = await fileTicket(house, odile, { fields: { article: "guide" } })
    const { fields } = (await lin.json("GET", `/api/desk/conversations/${id}`)).body
    expect(fields).toContainEqual({
      key: "about-article",
      kind: "text",
      label: "Article read before",
      value: "Where a deposit is (guide)",
    })
  })

  test("what isn't an article is left out", async () => {
    const odile = await house.customer()
    const { id } = await fileTicket(house, odile, { fields: { article: "<b>nothing</b>" } })
    const { fields } = (await lin.json("GET", `/api/desk/conversations/${id}`)).body
    expect(fields.map(({ key }: { key: string }) => key)).not.toContain("about-article")
  })

  test("a form leads to the articles that it names, by their titles", async () => {
    const { html } = await read("/tickets/new?type=deposit-not-credited", await house.customer())
    const named = [...html.matchAll(/href="\/en\/articles\/([a-z-]+)"[^>]*>([^<]+)</g)]
    expect(named.map(([, slug]) => slug)).toContain("where-to-find-the-txid")
    for (const [, slug, title] of named) expect(title).not.toBe(slug)
  })
})

describe("topics", () => {
  test("the front page names those that have something to read", async () => {
    const { html } = await read("/zh-cn")
    expect(html).toContain('href="/zh-cn/topics/deposits"')
    expect(html).toMatch(/href="\/zh-cn\/articles\/[a-z-]+">[^<]+</)
    const none = await lin.json("POST", "/api/desk/articles/topics", {
      requestId: newId(),
      key: "empty",
      name: { en: "Empty", zh: "空" },
    })
    expect(none.status).toBe(200)
    expect((await read("/zh-cn")).html).not.toContain('href="/zh-cn/topics/empty"')
  })

  test("a topic has all of its articles, the useful ones first, page after page", async () => {
    const made = [...Array(65).keys()]
    await house.pool.query("insert into article_topics values ('many', 'Many', '很多', 99)")
    await house.pool.query(
      `with new as (
         insert into articles (id, slug, topic_key, audience, created_at)
         select gen_random_uuid(), 'many-' || n, 'many', 'public', now() from unnest($1::int[]) n returning id, slug
       ), texts as (
         insert into article_texts (article_id, locale, latest, published) select id, 'en', 1, 1 from new)
       insert into article_versions (article_id, locale, version, title, summary, keywords, doc, links, note,
         created_at, published_at)
       select id, 'en', 1, 'Title of ' || slug, '', '{}', '{"type":"doc","content":[]}', '{}', '', now(), now() from new`,
      [made],
    )
    const { rows } = await house.pool.query("select id from articles where slug = 'many-7'")
    await house.pool.query(
      "insert into article_votes (article_id, locale, version, day, useful) values ($1, 'en', 1, current_date, 3)",
      [rows[0].id],
    )
    const slugs = (html: string) =>
      [...html.matchAll(/href="\/en\/articles\/(many-\d+)"/g)].map(([, slug]) => slug)
    const first = await read("/en/topics/many")
    expect(slugs(first.html)).toHaveLength(60)
    expect(slugs(first.html)[0]).toBe("many-7")
    const next = /href="([^"]+)" rel="next"/.exec(first.html)?.[1] ?? ""
    const second = await read(next)
    expect(new Set([...slugs(first.html), ...slugs(second.html)]).size).toBe(65)
    expect(second.html).toContain("noindex")
    expect((await read("/en/topics", await house.customer())).html).toContain("65 articles")
  })
})

test("a picture that its writer uploaded is given out to everybody, and only pictures are", async () => {
  const png = await sharp({ create: { width: 40, height: 20, channels: 3, background: "#0b5563" } })
    .png()
    .toBuffer()
  const upload = async (name: string, bytes: Buffer) => {
    const files = [{ name, bytes: Buffer.from(new Uint8Array(bytes)) }]
    const response = await lin.multipart("/api/desk/attachments", { fields: {}, files })
    return (await response.json()).files[0].id as string
  }
  const id = await upload("where.png", png)
  const keep = (as: Agent, attachmentId: string) =>
    as.json("POST", "/api/desk/articles/images", { requestId: newId(), attachmentId })
  const other = await house.agent({ role: "lead" })
  expect((await keep(other, id)).status).toBe(404)
  const kept = await keep(lin, id)
  expect(kept.body).toEqual({ src: `/articles/images/${id}`, width: 40, height: 20 })
  const seen = await house.visitor().get(kept.body.src)
  expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "image/png"])
  expect(seen.headers.get("cache-control")).toContain("immutable")
  const { line } = await published(lin, {
    content: content({
      blocks: [{ type: "image", attrs: { src: kept.body.src, alt: "The row", width: 40, height: 20 } }],
    }),
  })
  expect((await read(`/en/articles/${line.slug}`)).html).toContain(`<a href="/articles/images/${id}"`)
  const text = await upload("log.txt", Buffer.from("a log of an afternoon"))
  expect((await keep(lin, text)).status).toBe(422)
  expect((await house.visitor().get(`/articles/images/${text}`)).status).toBe(404)
  expect((await house.visitor().get("/articles/images/nothing")).status).toBe(404)
  // A day later uploads that nobody took up are forgotten; this one was.
  house.moveClock(3 * 86_400_000)
  await house.app.tasks["purge-uploads"]()
  expect((await house.visitor().get(kept.body.src)).status).toBe(200)
  house.moveClock(-3 * 86_400_000)
})

test("what is new is shown at once, though pages are kept", async () => {
  const { line } = await published(lin, { content: content({ title: "Before" }) })
  const path = `/en/articles/${line.slug}`
  expect((await read(path)).html).toContain("Before")
  await write(lin, line.id, "draft", {
    locale: "en",
    basedOn: 1,
    content: content({ title: "After", blocks: [words("New words.")] }),
  })
  await publish(lin, line.id, { version: 2 })
  expect((await read(path)).html).toContain("New words.")
})
