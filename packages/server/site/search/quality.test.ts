import { afterAll, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../../platform/testing/house.ts"
import { ask, LEAST_AT_3, successAt } from "../../search/testing/quality.ts"
import { readSets } from "../../search/testing/questions.ts"

const sets = await readSets()
let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test("there are at least 300 questions that no word of the search was made for", () => {
  const heldOut = sets.filter((set) => set.heldOut).flatMap(({ questions }) => questions)
  expect(heldOut.length).toBeGreaterThanOrEqual(300)
  const texts = sets.flatMap(({ questions }) => questions.map(({ locale, text }) => `${locale} ${text}`))
  expect(texts.filter((one, at) => texts.indexOf(one) !== at)).toEqual([])
})

test("every question expects articles that there are", async () => {
  const { rows } = await house.pool.query<{ slug: string }>(
    "select distinct key as slug from search_documents where kind = 'article' and audience = 'public'",
  )
  const known = new Set(rows.map(({ slug }) => slug))
  const expected = new Set(sets.flatMap(({ questions }) => questions.flatMap(({ slugs }) => slugs)))
  expect([...expected].filter((slug) => !known.has(slug))).toEqual([])
})

test.each(sets)(
  "of $name an article that answers stands among the first three, nine times in ten",
  async (set) => {
    const answered = await ask(house.app.search, set.questions)
    expect(answered.length).toBeGreaterThan(100)
    expect(successAt(3, answered)).toBeGreaterThanOrEqual(LEAST_AT_3)
  },
)
