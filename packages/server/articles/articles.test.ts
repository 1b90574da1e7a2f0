import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { content, draft, publish, published, settings, words, write } from "./testing/article-house.ts"

let house: House
let lin: Agent
let mei: Agent
let auditor: Agent
beforeAll(async () => {
  house = await openHouse()
  ;[lin, mei, auditor] = await Promise.all([
    house.agent({ name: "Lin", role: "lead" }),
    house.agent({ name: "Mei" }),
    house.agent({ name: "Petra", role: "auditor" }),
  ])
})
afterAll(() => house.close())

const open = async (id: string) => (await lin.json("GET", `/api/desk/articles/${id}`)).body
const page = async (path: string) => {
  const response = await fetch(`${house.url}${path}`, { redirect: "manual" })
  return { status: response.status, html: await response.text(), headers: response.headers }
}

describe("who writes", () => {
  test("leads and administrators; the others read", async () => {
    const { line } = await draft(lin)
    for (const who of [mei, auditor]) {
      expect((await who.json("GET", `/api/desk/articles/${line.id}`)).body.mayWrite).toBe(false)
      expect((await who.json("GET", "/api/desk/articles")).status).toBe(200)
      const saved = { locale: "en", basedOn: 1, content: content(), note: "" }
      expect((await write(who, line.id, "draft", saved)).status).toBe(403)
      expect((await write(who, line.id, "publish", { locale: "en", version: 1 })).status).toBe(403)
      const topic = { requestId: newId(), key: "news", name: { en: "News", zh: "新闻" } }
      expect((await who.json("POST", "/api/desk/articles/topics", topic)).status).toBe(403)
    }
    expect((await house.visitor().json("GET", "/api/desk/articles")).status).toBe(401)
  })

  test("a write that is sent twice is one", async () => {
    const body = {
      requestId: newId(),
      articleId: newId(),
      settings: settings(),
      locale: "en",
      content: content(),
    }
    const [first, second] = [
      await lin.json("POST", "/api/desk/articles", body),
      await lin.json("POST", "/api/desk/articles", body),
    ]
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.body.texts.en.versions).toHaveLength(1)
  })

  test.each([
    ["topic", { topic: "nowhere" }],
    ["team", { team: "nobody" }],
    ["forms", { forms: ["no-form"] }],
  ])("a %s that doesn't exist is named", async (field, more) => {
    const answer = await lin.json("POST", "/api/desk/articles", {
      requestId: newId(),
      articleId: newId(),
      settings: settings(more),
      locale: "en",
      content: content(),
    })
    expect(answer.status).toBe(422)
    expect(Object.keys(answer.body.fields)).toEqual([`settings.${field}`])
  })
})

describe("versions", () => {
  test("a draft is for nobody to see until it is published, and says who wrote and who published", async () => {
    const { line } = await draft(lin, { content: content({ title: "A draft of mine" }) })
    expect((await page(`/en/articles/${line.slug}`)).status).toBe(404)
    const opened = await publish(lin, line.id)
    expect(opened.texts.en?.versions[0]).toMatchObject({ authorName: "Lin", publishedByName: "Lin" })
    expect((await page(`/en/articles/${line.slug}`)).html).toContain("A draft of mine")
    const next = { locale: "en", basedOn: 1, content: content({ title: "Only a thought" }), note: "try" }
    const saved = await write(lin, line.id, "draft", next)
    expect(saved.body.texts.en.state).toMatchObject({ latest: 2, published: 1, draft: true })
    expect((await page(`/en/articles/${line.slug}`)).html).not.toContain("Only a thought")
  })

  test("what somebody else saved meanwhile is never overwritten", async () => {
    const { line } = await draft(lin)
    await write(lin, line.id, "draft", { locale: "en", basedOn: 1, content: content(), note: "" })
    const late = await write(lin, line.id, "draft", { locale: "en", basedOn: 1, content: content() })
    expect(late).toMatchObject({ status: 409, body: { code: "changed-meanwhile", detail: { version: 2 } } })
    const first = await write(lin, line.id, "draft", { locale: "zh-CN", basedOn: 1, content: content() })
    expect(first.body.detail).toEqual({ version: null })
  })

  test("an earlier one comes back as a new one, and is out at once where asked", async () => {
    const { line } = await published(lin, { content: content({ title: "The good old text" }) })
    await write(lin, line.id, "draft", { locale: "en", basedOn: 1, content: content({ title: "Worse" }) })
    await publish(lin, line.id, { version: 2 })
    expect((await page(`/en/articles/${line.slug}`)).html).toContain("<h1>Worse")
    const restored = await write(lin, line.id, "restore", {
      locale: "en",
      basedOn: 2,
      version: 1,
      publish: true,
    })
    expect(restored.body.texts.en).toMatchObject({
      state: { latest: 3, published: 3 },
      newest: { note: "← 1", content: { title: "The good old text" } },
    })
    expect((await page(`/en/articles/${line.slug}`)).html).toContain("The good old text")
    const gone = { locale: "en", basedOn: 3, version: 9, publish: false }
    expect((await write(lin, line.id, "restore", gone)).status).toBe(404)
  })

  test("two of them are compared word by word", async () => {
    const { line } = await draft(lin, {
      content: content({ blocks: [words("Wait for 12 confirmations."), words("Stays."), words("Goes.")] }),
    })
    const later = content({
      title: "Where my transfer is",
      blocks: [words("Wait for 20 confirmations."), words("Stays."), words("Came."), words("New.")],
    })
    await write(lin, line.id, "draft", { locale: "en", basedOn: 1, content: later })
    const { body } = await lin.json("GET", `/api/desk/articles/${line.id}/diff?locale=en&from=1&to=2`)
    expect(body.rows.map((row: { part: string; kind: string }) => `${row.part} ${row.kind}`)).toEqual([
      "title changed",
      "summary same",
      "keywords same",
      "block changed",
      "block same",
      "block changed",
      "block added",
    ])
    expect(body.rows[3].parts).toEqual([
      { kind: "same", text: "Wait for " },
      { kind: "removed", text: "12" },
      { kind: "added", text: "20" },
      { kind: "same", text: " confirmations." },
    ])
    const whole = await lin.json("GET", `/api/desk/articles/${line.id}/versions/en/1`)
    expect(whole.body.content.title).toBe("Where is my transfer")
    expect((await lin.json("GET", `/api/desk/articles/${line.id}/versions/en/7`)).status).toBe(404)
  })

  test("a translation says when its original has moved on, and in which blocks", async () => {
    const blocks = [words("One."), words("Two."), words("Three.")]
    const { line } = await published(lin, { content: content({ blocks }) })
    const zh = { locale: "zh-CN", content: content({ title: "我的转账在哪里" }) }
    const from = { translatedFrom: { locale: "en", version: 1 } }
    await write(lin, line.id, "draft", { ...zh, basedOn: null, ...from })
    await publish(lin, line.id, { locale: "zh-CN" })
    expect((await open(line.id)).texts["zh-CN"].outdated).toBeNull()
    const moved = content({
      blocks: [words("One."), words("Two and a half."), words("Three."), words("Four.")],
    })
    await write(lin, line.id, "draft", { locale: "en", basedOn: 1, content: moved })
    expect((await open(line.id)).line.texts["zh-CN"].outdated).toBe(false)
    await publish(lin, line.id, { version: 2 })
    expect((await open(line.id)).texts["zh-CN"].outdated).toEqual({
      locale: "en",
      from: 1,
      to: 2,
      blocks: [1, 3],
    })
    const list = (await lin.json("GET", "/api/desk/articles?show=outdated")).body
    expect(list.articles.map(({ id }: { id: string }) => id)).toContain(line.id)
    // A correction of the translation alone changes nothing about what it was made from.
    await write(lin, line.id, "draft", { ...zh, basedOn: 1 })
    expect((await open(line.id)).line.texts["zh-CN"].outdated).toBe(true)
    const again = { translatedFrom: { locale: "en", version: 2 } }
    await write(lin, line.id, "draft", { ...zh, basedOn: 2, ...again })
    expect((await open(line.id)).line.texts["zh-CN"].outdated).toBe(false)
  })
})

describe("what is planned", () => {
  const runDue = () => house.app.tasks["publish-articles"]()

  test("goes out at its time, in the name of who planned it", async () => {
    const { line } = await draft(lin, { content: content({ title: "Out on Monday" }) })
    const at = new Date(house.clock().getTime() + 3_600_000).toISOString()
    const planned = await write(lin, line.id, "publish", { locale: "en", version: 1, at })
    expect(planned.body.texts.en.state.scheduled).toEqual({ version: 1, at })
    await runDue()
    expect((await page(`/en/articles/${line.slug}`)).status).toBe(404)
    house.moveClock(3_700_000)
    await runDue()
    expect((await page(`/en/articles/${line.slug}`)).html).toContain("Out on Monday")
    const opened = await open(line.id)
    expect(opened.texts.en.state).toMatchObject({ published: 1, scheduled: null })
    expect(opened.texts.en.versions[0].publishedByName).toBe("Lin")
  })

  test("can be taken back, and lies ahead", async () => {
    const { line } = await draft(lin)
    const at = (ms: number) => new Date(house.clock().getTime() + ms).toISOString()
    const plan = (ms: number) => write(lin, line.id, "publish", { locale: "en", version: 1, at: at(ms) })
    expect(await plan(-1000)).toMatchObject({ status: 422, body: { code: "past-time" } })
    expect((await plan(400 * 86_400_000)).status).toBe(422)
    await plan(60_000)
    await write(lin, line.id, "unschedule", { locale: "en" })
    house.moveClock(120_000)
    await runDue()
    expect((await open(line.id)).texts.en.state.published).toBeNull()
  })
})

describe("on and off the site", () => {
  test("a new address is where the old one leads, and nobody else gets the old one", async () => {
    const { line, revision, settings: before } = await published(lin)
    const slug = `${line.slug}-renamed`
    const saved = await write(lin, line.id, "settings", { revision, settings: { ...before, slug } })
    expect(saved.body.redirects).toEqual([line.slug])
    const old = await page(`/zh-cn/articles/${line.slug}`)
    expect([old.status, old.headers.get("location")]).toEqual([301, `/zh-cn/articles/${slug}`])
    const taken = await lin.json("POST", "/api/desk/articles", {
      requestId: newId(),
      articleId: newId(),
      settings: settings({ slug: line.slug }),
      locale: "en",
      content: content(),
    })
    expect(taken).toMatchObject({ status: 409, body: { code: "slug-taken" } })
    const stale = await write(lin, line.id, "settings", { revision, settings: { ...before, slug } })
    expect(stale).toMatchObject({ status: 409, body: { detail: { revision: revision + 1 } } })
    // It may go back to the address that it had.
    await write(lin, line.id, "settings", { revision: revision + 1, settings: before })
    expect((await page(`/en/articles/${line.slug}`)).status).toBe(200)
    expect((await page(`/en/articles/${slug}`)).status).toBe(301)
  })

  test("one language, or all of it, comes off and back on", async () => {
    const { line } = await published(lin)
    expect((await page(`/en/articles/${line.slug}`)).status).toBe(200)
    await write(lin, line.id, "unpublish", { locale: "en" })
    expect((await page(`/en/articles/${line.slug}`)).status).toBe(404)
    await publish(lin, line.id)
    await write(lin, line.id, "archive", { archived: true })
    expect((await page(`/en/articles/${line.slug}`)).status).toBe(404)
    const archived = (await lin.json("GET", "/api/desk/articles?show=archived")).body.articles
    expect(archived.map(({ id }: { id: string }) => id)).toContain(line.id)
    await write(lin, line.id, "archive", { archived: false })
    expect((await page(`/en/articles/${line.slug}`)).status).toBe(200)
  })
})

describe("reviews and health", () => {
  test("a review falls due, and is counted anew once somebody has looked", async () => {
    const { line } = await published(lin, { settings: { reviewDays: 30 } })
    house.moveClock(31 * 86_400_000)
    expect((await open(line.id)).line.reviewDue).toBe(true)
    const { stale } = (await lin.json("GET", "/api/desk/articles/health")).body
    expect(stale.map(({ id }: { id: string }) => id)).toContain(line.id)
    expect((await write(lin, line.id, "reviewed", {})).body.line.reviewDue).toBe(false)
  })

  test("links that lead nowhere are named, and who leads here is known", async () => {
    const link = (slug: string) => ({
      type: "paragraph" as const,
      content: [
        {
          type: "text" as const,
          text: "see",
          marks: [{ type: "link" as const, attrs: { href: `article:${slug}` } }],
        },
      ],
    })
    const target = await published(lin)
    const { line } = await published(lin, {
      content: content({ blocks: [link("nowhere-at-all"), link(target.line.slug)] }),
    })
    const { brokenLinks } = (await lin.json("GET", "/api/desk/articles/health")).body
    const mine = brokenLinks.filter(({ id }: { id: string }) => id === line.id)
    expect(mine.map(({ href }: { href: string }) => href)).toEqual(["article:nowhere-at-all"])
    expect((await open(target.line.id)).linkedFrom).toMatchObject([{ id: line.id, locale: "en" }])
  })
})

describe("topics", () => {
  const topic = (path: string, body: object) =>
    lin.json("POST", `/api/desk/articles/topics${path}`, { requestId: newId(), ...body })
  const keys = (answer: { body: { topics: { key: string }[] } }) => answer.body.topics.map(({ key }) => key)

  test("are made, named, moved, and go only when they are empty", async () => {
    const made = await topic("", { key: "loans", name: { en: "Loans", zh: "借贷" } })
    expect(keys(made).at(-1)).toBe("loans")
    expect(await topic("", { key: "loans", name: { en: "Again", zh: "再来" } })).toMatchObject({
      status: 409,
      body: { code: "topic-taken" },
    })
    const { revision } = made.body.topics.at(-1)
    const moved = await topic("/loans", { revision, name: { en: "Borrowing", zh: "借币" }, position: 1 })
    expect(keys(moved)[1]).toBe("loans")
    expect(moved.body.topics[1].name.zh).toBe("借币")
    const stale = await topic("/loans", { revision, name: { en: "X", zh: "X" }, position: 0 })
    expect(stale).toMatchObject({ status: 409, body: { code: "changed-meanwhile" } })
    await draft(lin, { settings: { topic: "loans" } })
    expect(await topic("/loans/remove", {})).toMatchObject({ status: 409, body: { code: "topic-in-use" } })
    await topic("", { key: "empty", name: { en: "Empty", zh: "空" } })
    expect(keys(await topic("/empty/remove", {}))).not.toContain("empty")
  })
})

test("the list is found by words, by state, and in pages that follow one another", async () => {
  const { line } = await draft(lin, { content: content({ title: "Quarterly 100% statement" }) })
  const found = (await lin.json("GET", "/api/desk/articles?q=100%25")).body.articles
  expect(found.map(({ id }: { id: string }) => id)).toEqual([line.id])
  const drafts = (await lin.json("GET", "/api/desk/articles?show=drafts&topic=trading")).body.articles
  expect(drafts.map(({ id }: { id: string }) => id)).toContain(line.id)
  expect((await lin.json("GET", "/api/desk/articles?after=bm9uc2Vuc2U")).status).toBe(400)
  const all = (await lin.json("GET", "/api/desk/articles")).body
  const [first, second] = all.articles
  const place = all.topics.find(({ key }: { key: string }) => key === first.topic).position
  const after = Buffer.from(JSON.stringify([place, first.texts.en.title, first.slug])).toString("base64url")
  const next = (await lin.json("GET", `/api/desk/articles?after=${after}`)).body.articles
  expect(next[0].id).toBe(second.id)
})

test("a text can't hold what the page doesn't know", async () => {
  const { line } = await draft(lin)
  for (const block of [
    { type: "iframe", attrs: { src: "https://elsewhere.example" } },
    { type: "image", attrs: { src: "https://elsewhere.example/a.png", alt: "x" } },
    {
      type: "paragraph",
      content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href: "javascript:1" } }] }],
    },
  ]) {
    const doc = { type: "doc", content: [block] }
    const answer = await write(lin, line.id, "draft", {
      locale: "en",
      basedOn: 1,
      content: { ...content(), doc },
    })
    expect(answer.status).toBe(400)
  }
})
