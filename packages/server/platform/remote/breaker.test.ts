import fc from "fast-check"
import { expect, test } from "vitest"
import { Breaker } from "./breaker.ts"

test("opens after so many failures in a row, rests, then lets one trial through", () => {
  let now = 0
  const breaker = new Breaker({ failures: 2, restMs: 100, now: () => now })
  breaker.failed()
  breaker.succeeded()
  breaker.failed()
  expect(breaker.admits()).toBe(true)
  breaker.failed()
  expect(breaker.admits()).toBe(false)
  now = 99
  expect(breaker.admits()).toBe(false)
  now = 100
  expect(breaker.admits()).toBe(true)
  expect(breaker.admits()).toBe(false)
  breaker.failed()
  now = 199
  expect(breaker.admits()).toBe(false)
  now = 200
  expect(breaker.admits()).toBe(true)
  breaker.succeeded()
  expect(breaker.admits()).toBe(true)
  expect(breaker.admits()).toBe(true)
})

test("never stays shut: whatever happened, once the far side is well it is asked again after one rest", () => {
  const step = fc.record({ wait: fc.nat(300), succeeds: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 1, max: 5 }), (steps, failures) => {
      let now = 0
      const breaker = new Breaker({ failures, restMs: 100, now: () => now })
      for (const { wait, succeeds } of steps) {
        now += wait
        if (!breaker.admits()) continue
        if (succeeds) breaker.succeeded()
        else breaker.failed()
      }
      now += 100
      expect(breaker.admits()).toBe(true)
    }),
  )
})
