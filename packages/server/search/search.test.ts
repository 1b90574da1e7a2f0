import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { inTransaction } from "../platform/db/transaction.ts"
import { type House, openHouse } from "../platform/testing/house.ts"
import { removeDocuments } from "./index.ts"
import { fill, text, texts, withoutArticles } from "./testing/texts.ts"

let house: House
beforeAll(async () => {
  house = await openHouse()
  await withoutArticles(house)
  await fill(house, texts)
})
afterAll(() => house.close())

async function keysFor(question: string, locale: "en" | "zh-CN" = "zh-CN"): Promise<string[]> {
  const { found } = await house.app.search.find({
    question,
    locale,
    audiences: ["public"],
    kinds: ["article"],
    perPage: 5,
  })
  return found.map(({ key }) => key)
}

test.each([
  ["提币", "withdrawal-delayed"],
  ["提現", "withdrawal-delayed"],
  ["withdraw", "withdrawal-delayed"],
  ["withdrawl", "withdrawal-delayed"],
  ["wihtdrawal", "withdrawal-delayed"],
  ["ｗｉｔｈｄｒａｗａｌ", "withdrawal-delayed"],
  ["cash out", "withdrawal-delayed"],
  ["tixian", "withdrawal-delayed"],
  ["ti xian mei dao zhang", "withdrawal-delayed"],
  ["tx bu dao zhang", "withdrawal-delayed"],
  ["TIXIAN", "withdrawal-delayed"],
  ["提笔", "withdrawal-delayed"],
  ["充币不到账怎么办", "deposit-not-credited"],
  ["where is my depsoit", "deposit-not-credited"],
  ["usdt充值没到", "deposit-not-credited"],
  ["2FA", "reset-two-factor"],
  ["２ＦＡ丢了", "reset-two-factor"],
  ["谷歌验证码没了", "reset-two-factor"],
  ["google authenticatr", "reset-two-factor"],
  ["guge yanzhengqi", "reset-two-factor"],
  ["爆仓", "liquidation"],
  ["为什么我爆倉了", "liquidation"],
  ["liquidated", "liquidation"],
  ["假客服", "fake-support"],
  ["is this support agent an impostor", "fake-support"],
  ["-1022", "api-signature"],
  // A single character is a word only where it stands alone: 提 of 提示 is none.
  ["提了还没到", "withdrawal-delayed"],
  ["充过一次还没到", "deposit-not-credited"],
  // English words are no first letters of Chinese ones, whatever strange word comes before.
  ["where tf is my withdrawal", "withdrawal-delayed"],
  ["deposited 100usdt", "deposit-not-credited"],
  // What a phrase's words mean by themselves counts too.
  ["remove google authenticator", "reset-two-factor"],
])("%s finds %s", async (question, key) => {
  for (const locale of ["en", "zh-CN"] as const) expect((await keysFor(question, locale))[0]).toBe(key)
})

test("a word that is spelled right and merely unknown isn't read as another one", async () => {
  await fill(house, [text({ key: "incidents", title: "Incidents and how we tell of them" })])
  expect(await keysFor("accidentally", "en")).toEqual([])
})

test("the text in the reader's language is shown where both answer, the other one where it alone does", async () => {
  const one = async (locale: "en" | "zh-CN") =>
    (await house.app.search.find({ question: "2fa", locale, audiences: ["public"], perPage: 1 })).found[0]
      ?.locale
  expect(await one("en")).toBe("en")
  expect(await one("zh-CN")).toBe("zh-CN")
  await fill(house, [text({ key: "only-en", title: "Tax report for accountants" })])
  const { found } = await house.app.search.find({
    question: "税务报告",
    locale: "zh-CN",
    audiences: ["public"],
    perPage: 3,
  })
  expect(found[0]).toMatchObject({ key: "only-en", locale: "en" })
})

test("a title weighs more than keywords, these more than a summary; what only mentions it gives way to them", async () => {
  const place = (key: string, more: object) => text({ key, title: `Nothing of it ${key}`, ...more })
  await fill(house, [place("in-body", { body: "All about zeppelins." })])
  expect(await keysFor("zeppelin", "en")).toEqual(["in-body"])
  await fill(house, [
    place("in-summary", { summary: "All about zeppelins." }),
    place("in-keywords", { keywords: ["zeppelin"] }),
    text({ key: "in-title", title: "Zeppelins and more" }),
  ])
  expect(await keysFor("zeppelin", "en")).toEqual(["in-title", "in-keywords", "in-summary"])
})

test("a text that is taken out is found no more, and its words are forgotten", async () => {
  await fill(house, [text({ key: "gone", title: "Quokka care" })])
  expect(await keysFor("quokka")).toEqual(["gone"])
  await inTransaction(house.db, (tx) => removeDocuments(tx, [{ kind: "article", key: "gone" }]))
  house.app.search.refresh()
  expect(await keysFor("quokka")).toEqual([])
  const { rows } = await house.pool.query("select 1 from search_words where word = 'quokka'")
  expect(rows).toEqual([])
})

test("what was rolled back is never found", async () => {
  await expect(
    inTransaction(house.db, async (tx) => {
      const { indexDocuments } = await import("./index.ts")
      await indexDocuments(tx, [text({ key: "never", title: "Numbat care" })])
      throw new Error("changed our mind")
    }),
  ).rejects.toThrow("changed our mind")
  expect(await keysFor("numbat")).toEqual([])
})

test("the same texts again change nothing", async () => {
  const count = () =>
    house.pool.query("select sum(documents)::int as n, count(*)::int as words from search_words")
  const before = (await count()).rows[0]
  await fill(house, texts)
  expect((await count()).rows[0]).toEqual(before)
})

test("any text is answered, and answered alike", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (question) => {
      const { found, total } = await house.app.search.find({
        question,
        locale: "en",
        audiences: ["public"],
        perPage: 3,
      })
      expect(found.length).toBeLessThanOrEqual(Math.min(3, total))
    }),
    { numRuns: 200 },
  )
})

test.each([
  "' | !!!",
  "a & b | !c <-> d:*",
  "deposit':A",
  "\\",
  "'; drop table search_documents; --",
  "%_%",
  "\u0000deposit",
  "(((",
  "deposit ".repeat(2000),
  "\ud800",
  "充".repeat(10_000),
])("injection %# is a question like any other", async (question) => {
  await expect(keysFor(question)).resolves.toBeInstanceOf(Array)
})

test("what comes near is looked up and counted once, however often the same is asked", async () => {
  let spent = 0
  const asked = {
    question: "zxcvbnm deposyt qwertz",
    locale: "en" as const,
    audiences: ["public" as const],
    perPage: 3,
    spend: async () => {
      spent += 1
    },
  }
  const [first, again] = [await house.app.search.closest(asked), await house.app.search.closest(asked)]
  expect(again).toEqual(first)
  expect(spent).toBe(1)
  await house.app.search.find(asked)
  expect(spent).toBe(2)
})
