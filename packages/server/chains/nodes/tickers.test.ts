import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import { expect, test } from "vitest"
import { tickerOf } from "./tickers.ts"

const FAKE = "0x00000000000000000000000000000000000A11cE"

test.each<[ChainId, asset: string, contract: string | null, shown: string]>([
  ["ethereum", "ETH", null, "ETH"],
  ["ethereum", "USDT", "0xdAC17F958D2ee523a2206206994597C13D831ec7", "USDT"],
  ["arbitrum", "USD₮0", "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9", "USDT"],
  ["ton", "USD₮", "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs", "USDT"],
  ["ethereum", "PEPE", FAKE, "PEPE"],
  ["ethereum", "USDT", FAKE, "USDT · 0x0000…0A11cE"],
  ["ethereum", "usdt", FAKE, "usdt · 0x0000…0A11cE"],
  ["bsc", "ETH", FAKE, "ETH · 0x0000…0A11cE"],
  ["tron", "USDТ", "TEkxiTehnzSmSe2XqrBj4w32RUN966rdz9", "USDТ · TEkxiT…66rdz9"],
  ["stellar", "USDC", "GA5ZSEJYB37JRC5AVCIA5MOP4RHTM335X2KGX3IHOJAPP5RE34K4KZVN", "USDC"],
  ["stellar", "XLM", "GA5ZSEJYB37JRC5AVCIA5MOP4RHTM335X2KGX3IHOJAPP5RE34K4KZVN", "XLM · GA5ZSE…K4KZVN"],
])("%s: %s of %s is shown as %s", (chain, asset, contract, shown) => {
  expect(tickerOf(chain, { asset, contract })).toBe(shown)
})
