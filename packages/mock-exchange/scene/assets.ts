import type { Chain } from "./address.ts"

/** One asset on one network, with the policy of deposits and withdrawals. */
export type Pair = {
  asset: string
  chain: Chain
  network: string
  contract: string | null
  decimals: number
  deposit: { open: boolean; minimum: string; confirmations: number; memo: "none" | "memo" | "tag" }
  withdrawal: { open: boolean; minimum: string; fee: string }
}

type Network = { chain: Chain; network: string; confirmations: number; memo?: "memo" | "tag" }

const tron: Network = { chain: "tron", network: "TRON (TRC20)", confirmations: 20 }
const ethereum: Network = { chain: "ethereum", network: "Ethereum (ERC20)", confirmations: 12 }
const bsc: Network = { chain: "bsc", network: "BNB Smart Chain (BEP20)", confirmations: 15 }
const polygon: Network = { chain: "polygon", network: "Polygon (PoS)", confirmations: 128 }
const solana: Network = { chain: "solana", network: "Solana (SPL)", confirmations: 32 }
const bitcoin: Network = { chain: "bitcoin", network: "Bitcoin", confirmations: 2 }
const xrp: Network = { chain: "xrp", network: "XRP Ledger", confirmations: 1, memo: "tag" }
const ton: Network = { chain: "ton", network: "TON", confirmations: 10, memo: "memo" }

/** The contracts are the real ones of the issuers, as their own pages list them. */
export const pairs: readonly Pair[] = [
  token("USDT", tron, {
    contract: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    decimals: 6,
    minimum: "1",
    fee: "1.5",
  }),
  token("USDT", ethereum, {
    contract: "0xdAC17F958D2ee523a2206206994597C13D831ec7",
    decimals: 6,
    minimum: "5",
    fee: "3",
  }),
  token("USDT", solana, {
    contract: "Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB",
    decimals: 6,
    minimum: "1",
    fee: "1",
  }),
  token("USDT", polygon, {
    contract: "0xc2132D05D31c914a87C6611C10748AEb04B58e8F",
    decimals: 6,
    minimum: "1",
    fee: "0.8",
  }),
  token("USDT", bsc, {
    contract: "0x55d398326f99059fF775485246999027B3197955",
    decimals: 18,
    minimum: "1",
    fee: "0.5",
  }),
  token("USDC", ethereum, {
    contract: "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48",
    decimals: 6,
    minimum: "5",
    fee: "3",
  }),
  token("USDC", solana, {
    contract: "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
    decimals: 6,
    minimum: "1",
    fee: "1",
  }),
  token("USDC", polygon, {
    contract: "0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359",
    decimals: 6,
    minimum: "1",
    fee: "0.8",
  }),
  coin("BTC", bitcoin, { decimals: 8, minimum: "0.0001", fee: "0.0002" }),
  coin("ETH", { ...ethereum, network: "Ethereum" }, { decimals: 18, minimum: "0.002", fee: "0.0012" }),
  coin("SOL", { ...solana, network: "Solana" }, { decimals: 9, minimum: "0.02", fee: "0.008" }),
  coin("XRP", xrp, { decimals: 6, minimum: "1", fee: "0.2" }),
  coin("TON", ton, { decimals: 9, minimum: "0.5", fee: "0.02" }),
]

/** The listed pair, or undefined when the asset is not traded on that chain. */
export function pairOf(asset: string, chain: Chain): Pair | undefined {
  return pairs.find((each) => each.asset === asset && each.chain === chain)
}

/** What the network of a pair is called, or the chain's id where the pair is not listed. */
export function networkName(asset: string, chain: string): string {
  return pairs.find((each) => each.asset === asset && each.chain === chain)?.network ?? chain
}

/** Confirmations the exchange waits for on a chain; all assets of a chain wait alike. */
export function confirmationsOn(chain: Chain): number {
  return pairs.find((each) => each.chain === chain)?.deposit.confirmations ?? 1
}

type Amounts = { decimals: number; minimum: string; fee: string }

function coin(asset: string, on: Network, amounts: Amounts): Pair {
  return token(asset, on, { ...amounts, contract: null })
}

function token(asset: string, on: Network, o: Amounts & { contract: string | null }): Pair {
  return {
    asset,
    chain: on.chain,
    network: on.network,
    contract: o.contract,
    decimals: o.decimals,
    deposit: { open: true, minimum: o.minimum, confirmations: on.confirmations, memo: on.memo ?? "none" },
    withdrawal: { open: true, minimum: o.minimum, fee: o.fee },
  }
}
