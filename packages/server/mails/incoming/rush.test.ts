import { expect, test } from "vitest"
import { makeRush } from "./rush.ts"

test("many in a moment are a rush, which ends when no more come; a steady stream isn't one", () => {
  let now = 0
  const rush = makeRush(() => now)
  expect(rush.isOn()).toBe(false)
  for (let n = 0; n < 100; n++) {
    now += 1
    rush.arrived()
  }
  expect(rush.isOn()).toBe(true)
  now += 400
  expect(rush.isOn()).toBe(true)
  now += 900
  expect(rush.isOn()).toBe(false)
  for (let n = 0; n < 100; n++) {
    now += 10
    rush.arrived()
  }
  expect(rush.isOn()).toBe(false)
})
