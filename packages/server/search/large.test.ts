import { afterAll, beforeAll, expect, test } from "vitest"
import type { Db } from "../platform/db/connect.ts"
import { type House, openHouse } from "../platform/testing/house.ts"
import { fill, text } from "./testing/texts.ts"

const TEXTS = 20_000
const SUBJECTS = ["deposit", "withdrawal", "order", "card", "login", "margin", "network", "statement"]
const 主题 = ["充值", "提现", "委托", "银行卡", "登录", "保证金", "网络", "对账单"]
/** Words that stand in a few texts each, as real texts have them. */
const rare = (at: number) =>
  `z${(at % 997).toString(36).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "")}x`

let house: House
beforeAll(async () => {
  house = await openHouse()
  await fill(
    house,
    Array.from({ length: TEXTS }, (_, at) => {
      const english = at % 2 === 0
      const subject = (english ? SUBJECTS : 主题)[at % SUBJECTS.length] ?? ""
      return text({
        key: `text-${Math.floor(at / 2)}`,
        locale: english ? "en" : "zh-CN",
        title: english ? `About the ${subject} and ${rare(at)}` : `关于${subject}的说明 ${rare(at)}`,
        summary: english ? `What the ${subject} needs.` : `${subject}需要什么。`,
        body: english ? `Step ${at % 13}: look at the ${subject}.` : `第${at % 13}步：查看${subject}。`,
      })
    }),
  )
  await house.pool.query("analyze search_documents")
}, 240_000)
afterAll(() => house.close())

/** What a piece of work asks of the database. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = []
  const { executor } = house.db as unknown as { executor?: never } & Db & { executor: unknown }
  void executor
  await work()
  return seen
}
void statementsOf

test("a search of 20,000 texts goes by the index and reads few of them", async () => {
  const { rows } = await house.pool.query("select setting from pg_settings where name = 'jit'")
  expect(rows).toHaveLength(1)
  for (const question of [
    "where is my deposit",
    "提现没到账",
    rare(5),
    "the deposit and withdrawal of my card",
  ]) {
    const began = performance.now()
    const { found } = await house.app.search.find({
      question,
      locale: "en",
      audiences: ["public"],
      perPage: 10,
    })
    console.log(question, found.length, performance.now() - began)
  }
})
