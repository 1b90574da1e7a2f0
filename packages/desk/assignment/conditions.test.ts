import { routingFacts } from "@veridesk/contract/routing-facts.ts"
import fc from "fast-check"
import { expect, test } from "vitest"
import { type Condition, fromCel, operatorsOf, toCel, typeOf } from "./conditions.ts"

const word = fc
  .stringMatching(/^[a-z0-9"\\&|() 充值-]{1,12}$/)
  .filter((text) => text.trim() === text && text !== "")
const condition: fc.Arbitrary<Condition> = fc
  .constantFrom(...routingFacts.map(({ name }) => name))
  .chain((fact) =>
    fc.record({
      fact: fc.constant(fact),
      operator: fc.constantFrom(...operatorsOf(fact)),
      word,
      n: fc.nat(),
    }),
  )
  .map(({ fact, operator, word, n }) => {
    if (operator === "yes" || operator === "no") return { fact, operator, value: "" }
    return { fact, operator, value: typeOf(fact) === "string" ? word : String(n % 1_000_000_000) }
  })

test("what the builder writes it reads again", () => {
  fc.assert(
    fc.property(fc.array(condition, { maxLength: 6 }), (conditions) => {
      expect(fromCel(toCel(conditions))).toEqual(conditions)
    }),
  )
})

test.each([
  ["", []],
  [
    'form in ["a", "b"] && vip >= 2',
    [
      { fact: "form", operator: "one-of", value: "a, b" },
      { fact: "vip", operator: "at-least", value: "2" },
    ],
  ],
  [
    "!assigned && loss",
    [
      { fact: "assigned", operator: "no", value: "" },
      { fact: "loss", operator: "yes", value: "" },
    ],
  ],
  ['text.mentions(["a && b"])', [{ fact: "text", operator: "mentions", value: "a && b" }]],
])("%s is shown in fields", (text, conditions) => {
  expect(fromCel(text)).toEqual(conditions)
})

test.each([
  "vip >= 2 || loss",
  "nosuch",
  'vip == "2"',
  "(vip >= 2)",
  'subject == "a" + "b"',
  "hour >= 22 && !(loss && security)",
])("%s is left as it is written", (text) => {
  expect(fromCel(text)).toBeNull()
})

test("a condition without a value yet is not written", () => {
  expect(
    toCel([
      { fact: "vip", operator: "at-least", value: "" },
      { fact: "loss", operator: "yes", value: "" },
    ]),
  ).toBe("loss")
})
