import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../../platform/testing/house.ts"
import { keepArticles, type SearchDocument } from "../index.ts"
import { content, draft, publish, write } from "../testing/article-house.ts"

let house: House
let lin: Agent
let folder: string
let indexed: SearchDocument[] = []
beforeAll(async () => {
  house = await openHouse()
  lin = await house.agent({ name: "Lin", role: "lead" })
  folder = await mkdtemp(join(tmpdir(), "veridesk-articles-"))
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(join(folder, name, ".."), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  await keepArticles(house.db, house.clock(), { folder, indexDocuments: async () => {} })
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await house.close()
})
beforeEach(() => {
  indexed = []
})

const file = (head: string, ...body: string[]) => `---\n${head}\n---\n${body.join("\n\n")}\n`
const FILES = {
  "deposits/sample-deposit.en.md": file(
    "title: Sample\nsummary: One.\nowner: deposits\nreview: 90\nforms: deposit-not-credited\naudience: public",
    "Wait for it.",
    "::live fees USDT",
  ),
  "deposits/sample-deposit.zh-CN.md": file("title: 样例\nsummary: 一。", "请等待。"),
  "scams/sample-scam.en.md": file(
    "title: Scam\nsummary: Two.\nkeywords: fake, fraud",
    "First of all.",
    "> [!WARNING]\n> Nobody can take a transfer back.",
  ),
  "scams/sample-scam.zh-CN.md": file("title: 骗局\nsummary: 二。", "首先。"),
  "contact/sample-contact.en.md": file(
    "title: Contact\nsummary: Three.\nowner: general",
    "Write.",
    "## Have at hand",
  ),
}

const keep = () =>
  keepArticles(house.db, house.clock(), {
    folder,
    indexDocuments: async (_, docs) => void indexed.push(...docs),
  })
const change = async (name: string, from: string, to: string) => {
  const path = join(folder, name)
  const text = await readFile(path, "utf8")
  expect(text).toContain(from)
  await writeFile(path, text.replace(from, to))
}
const bySlug = async (slug: string) => {
  const { rows } = await house.pool.query("select id from articles where slug = $1", [slug])
  return (await lin.json("GET", `/api/desk/articles/${rows[0].id}`)).body
}

test("what came once doesn't come again", async () => {
  const before = await house.pool.query("select count(*) from article_versions")
  await keep()
  await writeFile(
    join(folder, "contact", "sample-contact.en.md"),
    await readFile(join(folder, "contact", "sample-contact.en.md")),
  )
  await keep()
  expect((await house.pool.query("select count(*) from article_versions")).rows).toEqual(before.rows)
  expect(indexed).toEqual([])
})

test("both languages are out, and the translation knows its original", async () => {
  const { texts, settings } = await bySlug("sample-deposit")
  expect(settings).toMatchObject({ team: "deposits", reviewDays: 90, forms: ["deposit-not-credited"] })
  expect(texts["zh-CN"].versions[0]).toMatchObject({
    authorName: null,
    translatedFrom: { locale: "en", version: 1 },
    publishedAt: expect.any(String),
  })
})

test("a changed default reaches those that nobody has touched, and the search", async () => {
  await change("scams/sample-scam.en.md", "Nobody can take", "No one can ever take")
  await keep()
  const { texts } = await bySlug("sample-scam")
  expect(texts.en.state).toMatchObject({ latest: 2, published: 2 })
  expect(texts["zh-CN"].outdated).toMatchObject({ from: 1, to: 2, blocks: [1] })
  expect(indexed.map(({ key, locale }) => `${key} ${locale}`).toSorted()).toEqual([
    "sample-scam en",
    "sample-scam zh-CN",
  ])
  expect(indexed.find(({ locale }) => locale === "en")).toMatchObject({
    kind: "article",
    topic: "scams",
    audience: "public",
    keywords: expect.arrayContaining(["fraud"]),
    body: expect.stringContaining("No one can ever take a transfer back"),
  })
})

test("so does what holds for all languages", async () => {
  await change("deposits/sample-deposit.en.md", "audience: public", "audience: signed-in\nplace: 7")
  await keep()
  expect((await bySlug("sample-deposit")).settings).toMatchObject({ audience: "signed-in", place: 7 })
  expect(indexed.map(({ key, audience }) => `${key} ${audience}`)).toEqual([
    "sample-deposit signed-in",
    "sample-deposit signed-in",
  ])
})

test("what people wrote, took off or renamed stays as they left it", async () => {
  const written = await bySlug("sample-deposit")
  const id = written.line.id
  await write(lin, `${id}/draft`, { locale: "en", basedOn: 1, content: content({ title: "Ours" }) })
  await publish(lin, id, { version: 2 })
  const support = await bySlug("sample-contact")
  const slug = "find-us"
  await write(lin, `${support.line.id}/settings`, {
    revision: support.revision,
    settings: { ...support.settings, slug, topic: "account" },
  })
  const scams = await bySlug("sample-scam")
  await write(lin, `${scams.line.id}/unpublish`, { locale: "en" })

  await change("deposits/sample-deposit.en.md", "title: Sample", "title: Simple")
  await change("scams/sample-scam.en.md", "No one can ever take", "Nobody takes")
  await change("contact/sample-contact.en.md", "owner: general", "owner: deposits")
  await keep()

  expect((await bySlug("sample-deposit")).texts.en.state).toMatchObject({ title: "Ours", latest: 2 })
  expect((await bySlug("sample-scam")).texts.en.state).toMatchObject({ latest: 2, published: null })
  expect((await bySlug(slug)).settings).toMatchObject({ topic: "account", team: "general" })
  const { rows } = await house.pool.query("select from articles where slug = 'sample-contact'")
  expect(rows).toEqual([])
})

test("an article of people's own gets no text that comes under the same name, and one that was taken off no other language", async () => {
  const own = await draft(lin, { settings: { slug: "sample-own" } })
  await publish(lin, own.line.id, { version: 1 })
  const contact = await bySlug("find-us")
  await write(lin, `${contact.line.id}/unpublish`, { locale: "en" })
  const add = (name: string) => writeFile(join(folder, name), file("title: 样例\nsummary: 一。", "请等待。"))
  await add("deposits/sample-own.zh-CN.md")
  await add("contact/sample-contact.zh-CN.md")
  await keep()
  expect((await bySlug("sample-own")).texts["zh-CN"]).toBeNull()
  expect((await bySlug("find-us")).texts["zh-CN"]).toBeNull()
  expect(indexed).toEqual([])
})

test("a file that can't be read is named with its line", async () => {
  await change("contact/sample-contact.en.md", "## Have at hand", "# Have at hand")
  await expect(keep()).rejects.toThrow(/contact\/sample-contact\.en\.md: line \d+: .*third level/)
  await change(
    "contact/sample-contact.en.md",
    "# Have at hand",
    "## Have at hand\n\n[go](javascript:alert(1))",
  )
  await expect(keep()).rejects.toThrow("sample-contact.en.md")
})
