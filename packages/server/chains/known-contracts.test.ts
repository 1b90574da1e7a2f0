import { type ChainId, chainIds } from "@veridesk/contract/chains/chain-id.ts"
import { expect, test } from "vitest"
import { checkAddress } from "./address.ts"
import { burns, contracts } from "./known-contracts.ts"

const rows = Object.entries(contracts).flatMap(([chain, list]) =>
  Object.entries(list).map(([address, symbol]) => [symbol, chain as ChainId, address] as const),
)

test.each(rows)(
  "%s on %s is listed in canonical form, so it's found however it's written",
  (symbol, chain, address) => {
    const reading = checkAddress(address, chain)
    expect(reading).toMatchObject({ ok: true, address, contract: { chain, symbol } })
    expect(reading.ok && reading.warnings).toContain("known-contract")
    expect(reading.ok && reading.warnings).not.toContain("not-checksummed")
  },
)

test.each([...burns])("%s is a valid address of some chain and warned of", (address) => {
  const warned = chainIds.filter((chain) => {
    const reading = checkAddress(address, chain)
    return reading.ok && reading.address === address && reading.warnings.includes("burn-address")
  })
  expect(warned.length).toBeGreaterThan(0)
})

test("an ordinary wallet is neither", () => {
  expect(checkAddress("TNDzfERDpxLDS2w1q6yaFC7pzqaSQ3Bg3r", "tron")).toMatchObject({ warnings: [] })
})
