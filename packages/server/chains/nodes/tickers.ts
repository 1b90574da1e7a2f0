import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import { contracts } from "../known-contracts.ts"
import type { Transfer } from "../look-up.ts"
import { coins } from "./coins.ts"

/** Tokens known by an id that is no address: a coin's type, a number, an issuer together with its code. */
const ids: Partial<Record<ChainId, Record<string, string>>> = {
  stellar: { "USDC GA5ZSEJYB37JRC5AVCIA5MOP4RHTM335X2KGX3IHOJAPP5RE34K4KZVN": "USDC" },
  sui: { "0xdba34672e30cb065b1f93e3ab55318768fd6fef66c15942c9f7cb846e2f900e7::usdc::USDC": "USDC" },
  algorand: { "31566704": "USDC", "312769": "USDT" },
}

const famous = new Set([
  ...Object.values(contracts).flatMap((list) => Object.values(list)),
  ...Object.values(coins).map(({ symbol }) => symbol),
])

/**
 * What a token is called here. Contracts we know go by the name exchanges use, whatever they call themselves ("USD₮0");
 * any other contract that takes a known coin's name, or one with letters that look like it, has its address put behind
 * it: anybody can make a token called USDT.
 */
export function tickerOf(chain: ChainId, { asset, contract }: Pick<Transfer, "asset" | "contract">): string {
  if (contract === null) return asset
  const known = contracts[chain]?.[contract] ?? ids[chain]?.[contract] ?? ids[chain]?.[`${asset} ${contract}`]
  if (known !== undefined) return known
  const doubtful = famous.has(asset.toUpperCase()) || !/^[\x21-\x7e]+$/.test(asset)
  return doubtful ? `${asset} · ${contract.slice(0, 6)}…${contract.slice(-6)}` : asset
}
