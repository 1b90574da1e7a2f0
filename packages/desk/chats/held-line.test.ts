import { expect, test } from "vitest"
import { behindBar, takeOrder } from "./held-line.ts"

const start = { shown: ["a", "b", "c"], wanted: ["a", "b", "c"] }

test("follows at once while nobody is there", () => {
  expect(takeOrder(start, ["x", "a", "c"], false)).toEqual({
    shown: ["x", "a", "c"],
    wanted: ["x", "a", "c"],
  })
})

test("keeps everything in its place while somebody points at it, and says what waits", () => {
  const held = takeOrder(start, ["x", "a", "b", "c"], true)
  expect(held.shown).toBe(start.shown)
  expect(behindBar(held)).toEqual({ fresh: 1, moved: false })
})

test.each([
  ["somebody left", ["a", "c"], { fresh: 0, moved: false }],
  ["somebody came back to the front", ["c", "a", "b"], { fresh: 0, moved: true }],
  ["nothing happened", ["a", "b", "c"], { fresh: 0, moved: false }],
  ["one left and one came", ["b", "c", "y"], { fresh: 1, moved: false }],
])("says what waits behind the bar where %s", (_, wanted, expected) => {
  expect(behindBar(takeOrder(start, wanted, true))).toEqual(expected)
})
