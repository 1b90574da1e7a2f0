import { describe, expect, test } from "vitest"
import { type ChainId, chainIds } from "./chain-id.ts"
import { chains } from "./chains.ts"
import { readTxid } from "./txid.ts"

const hash = "a1075db55d416d3ca199f55b6084e2115b9345e16c5cf302fc80e9d5fbf5d48d"
const x = `0x${hash}`
const upper = hash.toUpperCase()
const solana = "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW"
const digest = "BCs5PvqEMJ2mWyKQqtLrNPLYCSqQ1mnT3JWfxMJtuQ7V"
const algorand = "OJX5XQEFOBDOOBYUPGNXYQ3SSL7YHHI5XMQ7BBQUUYFVOYBAX5QA"
const tonBase64 = "oQddtV1BbTyhmfVbYITiEVuTReFsXPMC_IDp1fv11I0="

/** Explorers people paste from, several for every chain; what they are called changes, the words in them hardly. */
const pages: [url: string, chain: ChainId, txid: string][] = [
  [`https://tronscan.org/#/transaction/${hash}`, "tron", hash],
  [`https://tronscan.org/#/transaction/${hash}?lang=zh`, "tron", hash],
  [`https://www.tronscan.io/#/transaction/${hash}`, "tron", hash],
  [`https://etherscan.io/tx/${x}`, "ethereum", x],
  [`https://etherscan.io/tx/${x}#eventlog`, "ethereum", x],
  [`https://cn.etherscan.com/tx/${x}`, "ethereum", x],
  [`https://ethplorer.io/tx/${x}`, "ethereum", x],
  [`https://eth.blockscout.com/tx/${x}?tab=logs`, "ethereum", x],
  [`https://bscscan.com/tx/${x}`, "bsc", x],
  [`https://polygonscan.com/tx/${x}`, "polygon", x],
  [`https://arbiscan.io/tx/${x}`, "arbitrum", x],
  [`https://optimistic.etherscan.io/tx/${x}`, "optimism", x],
  [`https://basescan.org/tx/${x}`, "base", x],
  [`https://base.blockscout.com/tx/${x}`, "base", x],
  [`https://snowtrace.io/tx/${x}?chainid=43114`, "avalanche", x],
  [`https://subnets.avax.network/c-chain/tx/${x}`, "avalanche", x],
  [`https://mempool.space/tx/${hash}`, "bitcoin", hash],
  [`https://mempool.space/zh/tx/${hash}#vin=0`, "bitcoin", hash],
  [`https://blockstream.info/tx/${hash}`, "bitcoin", hash],
  [`https://www.blockchain.com/explorer/transactions/btc/${hash}`, "bitcoin", hash],
  [`https://www.blockchain.com/btc/tx/${hash}`, "bitcoin", hash],
  [`https://blockchair.com/bitcoin/transaction/${hash}`, "bitcoin", hash],
  [`https://blockchair.com/zh/bitcoin-cash/transaction/${hash}`, "bitcoin-cash", hash],
  [`https://blockchair.com/ethereum/transaction/${x}`, "ethereum", x],
  [`https://live.blockcypher.com/btc/tx/${hash}/`, "bitcoin", hash],
  [`https://live.blockcypher.com/doge/tx/${hash}/`, "dogecoin", hash],
  [`https://litecoinspace.org/tx/${hash}`, "litecoin", hash],
  [`https://dogechain.info/tx/${hash}`, "dogecoin", hash],
  [`https://www.oklink.com/zh-hans/tron/tx/${hash}`, "tron", hash],
  [`https://www.oklink.com/bsc/tx/${x}`, "bsc", x],
  [`https://btc.tokenview.io/en/tx/${hash}`, "bitcoin", hash],
  [`https://solscan.io/tx/${solana}`, "solana", solana],
  [`https://explorer.solana.com/tx/${solana}?cluster=mainnet-beta`, "solana", solana],
  [`https://solana.fm/tx/${solana}`, "solana", solana],
  [`https://xrpscan.com/tx/${upper}`, "xrp", upper],
  [`https://livenet.xrpl.org/transactions/${upper}/detailed`, "xrp", upper],
  [`https://bithomp.com/explorer/${hash}`, "xrp", upper],
  [`https://tonviewer.com/transaction/${hash}`, "ton", hash],
  [`https://tonscan.org/tx/${tonBase64}`, "ton", hash],
  [`https://tonscan.org/tx/${encodeURIComponent(tonBase64.replace("_", "/"))}`, "ton", hash],
  [
    `https://ton.cx/tx/48213000001:${tonBase64}:EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF`,
    "ton",
    hash,
  ],
  [`https://www.mintscan.io/cosmos/tx/${hash}?height=23000000`, "cosmos", upper],
  [`https://www.mintscan.io/osmosis/txs/${upper}`, "osmosis", upper],
  [`https://ping.pub/kava/tx/${upper}`, "kava", upper],
  [`https://explorer.injective.network/transaction/${x}/`, "injective", x],
  [`https://finder.terra.money/mainnet/tx/${upper}`, "terra", upper],
  [`https://viewblock.io/thorchain/tx/${upper}`, "thorchain", upper],
  [`https://runescan.io/tx/${upper}`, "thorchain", upper],
  [`https://stellar.expert/explorer/public/tx/${hash}`, "stellar", hash],
  [`https://cardanoscan.io/transaction/${hash}?tab=utxo`, "cardano", hash],
  [`https://explorer.cardano.org/en/transaction?id=${hash}`, "cardano", hash],
  [`https://polkadot.subscan.io/extrinsic/${x}`, "polkadot", x],
  ["https://polkadot.subscan.io/extrinsic/23456789-2", "polkadot", "23456789-2"],
  [`https://suiscan.xyz/mainnet/tx/${digest}`, "sui", digest],
  [`https://suivision.xyz/txblock/${digest}`, "sui", digest],
  [`https://explorer.aptoslabs.com/txn/${x}?network=mainnet`, "aptos", x],
  ["https://explorer.aptoslabs.com/txn/1234567890/userTxnOverview?network=mainnet", "aptos", "1234567890"],
  [`https://aptoscan.com/transaction/1234567890`, "aptos", "1234567890"],
  [`https://nearblocks.io/zh-cn/txns/${digest}#execution`, "near", digest],
  [`https://allo.info/tx/${algorand}`, "algorand", algorand],
  [`https://explorer.perawallet.app/tx/${algorand}/`, "algorand", algorand],
  [`https://trx.tokenview.io/cn/tx/${hash}`, "tron", hash],
  [`https://www.oklink.com/trx/tx/${hash}`, "tron", hash],
  [`https://blockchair.com/tron/transaction/${hash}`, "tron", hash],
  [`https://eth.tokenview.io/en/tx/${x}`, "ethereum", x],
  [`https://www.oklink.com/eth/tx/${x}`, "ethereum", x],
  [`https://blockexplorer.one/ethereum/mainnet/tx/${x}`, "ethereum", x],
  [`https://bsctrace.com/tx/${x}`, "bsc", x],
  [`https://bsc.tokenview.io/en/tx/${x}`, "bsc", x],
  [`https://polygon.blockscout.com/tx/${x}`, "polygon", x],
  [`https://www.oklink.com/polygon/tx/${x}`, "polygon", x],
  [`https://arbitrum.blockscout.com/tx/${x}`, "arbitrum", x],
  [`https://www.oklink.com/arbitrum-one/tx/${x}`, "arbitrum", x],
  [`https://optimism.blockscout.com/tx/${x}`, "optimism", x],
  [`https://www.oklink.com/optimism/tx/${x}`, "optimism", x],
  [`https://www.oklink.com/base/tx/${x}`, "base", x],
  [`https://snowscan.xyz/tx/${x}`, "avalanche", x],
  [`https://www.oklink.com/avax/tx/${x}`, "avalanche", x],
  [`https://avascan.info/blockchain/c/tx/${x}`, "avalanche", x],
  [`https://btc.com/btc/transaction/${hash}`, "bitcoin", hash],
  [`https://www.oklink.com/btc/tx/${hash}`, "bitcoin", hash],
  [`https://blockchair.com/litecoin/transaction/${hash}`, "litecoin", hash],
  [`https://live.blockcypher.com/ltc/tx/${hash}/`, "litecoin", hash],
  [`https://ltc.tokenview.io/en/tx/${hash}`, "litecoin", hash],
  [`https://blockchair.com/dogecoin/transaction/${hash}`, "dogecoin", hash],
  [`https://doge.tokenview.io/en/tx/${hash}`, "dogecoin", hash],
  [`https://sochain.com/tx/DOGE/${hash}`, "dogecoin", hash],
  [`https://www.blockchain.com/explorer/transactions/bch/${hash}`, "bitcoin-cash", hash],
  [`https://bchexplorer.cash/tx/${hash}`, "bitcoin-cash", hash],
  [`https://solanabeach.io/transaction/${solana}`, "solana", solana],
  [`https://xray.helius.xyz/tx/${solana}?network=mainnet`, "solana", solana],
  [`https://www.oklink.com/solana/tx/${solana}`, "solana", solana],
  [`https://xrplexplorer.com/en/tx/${upper}`, "xrp", upper],
  [`https://blockchair.com/xrp-ledger/transaction/${upper}`, "xrp", upper],
  [`https://www.oklink.com/ton/tx/${hash}`, "ton", hash],
  [`https://explorer.toncoin.org/transaction?hash=${hash}`, "ton", hash],
  [`https://dton.io/tx/${upper}`, "ton", hash],
  [`https://atomscan.com/transactions/${upper}`, "cosmos", upper],
  [`https://www.mintscan.io/cosmos/transactions/${upper}`, "cosmos", upper],
  [`https://ping.pub/cosmos/tx/${upper}`, "cosmos", upper],
  [`https://ping.pub/osmosis/tx/${upper}`, "osmosis", upper],
  [`https://celatone.osmosis.zone/osmosis-1/txs/${upper}`, "osmosis", upper],
  [`https://www.mintscan.io/injective/tx/${upper}`, "injective", upper],
  [`https://injscan.com/transaction/${upper}/`, "injective", upper],
  [`https://kavascan.com/tx/${x}`, "kava", x],
  [`https://www.mintscan.io/kava/tx/${upper}`, "kava", upper],
  [`https://terrasco.pe/mainnet/tx/${upper}`, "terra", upper],
  [`https://ping.pub/terra/tx/${upper}`, "terra", upper],
  [`https://thorchain.net/tx/${upper}`, "thorchain", upper],
  [`https://stellarchain.io/tx/${hash}`, "stellar", hash],
  [`https://blockchair.com/stellar/transaction/${hash}`, "stellar", hash],
  [`https://lumenscan.io/txns/${hash}`, "stellar", hash],
  [`https://cexplorer.io/tx/${hash}`, "cardano", hash],
  [`https://adastat.net/transactions/${hash}`, "cardano", hash],
  [`https://blockchair.com/cardano/transaction/${hash}`, "cardano", hash],
  [`https://assethub-polkadot.subscan.io/extrinsic/${x}?tab=event`, "polkadot", x],
  [`https://polkadot.statescan.io/#/extrinsics/${x}`, "polkadot", x],
  [`https://blockchair.com/polkadot/extrinsic/${x}`, "polkadot", x],
  [`https://explorer.sui.io/txblock/${digest}?network=mainnet`, "sui", digest],
  [`https://www.oklink.com/sui/tx/${digest}`, "sui", digest],
  [`https://www.oklink.com/aptos/tx/${x}`, "aptos", x],
  [`https://tracemove.io/transaction/${x}`, "aptos", x],
  [`https://explorer.near.org/transactions/${digest}`, "near", digest],
  [`https://pikespeak.ai/transaction-viewer/${digest}`, "near", digest],
  [`https://www.oklink.com/near/tx/${digest}`, "near", digest],
  [`https://lora.algokit.io/mainnet/transaction/${algorand}`, "algorand", algorand],
  [`https://algoexplorer.io/tx/${algorand}`, "algorand", algorand],
  [`tronscan.org/#/transaction/${hash}`, "tron", hash],
  [`HTTPS://ETHERSCAN.IO/tx/${x}`, "ethereum", x],
]

describe("a transaction's page gives its TxID and its chain", () => {
  test.each(pages)("%s", (url, chain, txid) => {
    expect(readTxid(url)).toMatchObject({
      kind: "txid",
      chain,
      chains: [chain],
      txid,
      fits: true,
      testnet: false,
    })
    expect(readTxid(url, chain)).toMatchObject({ kind: "txid", chain, fits: true, cleaned: ["url"] })
  })

  test("at least three explorers of every chain are known, the one we link to among them", () => {
    for (const chain of chainIds) {
      const hostsOf = pages.flatMap(([url, id]) => (id === chain ? [url.split("/")[2]] : []))
      const linked = chains[chain].explorer.replace("{txid}", pages.find(([, id]) => id === chain)?.[2] ?? "")
      expect([chain, new Set(hostsOf).size >= 3]).toEqual([chain, true])
      expect(readTxid(linked)).toMatchObject({ kind: "txid", chain })
    }
  })

  test("an explorer nobody knows still gives the TxID, but no chain", () => {
    const reading = readTxid(`https://scan.example.org/v2/transaction/${hash}/overview`)
    expect(reading).toMatchObject({ kind: "txid", txid: hash })
    expect(reading).not.toHaveProperty("chain")
  })

  test("an explorer of another chain than the chosen one doesn't fit", () => {
    const reading = readTxid(`https://bscscan.com/tx/${x}`, "ethereum")
    expect(reading).toMatchObject({ kind: "txid", chain: "bsc", chains: ["bsc"], fits: false })
  })
})

test.each([
  `https://sepolia.etherscan.io/tx/${x}`,
  `https://testnet.bscscan.com/tx/${x}`,
  `https://shasta.tronscan.org/#/transaction/${hash}`,
  `https://nile.tronscan.org/#/transaction/${hash}`,
  `https://mempool.space/testnet4/tx/${hash}`,
  `https://explorer.solana.com/tx/${solana}?cluster=devnet`,
  `https://suiscan.xyz/testnet/tx/${digest}`,
  `https://testnet.tonviewer.com/transaction/${hash}`,
  `https://stellar.expert/explorer/testnet/tx/${hash}`,
])("a test network is told: %s", (url) => {
  expect(readTxid(url)).toMatchObject({ kind: "txid", testnet: true })
})

describe("other pages of an explorer", () => {
  test.each([
    `https://etherscan.io/block/${x}`,
    `https://mempool.space/block/${hash}`,
    "https://tronscan.org/#/block/65432100",
    "https://polkadot.subscan.io/block/23456789",
    "https://tronscan.org/#/data/stats",
  ])("%s is no transaction", (url) => {
    expect(readTxid(url).kind).toBe("other-page")
  })

  test.each<[string, ChainId, string]>([
    [
      "https://tronscan.org/#/address/TVKnRyjP2WPBg8Y4ErK9pGSSxY6BVScJy9",
      "tron",
      "TVKnRyjP2WPBg8Y4ErK9pGSSxY6BVScJy9",
    ],
    [
      "https://bscscan.com/address/0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed#tokentxns",
      "bsc",
      "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    ],
    [`https://solscan.io/account/${digest}`, "solana", digest],
    [`https://suiscan.xyz/mainnet/account/${x}`, "sui", x],
    [`https://explorer.aptoslabs.com/account/${x}?network=mainnet`, "aptos", x],
    [
      "https://tonviewer.com/EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF",
      "ton",
      "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF",
    ],
  ])("%s is an address", (url, chain, address) => {
    const reading = readTxid(url)
    expect(reading).toMatchObject({ kind: "address", address, cleaned: ["url"] })
    expect(reading.kind === "address" && reading.chains[0]).toBe(chain)
  })
})
