import { afterAll, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../../platform/testing/house.ts"

/* On the product's own articles, as they come. */
let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test.each(["en", "zh-CN"] as const)(
  "acceptance 3 in %s: one thing under all its names, with a typo and in pinyin, has the same answer on top",
  async (locale) => {
    const names = ["提币", "提现", "提現", "withdraw", "withdrawl", "Withdrawals", "tixian", "tibi", "取款"]
    const tops = names.map(async (question) => {
      const asked = { question, locale, audiences: ["public" as const], perPage: 1 }
      return [question, (await house.app.search.find(asked)).found[0]?.key]
    })
    expect(await Promise.all(tops)).toEqual(names.map((name) => [name, "withdrawal-delayed"]))
  },
)
