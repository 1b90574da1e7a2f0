import { expect, test } from "vitest"
import { makeRush } from "./rush.ts"

function clocked() {
  let now = 0
  const rush = makeRush(() => now)
  return {
    share: rush.share,
    pass: (ms: number) => {
      now += ms
    },
    come(count: number, everyMs: number) {
      for (let n = 0; n < count; n++) {
        now += everyMs
        rush.arrived()
      }
    },
  }
}

test("many in a moment are a rush, in which nothing is placed; it ends when no more come", () => {
  const { share, pass, come } = clocked()
  expect(share()).toBe(1)
  come(100, 1)
  expect(share()).toBe(0)
  pass(400)
  expect(share()).toBe(0)
  pass(900)
  expect(share()).toBe(1)
})

test("a steady stream isn't one", () => {
  const { share, come } = clocked()
  come(100, 10)
  expect(share()).toBe(1)
})

test("in one that doesn't end a little is placed all the same", () => {
  const { share, come } = clocked()
  come(100, 2)
  expect(share()).toBe(0)
  come(1000, 2)
  expect(share()).toBeGreaterThan(0)
  expect(share()).toBeLessThan(1)
})
