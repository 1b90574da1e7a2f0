import { type ChainId, chainIds, chainRules } from "@veridesk/contract/chains/chain-id.ts"
import type { Contract } from "./address-reading.ts"

/**
 * Contracts and mints of the tokens customers deposit most, in canonical form: whoever gives one as a wallet has
 * copied the wrong line of an explorer. Deposit addresses are the exchange's own to know; this list only warns.
 */
export const contracts: Partial<Record<ChainId, Record<string, string>>> = {
  tron: {
    TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t: "USDT",
    TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8: "USDC",
  },
  ethereum: {
    "0xdAC17F958D2ee523a2206206994597C13D831ec7": "USDT",
    "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48": "USDC",
    "0x6B175474E89094C44Da98b954EedeAC495271d0F": "DAI",
    "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2": "WETH",
    "0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599": "WBTC",
  },
  bsc: {
    "0x55d398326f99059fF775485246999027B3197955": "USDT",
    "0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d": "USDC",
    "0xbb4CdB9CBd36B01bD1cBaEBF2De08d9173bc095c": "WBNB",
  },
  polygon: {
    "0xc2132D05D31c914a87C6611C10748AEb04B58e8F": "USDT",
    "0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359": "USDC",
  },
  arbitrum: {
    "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9": "USDT",
    "0xaf88d065e77c8cC2239327C5EDb3A432268e5831": "USDC",
  },
  optimism: {
    "0x94b008aA00579c1307B0EF2c499aD98a8ce58e58": "USDT",
    "0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85": "USDC",
  },
  base: { "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913": "USDC" },
  avalanche: {
    "0x9702230A8Ea53601f5cD2dc00fDBc13d4dF4A8c7": "USDT",
    "0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E": "USDC",
  },
  solana: {
    EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v: "USDC",
    Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB: "USDT",
    So11111111111111111111111111111111111111112: "SOL",
  },
  ton: { EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs: "USDT" },
  aptos: { "0x357b0b74bc833e95a115ad22604854d6b0fca151cecd94111770e5d6ffc9dc2b": "USDT" },
  near: { "usdt.tether-token.near": "USDT" },
}

/** Addresses without a key, to which funds go for good. */
export const burns: ReadonlySet<string> = new Set([
  "0x0000000000000000000000000000000000000000",
  "0x000000000000000000000000000000000000dEaD",
  "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb",
  "11111111111111111111111111111111",
  "1nc1nerator11111111111111111111111111111111",
  "1BitcoinEaterAddressDontSendf59kuE",
  "rrrrrrrrrrrrrrrrrrrrrhoLvTp",
  "EQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM9c",
])

/**
 * The token whose contract a canonical address is, on `chain` or on a sibling that writes addresses the same way:
 * someone on BSC who gives Ethereum's USDT contract has copied a contract all the same.
 */
export function knownContract(address: string, chain: ChainId): Contract | undefined {
  const family = chainIds.filter((id) => id !== chain && chainRules[id].family === chainRules[chain].family)
  for (const id of [chain, ...family]) {
    const symbol = contracts[id]?.[address]
    if (symbol !== undefined) return { chain: id, symbol }
  }
  return undefined
}

export function isBurnAddress(address: string): boolean {
  return burns.has(address)
}
