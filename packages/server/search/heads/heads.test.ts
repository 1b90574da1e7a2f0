import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../../platform/testing/house.ts"
import { type Head, makeHeads } from "./heads.ts"
import { nearest } from "./nearest.ts"
import { WEIGHTS } from "./rank.ts"

/* What is ranked in memory stands beside what PostgreSQL ranks: the two have to agree. */

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const word = fc.constantFrom("deposit", "card", "充值", "值没", "o'neil", "a\\b")
const lexeme = fc.record({
  word,
  places: fc.uniqueArray(
    fc.record({ at: fc.integer({ min: 1, max: 30 }), weight: fc.constantFrom(..."ABC") }),
    { minLength: 1, maxLength: 4, selector: ({ at }) => at },
  ),
})
const text = fc.uniqueArray(lexeme, { minLength: 1, maxLength: 6, selector: (one) => one.word })
const row = fc
  .array(fc.record({ word, apart: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 3 })
  .map((steps) => {
    let at = 0
    return steps.map(({ word: said, apart }, nr) => ({ word: said, at: nr === 0 ? 0 : (at += apart) }))
  })

const quoted = (said: string) => `'${said.replace(/['\\]/g, (one) => one + one)}'`

test("a word or a row of words ranks in memory as PostgreSQL ranks it, in any text", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), row, async (texts, asked) => {
      const query = asked
        .map(({ word: said, at }, nr) => `${nr ? `<${at - (asked[nr - 1]?.at ?? 0)}> ` : ""}${quoted(said)}`)
        .join(" ")
      const vectors = texts.map((lexemes) =>
        lexemes
          .map(
            ({ word: said, places }) =>
              `${quoted(said)}:${places.map(({ at, weight }) => `${at}${weight}`).join(",")}`,
          )
          .join(" "),
      )
      const { rows } = await house.pool.query<{ nr: number; head: string; rank: number }>(
        `select nr::int, v::tsvector::text as head,
           case when v::tsvector @@ $2::tsquery then ts_rank($3::real[], v::tsvector, $2::tsquery) else 0 end as rank
         from unnest($1::text[]) with ordinality as t(v, nr) order by nr`,
        [vectors, query, `{${WEIGHTS.join(",")}}`],
      )
      const heads = makeHeads()
      for (const { nr, head } of rows) heads.add(textOf({ id: nr, head }))
      const { slots, ranks } = heads.with({ ...TERM, query, row: asked })
      const ours = rows.map((_, slot) => ranks[slots.indexOf(slot)] ?? 0)
      for (const [at, { rank }] of rows.entries()) expect(ours[at], query).toBeCloseTo(rank, 4)
    }),
    { numRuns: 150 },
  )
})

test("a text that is gone or that this reader may not see is near nothing; one that comes is seen at once", () => {
  const heads = makeHeads()
  const term = { ...TERM, query: "'deposit'", row: [{ word: "deposit", at: 0 }] }
  const ask = () =>
    nearest(heads, { terms: [term], audiences: ["public"], locale: "en", now: NOW, limit: 2 }).near.map(
      ({ id }) => id,
    )
  heads.add(textOf({ id: 1, head: "'deposit':1C" }))
  heads.add({ ...textOf({ id: 2, head: "'deposit':1A" }), audience: "staff" })
  expect(ask()).toEqual([1])
  heads.add(textOf({ id: 3, head: "'deposit':1A" }))
  heads.add(textOf({ id: 4, head: "'deposit':1B" }))
  expect(ask()).toEqual([3, 4])
  heads.remove(3)
  expect(ask()).toEqual([4, 1])
})

const NOW = new Date("2026-11-01T00:00:00Z")
const TERM = { weight: 1, concept: 0, texts: 1, exact: true, faint: false }

function textOf({ id, head }: Pick<Head, "id" | "head">): Head {
  return { id, head, kind: "article", locale: "en", audience: "public", updatedAt: NOW }
}
