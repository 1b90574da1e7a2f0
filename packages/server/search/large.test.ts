import { afterAll, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../platform/testing/house.ts"
import { fill, text, withoutArticles } from "./testing/texts.ts"

/* 10,000 articles in two languages: what a search costs may not grow with them (performance.md). */

const TEXTS = 20_000
const SUBJECTS = {
  en: ["deposit", "withdrawal", "order", "card", "login", "margin", "network", "statement"],
  "zh-CN": ["充值", "提现", "委托", "银行卡", "登录", "保证金", "网络", "对账单"],
} as const

/** A word that stands in about twenty texts, as real texts have them. */
function rare(at: number): string {
  return `z${(at % 997).toString(36).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "")}x`
}

type Asked = { text: string; values: unknown[] }
let house: House
/** Every statement that looks for documents. */
const asked: Asked[] = []

beforeAll(async () => {
  house = await openHouse()
  await withoutArticles(house)
  await fill(
    house,
    Array.from({ length: TEXTS }, (_, at) => {
      const locale = at % 2 === 0 ? "en" : "zh-CN"
      const subject = SUBJECTS[locale][Math.floor(at / 2) % SUBJECTS.en.length] ?? ""
      const title =
        locale === "en" ? `About the ${subject} and ${rare(at)}` : `关于${subject}的说明 ${rare(at)}`
      return text({ key: `text-${Math.floor(at / 2)}`, locale, title, body: `${subject} ${at % 13}` })
    }),
  )
  await house.pool.query("vacuum analyze search_documents")
  const seen = new WeakSet()
  house.pool.on("acquire", (client) => {
    if (seen.has(client)) return
    seen.add(client)
    const query = client.query.bind(client)
    Object.assign(client, {
      query: (given: Asked | string, ...rest: unknown[]) => {
        if (typeof given === "object" && given.text.includes("search_documents")) asked.push(given)
        return Reflect.apply(query, client, [given, ...rest])
      },
    })
  })
}, 240_000)
afterAll(() => house.close())

const questions = [
  "deposit",
  "where is my deposit",
  "充值没到账怎么办",
  "chongzhi",
  rare(5),
  `depsoit ${rare(77)} statement network margin login order card`,
]

test("a question is looked up in one statement, whatever it is and however many texts there are", async () => {
  // The vocabulary is read once.
  await house.app.search.find({ question: "warm up", locale: "en", audiences: ["public"], perPage: 1 })
  for (const question of questions) {
    asked.length = 0
    const page = await fetch(`${house.url}/en/search?q=${encodeURIComponent(question)}`)
    expect(await page.text()).toContain('class="hits"')
    expect(asked).toHaveLength(1)
    // The same again a moment later costs none.
    await fetch(`${house.url}/zh-cn/search/suggest?q=${encodeURIComponent(question)}`)
    await fetch(`${house.url}/en/search?q=${encodeURIComponent(question)}`)
    expect(asked).toHaveLength(2)
  }
})

test("a question that nothing answers is looked up once more, for what comes nearest", async () => {
  asked.length = 0
  const page = await fetch(`${house.url}/en/search?q=${encodeURIComponent("blorptag snivven")}`)
  expect(page.status).toBe(200)
  expect(asked).toHaveLength(2)
})

test("it goes by the index and never through all texts", async () => {
  for (const question of questions) {
    asked.length = 0
    await house.app.search.find({ question, locale: "en", audiences: ["public", "signed-in"], perPage: 10 })
    const [statement] = asked
    const { rows } = await house.pool.query(`explain ${statement?.text}`, statement?.values)
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n")
    expect(plan).toContain("search_documents_by_word")
    expect(plan).not.toContain("Seq Scan on search_documents")
  }
})

test("where many texts answer by their titles, thirty are read whole and no other is looked for", async () => {
  asked.length = 0
  await house.app.search.find({ question: "deposit", locale: "en", audiences: ["public"], perPage: 7 })
  const { rows } = await house.pool.query(
    `explain (analyze, costs off, timing off, buffers off) ${asked[0]?.text}`,
    asked[0]?.values,
  )
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n")
  expect(plan.match(/Bitmap Index Scan on search_documents_by_word \(never executed\)/g)).toHaveLength(2)
  // What is ranked by the whole text is filtered by the words of it.
  expect(/Filter: \(\(\(d\w*\.whole[^\n]*\n[^\n]*/.test(plan)).toBe(true)
  expect(plan.match(/search_documents_pkey[^\n]*loops=30\)/g)).toHaveLength(1)
})

test("what changes elsewhere on the site has nothing read again; a new text is read alone", async () => {
  const question = { question: "deposit", locale: "en" as const, audiences: ["public" as const], perPage: 3 }
  await house.app.search.find(question)
  const readAgain = async () => {
    asked.length = 0
    await house.app.search.find(question)
    return asked.filter(({ text: said }) => said.includes("head::text")).map(({ values }) => values.flat())
  }
  house.app.search.refresh()
  expect(await readAgain()).toEqual([])
  await fill(house, [text({ key: "one-more", title: "One more about the deposit" })])
  const read = await readAgain()
  expect(read).toHaveLength(1)
  expect(read[0]).toHaveLength(1)
})

test("common words alone are answered with texts that have them in their title", async () => {
  const { found } = await house.app.search.find({
    question: "deposit card",
    locale: "en",
    audiences: ["public"],
    kinds: ["article"],
    perPage: 10,
  })
  expect(found).toHaveLength(10)
  for (const { title } of found) expect(title).toMatch(/deposit|card/)
})
