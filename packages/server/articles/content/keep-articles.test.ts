import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../../platform/testing/house.ts"
import { keepArticles, type SearchDocument } from "../index.ts"
import { content, publish, write } from "../testing/article-house.ts"

let house: House
let lin: Agent
let folder: string
let indexed: SearchDocument[] = []
beforeAll(async () => {
  house = await openHouse()
  lin = await house.agent({ name: "Lin", role: "lead" })
  folder = await mkdtemp(join(tmpdir(), "veridesk-articles-"))
  await cp(import.meta.dirname, folder, { recursive: true, filter: (path) => !path.endsWith(".ts") })
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await house.close()
})
beforeEach(() => {
  indexed = []
})

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
    join(folder, "contact", "reach-support.en.md"),
    await readFile(join(folder, "contact", "reach-support.en.md")),
  )
  await keep()
  expect((await house.pool.query("select count(*) from article_versions")).rows).toEqual(before.rows)
  expect(indexed).toEqual([])
})

test("both languages are out, and the translation knows its original", async () => {
  const { texts, settings } = await bySlug("deposit-not-credited")
  expect(settings).toMatchObject({ team: "deposits", reviewDays: 90, forms: ["deposit-not-credited"] })
  expect(texts["zh-CN"].versions[0]).toMatchObject({
    authorName: null,
    translatedFrom: { locale: "en", version: 1 },
    publishedAt: expect.any(String),
  })
})

test("a changed default reaches those that nobody has touched, and the search", async () => {
  await change("scams/recovery-scams.en.md", "Nobody can take", "No one can ever take")
  await keep()
  const { texts } = await bySlug("recovery-scams")
  expect(texts.en.state).toMatchObject({ latest: 2, published: 2 })
  expect(texts["zh-CN"].outdated).toMatchObject({ from: 1, to: 2, blocks: [1] })
  expect(indexed.map(({ key, locale }) => `${key} ${locale}`).toSorted()).toEqual([
    "recovery-scams en",
    "recovery-scams zh-CN",
  ])
  expect(indexed.find(({ locale }) => locale === "en")).toMatchObject({
    kind: "article",
    topic: "scams",
    audience: "public",
    keywords: expect.arrayContaining(["recovery scam"]),
    body: expect.stringContaining("No one can ever take a confirmed transfer back"),
  })
})

test("what people wrote, took off or renamed stays as they left it", async () => {
  const written = await bySlug("deposit-not-credited")
  const id = written.line.id
  await write(lin, id, "draft", { locale: "en", basedOn: 1, content: content({ title: "Ours" }) })
  await publish(lin, id, { version: 2 })
  const support = await bySlug("reach-support")
  const slug = "find-us"
  await write(lin, support.line.id, "settings", {
    revision: support.revision,
    settings: { ...support.settings, slug, topic: "account" },
  })
  const scams = await bySlug("recovery-scams")
  await write(lin, scams.line.id, "unpublish", { locale: "en" })

  await change("deposits/deposit-not-credited.en.md", "title: My deposit", "title: The deposit")
  await change("scams/recovery-scams.en.md", "No one can ever take", "Nobody takes")
  await change("contact/reach-support.en.md", "owner: general", "owner: deposits")
  await keep()

  expect((await bySlug("deposit-not-credited")).texts.en.state).toMatchObject({ title: "Ours", latest: 2 })
  expect((await bySlug("recovery-scams")).texts.en.state).toMatchObject({ latest: 2, published: null })
  expect((await bySlug(slug)).settings).toMatchObject({ topic: "account", team: "general" })
  const { rows } = await house.pool.query("select from articles where slug = 'reach-support'")
  expect(rows).toEqual([])
})

test("a file that can't be read is named with its line", async () => {
  await change("contact/reach-support.en.md", "## Have at hand", "# Have at hand")
  await expect(keep()).rejects.toThrow(/contact\/reach-support\.en\.md: line \d+: .*third level/)
  await change(
    "contact/reach-support.en.md",
    "# Have at hand",
    "## Have at hand\n\n[go](javascript:alert(1))",
  )
  await expect(keep()).rejects.toThrow("reach-support.en.md")
})
