import fc from "fast-check"
import { renderToString } from "preact-render-to-string"
import { expect, test } from "vitest"
import { Identifier } from "./identifier.tsx"

const groups = (value: string) =>
  renderToString(<Identifier value={value} />).match(/(?<=<span>)[^<]*/g) ?? []

test.each([
  ["4812077351", ["4812", "0773", "51"]],
  ["EQ-x_9-", ["EQ-x", "_9-"]],
  [
    "01a2133b-466c-754b-8121-edb7fef8a851",
    ["01a2", "133b-", "466c-", "754b-", "8121-", "edb7", "fef8", "a851"],
  ],
])("%s stands in groups", (value, expected) => {
  expect(groups(value)).toEqual(expected)
})

test("no character of an identifier is ever lost", () => {
  const letters = fc.stringMatching(/^[A-Za-z0-9_:+/=-]{1,100}$/)
  fc.assert(fc.property(fc.oneof(letters, fc.uuid()), (value) => groups(value).join("") === value))
})
