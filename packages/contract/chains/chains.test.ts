import { expect, test } from "vitest"
import { chainIds } from "./chain-id.ts"
import { chainIdSchema } from "./chain-schema.ts"
import { chains } from "./chains.ts"

test("every chain has its row, in both languages, with a page for a transaction", () => {
  expect(Object.keys(chains)).toEqual(chainIds)
  for (const chain of Object.values(chains)) {
    expect(chain.name.en).not.toBe("")
    expect(chain.name.zh).not.toBe("")
    expect(chain.explorer).toMatch(/^https:\/\/[^{]+\{txid\}$/)
    expect(chain.confirmations).toBeGreaterThan(0)
    expect(chain.address.length[0]).toBeLessThanOrEqual(chain.address.length[1])
  }
})

test("names tell chains apart in either language", () => {
  for (const locale of ["en", "zh"] as const)
    expect(new Set(Object.values(chains).map(({ name }) => name[locale])).size).toBe(chainIds.length)
})

test("only known ids cross the wire", () => {
  expect(chainIds.every((id) => chainIdSchema.safeParse(id).success)).toBe(true)
  expect(chainIdSchema.safeParse("TRON").success).toBe(false)
  expect(chainIdSchema.safeParse("__proto__").success).toBe(false)
})
