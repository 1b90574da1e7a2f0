import type { ChainId } from "./chain-id.ts"

export interface ExplorerUrl {
  /** Missing where neither the host nor the path names a chain. */
  chain: ChainId | undefined
  /** A TxID of a test network is worth nothing, and a favourite of swindlers. */
  testnet: boolean
  /** Pieces of path, query and fragment, each with what the piece before it says it is. */
  parts: { value: string; role: "transaction" | "address" | "block" | "unknown" }[]
}

/**
 * Takes an explorer's address apart. Only the words in it count, not one explorer's routes, so a new layout or
 * an explorer we never heard of is read as well. Undefined when `text` isn't a web address.
 */
export function readExplorerUrl(text: string): ExplorerUrl | undefined {
  const match =
    /^(?:https?:\/\/)?(?:[^\s/@]*@)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?::\d+)?\/(.+)$/i.exec(text)
  if (!match?.[1] || !match[2]) return undefined
  const host = match[1].toLowerCase().replace(/^www\./, "")
  // An equals sign that ends a piece is base64's padding, not a parameter's.
  const words = match[2]
    .split(/[/?#&!]+|=(?=[^:/?#&=])/)
    .flatMap(piecesOf)
    .filter(Boolean)
  const names = [...host.split(/[.-]/), ...words.map((word) => word.toLowerCase())]
  return {
    chain: chainOfHost(host) ?? names.map((name) => slugs.get(name)).find(Boolean),
    testnet: names.some((name) => testnet.test(name)),
    parts: words.map((value, at) => ({ value, role: roleAfter(words[at - 1]) })),
  }
}

/** Hosts (and all hosts under them) that show one chain only. Where two fit, the longer one goes. */
const hosts = new Map(
  Object.entries({
    tron: "tronscan.org tronscan.io",
    ethereum: "etherscan.io etherscan.com ethplorer.io beaconcha.in",
    bsc: "bscscan.com bsctrace.com",
    polygon: "polygonscan.com",
    arbitrum: "arbiscan.io",
    optimism: "optimistic.etherscan.io explorer.optimism.io",
    base: "basescan.org",
    avalanche: "snowtrace.io snowscan.xyz avascan.info subnets.avax.network",
    bitcoin: "mempool.space bitaps.com blockstream.info btcscan.org btc.com",
    solana:
      "solscan.io explorer.solana.com solana.fm solanabeach.io xray.helius.xyz orb.helius.dev orbmarkets.io explorer.jito.wtf",
    ton: "tonscan.org tonviewer.com explorer.toncoin.org ton.cx dton.io tonscan.com",
    xrp: "xrpscan.com xrpl.org bithomp.com xrplexplorer.com",
    litecoin: "litecoinspace.org litecoinblockexplorer.net",
    dogecoin: "dogechain.info",
    "bitcoin-cash": "bchexplorer.cash bch.loping.net explorer.bitcoinunlimited.info blockchain.bitcoin.com",
    stellar: "stellar.expert stellarchain.io steexp.com lumenscan.io",
    cosmos: "cosmos.bigdipper.live atomscan.com",
    osmosis: "celatone.osmosis.zone",
    injective: "explorer.injective.network injscan.com",
    kava: "kavascan.com explorer.kava.io",
    terra: "finder.terra.money terrasco.pe finder.station.money chainsco.pe",
    thorchain: "runescan.io thorchain.net",
    cardano: "cardanoscan.io cexplorer.io explorer.cardano.org adastat.net pool.pm eutxo.org",
    polkadot: "polkadot.subscan.io polkadot.statescan.io assethub-polkadot.subscan.io polkascan.io",
    sui: "suiscan.xyz suivision.xyz explorer.sui.io suiexplorer.com",
    aptos: "explorer.aptoslabs.com aptoscan.com tracemove.io apscan.io",
    near: "nearblocks.io explorer.near.org pikespeak.ai",
    algorand: "allo.info explorer.perawallet.app algoexplorer.io lora.algokit.io algoscan.app",
  } satisfies Record<ChainId, string>).flatMap(([id, list]) =>
    list.split(" ").map((host) => [host, id as ChainId] as const),
  ),
)

/** How explorers of many chains (Blockchair, OKLink, Mintscan, Tokenview, …) name a chain in host or path. */
const slugs = new Map(
  Object.entries({
    tron: "tron trx",
    ethereum: "ethereum eth",
    bsc: "bsc bnb",
    polygon: "polygon matic pol",
    arbitrum: "arbitrum arb arbitrum-one arb1",
    optimism: "optimism",
    base: "base",
    avalanche: "avalanche avax avaxc avalanche-c avalanche-c-chain c-chain",
    bitcoin: "bitcoin btc",
    solana: "solana sol",
    ton: "ton toncoin",
    xrp: "xrp ripple xrp-ledger xrpl",
    litecoin: "litecoin ltc",
    dogecoin: "dogecoin doge",
    "bitcoin-cash": "bitcoin-cash bch",
    stellar: "stellar xlm",
    cosmos: "cosmos cosmoshub cosmos-hub cosmoshub-4 atom",
    osmosis: "osmosis osmo osmosis-1",
    injective: "injective inj injective-1",
    kava: "kava",
    terra: "terra luna terra2 phoenix-1",
    thorchain: "thorchain rune",
    cardano: "cardano ada",
    polkadot: "polkadot dot",
    sui: "sui",
    aptos: "aptos apt",
    near: "near",
    algorand: "algorand algo",
  } satisfies Record<ChainId, string>).flatMap(([id, list]) =>
    list.split(" ").map((slug) => [slug, id as ChainId] as const),
  ),
)

const testnet =
  /^(testnet.*|.*-testnet|devnet|sepolia|holesky|hoodi|goerli|shasta|nile|amoy|mumbai|fuji|preprod|preview|signet|westend|paseo)$/

const roles = {
  transaction:
    /^(tx|txs|txn|txns|txid|tx-?hash|hash|trx|transactions?|txblock|extrinsics?|operations?|tx_hash)$/i,
  address: /^(address(es)?|addr|accounts?|wallet|contract|token(20)?|coin|asset|mint|owner|a)$/i,
  block: /^(blocks?|height|ledgers?|slot|epoch|checkpoint)$/i,
}

function roleAfter(word: string | undefined): ExplorerUrl["parts"][number]["role"] {
  if (word === undefined) return "unknown"
  if (roles.transaction.test(word)) return "transaction"
  if (roles.address.test(word)) return "address"
  return roles.block.test(word) ? "block" : "unknown"
}

function chainOfHost(host: string): ChainId | undefined {
  for (let name = host; name.includes("."); name = name.slice(name.indexOf(".") + 1)) {
    const chain = hosts.get(name)
    if (chain) return chain
  }
  return undefined
}

/** Percent-decodes a piece; one of the form `lt:hash:account`, as TON explorers write it, is taken apart. */
function piecesOf(piece: string): string[] {
  const whole = decoded(piece)
  const trio = whole.split(":")
  return trio.length === 3 ? trio : [whole]
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece)
  } catch {
    return piece
  }
}
