import { type ChainFamily, type ChainId, chainRules, type TxidRuleKey } from "./chain-id.ts"
import { type MemoRule, memoRuleOf } from "./memo-rule.ts"

export interface Chain {
  name: { en: string; zh: string }
  /** Name of the token standard, as exchanges put it beside the chain: "TRON (TRC20)". */
  standard?: string
  family: ChainFamily
  txid: TxidRuleKey
  /** How addresses begin and how long they are (characters, all forms), for precise messages. */
  address: AddressForm
  memo: MemoRule
  /** Usual number at exchanges; the exchange's own policy goes before it. */
  confirmations: number
  /** Page of a transaction; `{txid}` is to be replaced. */
  explorer: string
}

interface AddressForm {
  starts: readonly string[]
  length: readonly [min: number, max: number]
}

const evmAddress: AddressForm = { starts: ["0x"], length: [42, 42] }

/** Bech32 with a chain's own prefix: 38 characters of data and checksum for 20 bytes, 58 for 32. */
function bech32Address(prefix: string): AddressForm {
  return { starts: [`${prefix}1`], length: [prefix.length + 39, prefix.length + 59] }
}

/** Every chain by its id: the one place that says what a chain is called and what its identifiers look like. */
export const chains: Readonly<Record<ChainId, Chain>> = {
  tron: {
    ...chainRules.tron,
    name: { en: "TRON", zh: "TRON" },
    standard: "TRC20",
    address: { starts: ["T"], length: [34, 34] },
    confirmations: 20,
    explorer: "https://tronscan.org/#/transaction/{txid}",
    memo: memoRuleOf("tron"),
  },
  ethereum: {
    ...chainRules.ethereum,
    name: { en: "Ethereum", zh: "Ethereum" },
    standard: "ERC20",
    address: evmAddress,
    confirmations: 12,
    explorer: "https://etherscan.io/tx/{txid}",
    memo: memoRuleOf("ethereum"),
  },
  bsc: {
    ...chainRules.bsc,
    name: { en: "BNB Smart Chain", zh: "BNB 智能链" },
    standard: "BEP20",
    address: evmAddress,
    confirmations: 15,
    explorer: "https://bscscan.com/tx/{txid}",
    memo: memoRuleOf("bsc"),
  },
  bitcoin: {
    ...chainRules.bitcoin,
    name: { en: "Bitcoin", zh: "比特币" },
    address: { starts: ["1", "3", "bc1"], length: [26, 74] },
    confirmations: 2,
    explorer: "https://mempool.space/tx/{txid}",
    memo: memoRuleOf("bitcoin"),
  },
  solana: {
    ...chainRules.solana,
    name: { en: "Solana", zh: "Solana" },
    standard: "SPL",
    address: { starts: [], length: [32, 44] },
    confirmations: 32,
    explorer: "https://solscan.io/tx/{txid}",
    memo: memoRuleOf("solana"),
  },
  polygon: {
    ...chainRules.polygon,
    name: { en: "Polygon", zh: "Polygon" },
    address: evmAddress,
    confirmations: 128,
    explorer: "https://polygonscan.com/tx/{txid}",
    memo: memoRuleOf("polygon"),
  },
  arbitrum: {
    ...chainRules.arbitrum,
    name: { en: "Arbitrum One", zh: "Arbitrum One" },
    address: evmAddress,
    confirmations: 120,
    explorer: "https://arbiscan.io/tx/{txid}",
    memo: memoRuleOf("arbitrum"),
  },
  optimism: {
    ...chainRules.optimism,
    name: { en: "Optimism", zh: "Optimism" },
    address: evmAddress,
    confirmations: 120,
    explorer: "https://optimistic.etherscan.io/tx/{txid}",
    memo: memoRuleOf("optimism"),
  },
  base: {
    ...chainRules.base,
    name: { en: "Base", zh: "Base" },
    address: evmAddress,
    confirmations: 120,
    explorer: "https://basescan.org/tx/{txid}",
    memo: memoRuleOf("base"),
  },
  avalanche: {
    ...chainRules.avalanche,
    name: { en: "Avalanche C-Chain", zh: "Avalanche C 链" },
    address: evmAddress,
    confirmations: 12,
    explorer: "https://snowtrace.io/tx/{txid}",
    memo: memoRuleOf("avalanche"),
  },
  ton: {
    ...chainRules.ton,
    name: { en: "TON", zh: "TON" },
    address: { starts: ["EQ", "UQ", "0:"], length: [48, 67] },
    confirmations: 1,
    explorer: "https://tonviewer.com/transaction/{txid}",
    memo: memoRuleOf("ton"),
  },
  xrp: {
    ...chainRules.xrp,
    name: { en: "XRP Ledger", zh: "XRP Ledger" },
    address: { starts: ["r", "X"], length: [25, 47] },
    confirmations: 1,
    explorer: "https://xrpscan.com/tx/{txid}",
    memo: memoRuleOf("xrp"),
  },
  litecoin: {
    ...chainRules.litecoin,
    name: { en: "Litecoin", zh: "莱特币" },
    address: { starts: ["L", "M", "ltc1"], length: [26, 75] },
    confirmations: 6,
    explorer: "https://litecoinspace.org/tx/{txid}",
    memo: memoRuleOf("litecoin"),
  },
  dogecoin: {
    ...chainRules.dogecoin,
    name: { en: "Dogecoin", zh: "狗狗币" },
    address: { starts: ["D", "A", "9"], length: [26, 34] },
    confirmations: 40,
    explorer: "https://dogechain.info/tx/{txid}",
    memo: memoRuleOf("dogecoin"),
  },
  "bitcoin-cash": {
    ...chainRules["bitcoin-cash"],
    name: { en: "Bitcoin Cash", zh: "比特币现金" },
    address: { starts: ["bitcoincash:q", "q", "bitcoincash:p", "p"], length: [26, 73] },
    confirmations: 6,
    explorer: "https://blockchair.com/bitcoin-cash/transaction/{txid}",
    memo: memoRuleOf("bitcoin-cash"),
  },
  stellar: {
    ...chainRules.stellar,
    name: { en: "Stellar", zh: "恒星链" },
    address: { starts: ["G", "M"], length: [56, 69] },
    confirmations: 1,
    explorer: "https://stellar.expert/explorer/public/tx/{txid}",
    memo: memoRuleOf("stellar"),
  },
  cosmos: {
    ...chainRules.cosmos,
    name: { en: "Cosmos Hub", zh: "Cosmos Hub" },
    address: bech32Address("cosmos"),
    confirmations: 1,
    explorer: "https://www.mintscan.io/cosmos/tx/{txid}",
    memo: memoRuleOf("cosmos"),
  },
  osmosis: {
    ...chainRules.osmosis,
    name: { en: "Osmosis", zh: "Osmosis" },
    address: bech32Address("osmo"),
    confirmations: 1,
    explorer: "https://www.mintscan.io/osmosis/tx/{txid}",
    memo: memoRuleOf("osmosis"),
  },
  injective: {
    ...chainRules.injective,
    name: { en: "Injective", zh: "Injective" },
    address: bech32Address("inj"),
    confirmations: 1,
    explorer: "https://explorer.injective.network/transaction/{txid}",
    memo: memoRuleOf("injective"),
  },
  kava: {
    ...chainRules.kava,
    name: { en: "Kava", zh: "Kava" },
    address: bech32Address("kava"),
    confirmations: 1,
    explorer: "https://www.mintscan.io/kava/tx/{txid}",
    memo: memoRuleOf("kava"),
  },
  terra: {
    ...chainRules.terra,
    name: { en: "Terra", zh: "Terra" },
    address: bech32Address("terra"),
    confirmations: 1,
    explorer: "https://finder.terra.money/mainnet/tx/{txid}",
    memo: memoRuleOf("terra"),
  },
  thorchain: {
    ...chainRules.thorchain,
    name: { en: "THORChain", zh: "THORChain" },
    address: bech32Address("thor"),
    confirmations: 1,
    explorer: "https://runescan.io/tx/{txid}",
    memo: memoRuleOf("thorchain"),
  },
  cardano: {
    ...chainRules.cardano,
    name: { en: "Cardano", zh: "Cardano" },
    address: { starts: ["addr1", "Ae2", "DdzFF"], length: [58, 114] },
    confirmations: 15,
    explorer: "https://cardanoscan.io/transaction/{txid}",
    memo: memoRuleOf("cardano"),
  },
  polkadot: {
    ...chainRules.polkadot,
    name: { en: "Polkadot", zh: "波卡" },
    address: { starts: ["1"], length: [46, 48] },
    confirmations: 12,
    explorer: "https://polkadot.subscan.io/extrinsic/{txid}",
    memo: memoRuleOf("polkadot"),
  },
  sui: {
    ...chainRules.sui,
    name: { en: "Sui", zh: "Sui" },
    address: { starts: ["0x"], length: [66, 66] },
    confirmations: 1,
    explorer: "https://suiscan.xyz/mainnet/tx/{txid}",
    memo: memoRuleOf("sui"),
  },
  aptos: {
    ...chainRules.aptos,
    name: { en: "Aptos", zh: "Aptos" },
    address: { starts: ["0x"], length: [3, 66] },
    confirmations: 1,
    explorer: "https://explorer.aptoslabs.com/txn/{txid}",
    memo: memoRuleOf("aptos"),
  },
  near: {
    ...chainRules.near,
    name: { en: "NEAR", zh: "NEAR" },
    address: { starts: [], length: [2, 64] },
    confirmations: 1,
    explorer: "https://nearblocks.io/txns/{txid}",
    memo: memoRuleOf("near"),
  },
  algorand: {
    ...chainRules.algorand,
    name: { en: "Algorand", zh: "Algorand" },
    address: { starts: [], length: [58, 58] },
    confirmations: 1,
    explorer: "https://allo.info/tx/{txid}",
    memo: memoRuleOf("algorand"),
  },
}
