import { expect, test } from "vitest"
import { fuzz } from "./testing/fuzz.ts"

test("3,000 mutated mails are read or refused, each with an answer that a mail may have", async () => {
  const figures = await fuzz({ count: 3000, seed: 20261122 })
  expect(figures.faults.map(({ place, name, fault }) => ({ place, name, fault }))).toEqual([])
  expect(figures.mails).toBe(3000)
})
