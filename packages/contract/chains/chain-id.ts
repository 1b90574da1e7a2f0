/** Chains of one family share their address rule, so this is also the key of that rule. */
export type ChainFamily =
  | "bitcoin"
  | "evm"
  | "tron"
  | "solana"
  | "xrp"
  | "ton"
  | "cosmos"
  | "stellar"
  | "cardano"
  | "polkadot"
  | "sui"
  | "aptos"
  | "near"
  | "algorand"

/** Kinds of transaction ids; several chains share one. */
export type TxidRuleKey =
  | "hex"
  | "hex-upper"
  | "hex-0x"
  | "hex-upper-or-0x"
  | "base58-64"
  | "base58-32"
  | "ton"
  | "aptos"
  | "polkadot"
  | "base32"

/**
 * The chains we know rules for and the keys of those rules, the commonest for deposits first: lists are shown in
 * this order. Kept apart from chains.ts, which has all the rest, so that a small page loads no more than this.
 */
export const chainRules = {
  tron: { family: "tron", txid: "hex" },
  ethereum: { family: "evm", txid: "hex-0x" },
  bsc: { family: "evm", txid: "hex-0x" },
  bitcoin: { family: "bitcoin", txid: "hex" },
  solana: { family: "solana", txid: "base58-64" },
  polygon: { family: "evm", txid: "hex-0x" },
  arbitrum: { family: "evm", txid: "hex-0x" },
  optimism: { family: "evm", txid: "hex-0x" },
  base: { family: "evm", txid: "hex-0x" },
  avalanche: { family: "evm", txid: "hex-0x" },
  ton: { family: "ton", txid: "ton" },
  xrp: { family: "xrp", txid: "hex-upper" },
  litecoin: { family: "bitcoin", txid: "hex" },
  dogecoin: { family: "bitcoin", txid: "hex" },
  "bitcoin-cash": { family: "bitcoin", txid: "hex" },
  stellar: { family: "stellar", txid: "hex" },
  cosmos: { family: "cosmos", txid: "hex-upper" },
  osmosis: { family: "cosmos", txid: "hex-upper" },
  injective: { family: "cosmos", txid: "hex-upper-or-0x" },
  kava: { family: "cosmos", txid: "hex-upper-or-0x" },
  terra: { family: "cosmos", txid: "hex-upper" },
  thorchain: { family: "cosmos", txid: "hex-upper" },
  cardano: { family: "cardano", txid: "hex" },
  polkadot: { family: "polkadot", txid: "polkadot" },
  sui: { family: "sui", txid: "base58-32" },
  aptos: { family: "aptos", txid: "aptos" },
  near: { family: "near", txid: "base58-32" },
  algorand: { family: "algorand", txid: "base32" },
} as const satisfies Record<string, { family: ChainFamily; txid: TxidRuleKey }>

export type ChainId = keyof typeof chainRules

export const chainIds = Object.keys(chainRules) as ChainId[]
