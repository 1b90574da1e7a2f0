import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Asked, type Condition, holds, isRequired, isShown, offered, readAnswers } from "./conditions.ts"

const fields: Asked[] = [
  { id: "pair", kind: "asset-network" },
  {
    id: "kind",
    kind: "choice",
    options: [
      { value: "spot" },
      { value: "futures" },
      { value: "memo", when: { field: "pair", is: ["ton", "xrp"] } },
    ],
  },
  { id: "boxes", kind: "choices", options: [{ value: "a" }, { value: "b" }, { value: "c" }] },
  { id: "order", kind: "order-id", show: { field: "kind", is: ["spot", "futures"] } },
  {
    id: "why",
    kind: "text",
    show: { field: "order", answered: false },
    requireWhen: { field: "boxes", is: ["b"] },
  },
  { id: "at", kind: "occurred-at" },
  { id: "agree", kind: "consent", required: true },
]

type Case = [what: string, condition: Condition, values: Record<string, string>, holds: boolean]
const cases: Case[] = [
  ["a choice", { field: "kind", is: ["spot"] }, { kind: "spot" }, true],
  ["another choice", { field: "kind", is: ["spot"] }, { kind: "futures" }, false],
  [
    "a choice that isn't offered",
    { field: "kind", is: ["memo"] },
    { kind: "memo", pair: "USDT/tron" },
    false,
  ],
  [
    "a choice that is offered by its pair",
    { field: "kind", is: ["memo"] },
    { kind: "memo", pair: "TON/ton" },
    true,
  ],
  ["a choice nobody wrote down", { field: "kind", answered: true }, { kind: "forged" }, false],
  ["one of several", { field: "boxes", is: ["b", "z"] }, { boxes: "a\nb" }, true],
  ["several as a browser sends them", { field: "boxes", is: ["c"] }, { boxes: "a\r\nc" }, true],
  ["none of several", { field: "boxes", is: ["c"] }, { boxes: "a\nb" }, false],
  ["an asset", { field: "pair", is: ["USDT"] }, { pair: "USDT/tron" }, true],
  ["a network", { field: "pair", is: ["tron"] }, { pair: "USDT/tron" }, true],
  ["a pair", { field: "pair", is: ["USDT/tron"] }, { pair: "USDT/tron/more" }, true],
  ["only white space", { field: "order", answered: true }, { kind: "spot", order: " \n" }, false],
  ["a field that isn't shown", { field: "order", answered: true }, { kind: "memo", order: "1" }, false],
  ["a field that is", { field: "order", answered: true }, { kind: "spot", order: "1" }, true],
  ["a time by its instant", { field: "at", answered: true }, { "at.at": "2026-11-22T10:00" }, true],
  ["a time by its zone alone", { field: "at", answered: true }, { "at.zone": "UTC" }, false],
  ["a field that isn't there", { field: "nothing", answered: false }, { nothing: "x" }, true],
  ["no field of an object's own", { field: "constructor", answered: true }, {}, false],
  [
    "all",
    {
      all: [
        { field: "kind", is: ["spot"] },
        { field: "pair", is: ["BTC"] },
      ],
    },
    { kind: "spot" },
    false,
  ],
  [
    "any",
    {
      any: [
        { field: "kind", is: ["spot"] },
        { field: "pair", is: ["BTC"] },
      ],
    },
    { kind: "spot" },
    true,
  ],
  ["not", { not: { field: "kind", is: ["spot"] } }, { kind: "spot" }, false],
]

describe("a condition looks at", () => {
  test.each(cases)("%s", (_what, condition, values, expected) => {
    expect(holds(condition, readAnswers(fields, values))).toBe(expected)
  })
})

test("what is shown hides what hung on its absence, and what is needed follows the answers", () => {
  const why = fields[4] as Asked
  const answers = readAnswers(fields, { kind: "spot", order: "A-1", boxes: "b" })
  expect([isShown(why, answers), isRequired(why, answers)]).toEqual([false, true])
  expect(isShown(why, readAnswers(fields, { kind: "memo", order: "A-1" }))).toBe(true)
  expect(
    offered([{ value: "x", when: { field: "kind", is: ["spot"] } }, { value: "y" }], answers),
  ).toHaveLength(2)
})

test("conditions in a circle come to an end", () => {
  const circle: Asked[] = [
    { id: "a", kind: "text", show: { field: "b", answered: true } },
    { id: "b", kind: "text", show: { field: "a", answered: true } },
    { id: "c", kind: "text", show: { not: { field: "c", answered: true } } },
  ]
  const answers = readAnswers(circle, { a: "1", b: "2", c: "3" })
  expect(circle.map(({ id }) => answers(id).length)).toHaveLength(3)
})

const ids = ["f0", "f1", "f2", "f3", "f4", "f5"]
const leaf = (among: string[]): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc.record({
      field: fc.constantFrom(...among),
      is: fc.array(fc.constantFrom("x", "y", "z"), { minLength: 1 }),
    }),
    fc.record({ field: fc.constantFrom(...among), answered: fc.boolean() }),
  )
const condition = (among: string[]): fc.Arbitrary<Condition> =>
  fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      leaf(among),
      fc.record({ all: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie("node") }),
    ),
  })).node

/** Forms in which each field looks only at those before it. */
const form: fc.Arbitrary<Asked[]> = fc.tuple(
  ...ids.map(
    (id, at): fc.Arbitrary<Asked> =>
      at === 0
        ? fc.constant({ id, kind: "text" })
        : fc.record({
            id: fc.constant(id),
            kind: fc.constant("text"),
            show: fc.option(condition(ids.slice(0, at)), { nil: undefined }),
          }),
  ),
)
const values = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom("x", "y", "z", "", " "))

describe("for every form", () => {
  test("what isn't shown is never an answer, so that it can't show anything itself", () => {
    fc.assert(
      fc.property(form, values, (asked, given) => {
        const answers = readAnswers(asked, given)
        const counted = Object.fromEntries(Object.entries(given).filter(([id]) => answers(id).length > 0))
        const again = readAnswers(asked, counted)
        for (const field of asked) {
          if (!isShown(field, answers)) expect(answers(field.id)).toEqual([])
          expect(isShown(field, again)).toBe(isShown(field, answers))
        }
      }),
    )
  })

  test("the order of the questions and of the asking makes no difference", () => {
    fc.assert(
      fc.property(form, values, (asked, given) => {
        const one = readAnswers(asked, given)
        const two = readAnswers([...asked].reverse(), given)
        const forwards = ids.map((id) => one(id))
        const backwards = [...ids].reverse().map((id) => two(id))
        expect(backwards.reverse()).toEqual(forwards)
      }),
    )
  })

  test("not is the opposite, all of one and any of one are that one", () => {
    fc.assert(
      fc.property(condition(ids), form, values, (what, asked, given) => {
        const answers = readAnswers(asked, given)
        expect(holds({ not: what }, answers)).toBe(!holds(what, answers))
        expect(holds({ all: [what] }, answers)).toBe(holds(what, answers))
        expect(holds({ any: [what] }, answers)).toBe(holds(what, answers))
      }),
    )
  })
})
