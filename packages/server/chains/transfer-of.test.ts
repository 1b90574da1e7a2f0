import { expect, test } from "vitest"
import type { Transfer } from "./look-up.ts"
import { transferOf } from "./transfer-of.ts"

const LISTED = "0xdAC17F958D2ee523a2206206994597C13D831ec7"
const move = (asset: string, contract: string | null, amount: string): Transfer => ({
  from: null,
  to: "0x1",
  memo: null,
  asset,
  contract,
  amount,
})
const own = move("ETH", null, "1")
const fake = move("USDT", "0x00000000000000000000000000000000000A11cE", "90000")
const real = move("USD₮0", LISTED.toLowerCase(), "5")

test("the listed contract goes before the name, and takes the name it's listed by", () => {
  expect(transferOf([own, fake, real], { asset: "USDT", contract: LISTED })).toEqual({
    ...real,
    asset: "USDT",
  })
})

test("without a contract the name decides, without the name the first", () => {
  expect(transferOf([own, fake], { asset: "USDT", contract: null })).toBe(fake)
  expect(transferOf([own, fake], { asset: "DAI", contract: LISTED })).toBe(own)
  expect(transferOf([], { asset: "DAI", contract: null })).toBeUndefined()
})
