import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fillIn, namedVariables, unknownVariables, unresolvedIn, variablesIn } from "./macro-variables.ts"

const values = new Map([
  ["ticket.number", "2611250042"],
  ["customer.name", "何知远"],
  ["field.amount", "1250.5"],
  ["agent.name", "  "],
])

describe("variables are put in, and what has no value stays to be seen", () => {
  test.each([
    ["Case {{ticket.number}}.", "Case 2611250042.", []],
    ["{{ ticket.number }} and {{ticket.number}}", "2611250042 and 2611250042", []],
    ["{{customer.name}}：{{field.amount}}", "何知远：1250.5", []],
    ["{{ask.days}} days, {{ask.days}}", "{{ask.days}} days, {{ask.days}}", ["ask.days"]],
    ["{{ask.费用}}", "{{ask.费用}}", ["ask.费用"]],
    ["{{agent.name}}", "{{agent.name}}", ["agent.name"]],
    ["{{field.memo}} {{reply.by}}", "{{field.memo}} {{reply.by}}", ["field.memo", "reply.by"]],
    ["{{constructor}} {{ticket.}} {{Ticket.number}} {ticket.number}", null, []],
    ["${process.exit()} {{#if ticket.number}} <%= 1 %>", null, []],
    ["{{{ticket.number}}}", "{2611250042}", []],
    ["", "", []],
  ])("%s", (text, filled, unresolved) => {
    expect(fillIn(text, values)).toEqual({ text: filled ?? text, unresolved })
  })

  test("a customer who calls themselves a variable holds nothing back and learns nothing", () => {
    const named = new Map([
      ["customer.name", "{{ask.password}} {{ticket.number}}"],
      ["ticket.number", "1"],
    ])
    expect(fillIn("Dear {{customer.name}}", named)).toEqual({
      text: "Dear { {ask.password}} { {ticket.number}}",
      unresolved: [],
    })
  })

  test("what a replacement means to JavaScript is text here", () => {
    expect(fillIn("{{customer.name}}", new Map([["customer.name", "$& $1 $`"]])).text).toBe("$& $1 $`")
  })
})

const name = fc.constantFrom(...namedVariables, "field.txid", "ask.days", "ask.天数")
const piece = fc.oneof(
  name.map((one) => `{{${one}}}`),
  fc.string(),
  fc.constantFrom("{", "}", "{{", "}}"),
)
const template = fc.array(piece).map((pieces) => pieces.join(""))
const given = fc.array(fc.tuple(name, fc.string())).map((pairs) => new Map(pairs))

describe("for every text", () => {
  test("what is said to be unresolved is exactly what stands in it still", () => {
    fc.assert(
      fc.property(template, given, (text, known) => {
        const filled = fillIn(text, known)
        expect(filled.unresolved).toEqual(unresolvedIn(filled.text))
        expect(new Set(filled.unresolved).size).toBe(filled.unresolved.length)
      }),
    )
  })

  test("without values it stays as it is; names are found where they stand", () => {
    fc.assert(
      fc.property(template, (text) => {
        expect(fillIn(text, new Map()).text).toBe(text)
        for (const { name: found, start, end } of variablesIn(text))
          expect(text.slice(start, end).replace(/[{} \t]/gu, "")).toBe(found)
      }),
    )
  })

  test("with plain values for all of them nothing is left", () => {
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const text = names.map((one) => `{{${one}}} `).join("")
        expect(fillIn(text, new Map(names.map((one) => [one, "x"]))).unresolved).toEqual([])
      }),
    )
  })
})

test.each([
  ["{{ticket.number}} {{ask.x}} {{field.memo}}", []],
  ["{{ticket.nmber}} {{name}}", ["{{ticket.nmber}}", "{{name}}"]],
  ["{{ customer name }}", ["{{ customer name }}"]],
  ["{ } {} {{}}", ["{{}}"]],
])("slips of the pen are found: %s", (text, slips) => {
  expect(unknownVariables(text)).toEqual(slips)
})
