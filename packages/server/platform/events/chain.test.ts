import { createHash } from "node:crypto"
import fc from "fast-check"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { testDatabase } from "../testing/test-database.ts"
import { canonical, digestOf, digestWith, GENESIS, type Link, linkHash } from "./chain.ts"

/** Text that PostgreSQL can keep: no NUL. */
const text = fc.string({ unit: "grapheme", maxLength: 12 }).filter((it) => !it.includes("\u0000"))
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(text, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

describe("canonical text", () => {
  test.each<[string, unknown, string]>([
    [
      "keys in the order of their code units",
      { b: 1, a: 2, B: 3, "10": 4, "9": 5 },
      '{"10":4,"9":5,"B":3,"a":2,"b":1}',
    ],
    ["no spaces, lists as they are", [true, null, "a b", [3, 1]], '[true,null,"a b",[3,1]]'],
    ["what is undefined is not there", { a: undefined, b: null }, '{"b":null}'],
    ["Chinese and emoji as themselves", { 名: "何知远🙂" }, '{"名":"何知远🙂"}'],
    ["control characters escaped", "a\n\u0001\u2028", '"a\\n\\u0001\u2028"'],
    ["both zeros are zero", [0, -0], "[0,0]"],
  ])("%s", (_case, value, expected) => {
    expect(canonical(value)).toBe(expected)
  })

  test.each<[string, unknown]>([
    ["a fraction", 0.1],
    ["a number past 2^53", 2 ** 53],
    ["no number", Number.NaN],
    ["undefined in a list", [undefined]],
    ["a hole in a list", Object.assign([1], { length: 2 })],
    ["a date", { at: new Date(0) }],
    ["bytes", { digest: Buffer.from("00", "hex") }],
    ["a map", new Map([["a", 1]])],
    ["a function", { work: () => 1 }],
    ["a bigint", 1n],
  ])("%s is refused rather than chained as something else", (_case, value) => {
    expect(() => canonical(value)).toThrow(TypeError)
  })

  test("reading it back and writing it again gives the same bytes, in whatever order the keys came", () => {
    fc.assert(
      fc.property(json, fc.integer(), (value, seed) => {
        const once = canonical(value)
        expect(canonical(JSON.parse(once))).toBe(once)
        expect(canonical(shuffled(value, seed))).toBe(once)
      }),
    )
  })

  test("different values have different texts", () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const same =
          JSON.stringify(JSON.parse(canonical(one))) === JSON.stringify(JSON.parse(canonical(other)))
        expect(canonical(one) === canonical(other)).toBe(same)
      }),
    )
  })

  describe("through the database", () => {
    let database: Awaited<ReturnType<typeof testDatabase>>
    let client: pg.Client
    beforeAll(async () => {
      database = await testDatabase()
      client = new pg.Client({ connectionString: database.url })
      await client.connect()
    })
    afterAll(async () => {
      await client.end()
      await database.drop()
    })

    test("a payload that was stored as jsonb hashes as the one that was written", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(json, { minLength: 1, maxLength: 20 }), async (values) => {
          const { rows } = await client.query<{ value: unknown }>(
            "select value::jsonb as value from unnest($1::text[]) with ordinality as t(value, nth) order by nth",
            [values.map((value) => JSON.stringify(value))],
          )
          expect(rows.map((row) => canonical(row.value))).toEqual(values.map(canonical))
        }),
        { numRuns: 25 },
      )
    })
  })
})

const link: Link = {
  conversationId: "0199c000-0000-7000-8000-000000000001",
  seq: 7,
  kind: "conversation.replied",
  actor: { realm: "staff", id: "0199c000-0000-7000-8000-000000000002" },
  at: new Date("2026-11-22T06:05:00.000Z"),
  payload: { messageId: "0199c000-0000-7000-8000-000000000003", digest: "00ff" },
}

describe("a link of the chain", () => {
  test("is SHA-256 over the hash before it and this very text: whoever verifies offline counts on it", () => {
    const written =
      '{"actor":{"id":"0199c000-0000-7000-8000-000000000002","realm":"staff"},"at":"2026-11-22T06:05:00.000Z",' +
      '"conversationId":"0199c000-0000-7000-8000-000000000001","kind":"conversation.replied",' +
      '"payload":{"digest":"00ff","messageId":"0199c000-0000-7000-8000-000000000003"},"seq":7}'
    const expected = createHash("sha256").update(Buffer.alloc(32)).update(written, "utf8").digest()
    expect(linkHash(GENESIS, link).equals(expected)).toBe(true)
  })

  test.each<[string, Partial<Link>]>([
    ["conversation", { conversationId: "0199c000-0000-7000-8000-000000000009" }],
    ["seq", { seq: 8 }],
    ["kind", { kind: "note.added" }],
    ["realm", { actor: { ...link.actor, realm: "customer" } }],
    ["actor", { actor: { ...link.actor, id: null } }],
    ["time", { at: new Date("2026-11-22T06:05:00.001Z") }],
    ["payload", { payload: { ...link.payload, digest: "00fe" } }],
  ])("changes with its %s", (_part, change) => {
    expect(linkHash(GENESIS, { ...link, ...change }).equals(linkHash(GENESIS, link))).toBe(false)
  })

  test("changes with the link before it", () => {
    expect(linkHash(Buffer.alloc(32, 1), link).equals(linkHash(GENESIS, link))).toBe(false)
  })
})

describe("the digest of a text", () => {
  test("can be made again with its salt, and never without", () => {
    fc.assert(
      fc.property(text, (body) => {
        const [one, other] = [digestOf(body), digestOf(body)]
        expect(digestWith(one.salt, body)).toBe(one.digest)
        expect(one.digest).not.toBe(other.digest)
        expect(digestWith(one.salt, `${body} `)).not.toBe(one.digest)
      }),
    )
  })
})

/** The same value with the keys of its objects in another order. */
function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed))
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).map(([key, item]) => [key, shuffled(item, seed)] as const)
  const cut = entries.length === 0 ? 0 : Math.abs(seed) % entries.length
  return Object.fromEntries([...entries.slice(cut), ...entries.slice(0, cut)].reverse())
}
