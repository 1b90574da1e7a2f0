import type { Chain } from "./address.ts"
import { addressOf, txidOf } from "./address.ts"
import { pairOf } from "./assets.ts"
import type { WalletAddress } from "./wallet.ts"
import { addressFor, memoOf } from "./wallet.ts"

export type ChainTransfer = {
  from: string | null
  to: string
  memo: string | null
  asset: string
  contract: string | null
  amount: string
}

export type ChainTransaction = {
  chain: Chain
  txid: string
  transfers: ChainTransfer[]
  /** Null while it waits in the mempool. */
  minedAt: Date | null
  /** Its life begins when somebody first looks: so many seconds old it is then. Null for all others. */
  ageAtFirstLook: number | null
  /** Mined, but it moved nothing. */
  reverted: boolean
  /** Asking for this one never ends: the node hangs over it. */
  hangs: boolean
  /** The exchange looks at it before crediting; customers learn no more than the class. */
  held: "travel-rule" | "risk-review" | null
}

/** The scene's transactions by what each of them shows. Times are minutes before the start of the scene. */
export function transactionsAt(start: Date, wallet: readonly WalletAddress[]) {
  const mine = (minutesAgo: number) => new Date(start.getTime() - minutesAgo * 60_000)
  const to = (uid: string, asset: string, chain: Chain) => addressFor(wallet, uid, { asset, chain })
  const retired = wallet.find((each) => each.retiredAt !== null)?.address ?? ""

  return {
    /** 何知远: confirmed on chain, to his retired address; the ledger knows nothing of it. */
    retiredAddress: transaction({
      txid: "9c41e07b52d8f3a6604b1de98a27c5f03e7718bc4d920fa5b6c3e1847d05f29a",
      chain: "tron",
      asset: "USDT",
      amount: "2480",
      to: retired,
      minedAt: mine(27.6),
    }),
    /** 钱若溪: 14 of 20 when somebody first looks, then one more every three seconds. */
    pending: transaction({
      txid: "a4c123b1612dd272d1371c17149d439536b3216fdaeeb975729fae923d5a4fd1",
      chain: "tron",
      asset: "USDT",
      amount: "1860",
      to: to("31833064", "USDT", "tron"),
      minedAt: null,
      ageAtFirstLook: 39,
    }),
    /** 钱若溪: confirmed and held by the exchange. */
    held: transaction({
      txid: "7f3a91c04be25d8860fa1c9be7d42f05c1b86e93a70d54ff2e9138b6d0c47a1e",
      chain: "tron",
      asset: "USDT",
      amount: "1250",
      to: to("31833064", "USDT", "tron"),
      minedAt: mine(34),
      held: "travel-rule",
    }),
    /** 沈墨言: USDT on Ethereum to the address she was given for BSC. */
    otherChain: transaction({
      txid: txidOf("ethereum", "other chain"),
      chain: "ethereum",
      asset: "USDT",
      amount: "5300",
      to: to("30266013", "USDT", "bsc"),
      minedAt: mine(51),
    }),
    /** 林書維: mined on Ethereum and reverted. */
    failed: transaction({
      txid: txidOf("ethereum", "failed"),
      chain: "ethereum",
      asset: "USDC",
      amount: "940",
      to: to("30692178", "USDC", "ethereum"),
      minedAt: mine(75),
      reverted: true,
    }),
    /** Odile Varga: in the mempool for three hours, with a fee too small to be mined. */
    unconfirmed: transaction({
      txid: txidOf("bitcoin", "unconfirmed"),
      chain: "bitcoin",
      asset: "BTC",
      amount: "0.015",
      to: to("30417756", "BTC", "bitcoin"),
      minedAt: null,
    }),
    /** Tomas Reyhl: less than the smallest deposit. */
    belowMinimum: transaction({
      txid: txidOf("tron", "below minimum"),
      chain: "tron",
      asset: "USDT",
      amount: "0.5",
      to: to("31724590", "USDT", "tron"),
      minedAt: mine(190),
    }),
    /** Amara Linde: XRP to the shared address, without her tag. */
    withoutTag: transaction({
      txid: txidOf("xrp", "without tag"),
      chain: "xrp",
      asset: "XRP",
      amount: "450",
      to: to("31508837", "XRP", "xrp"),
      minedAt: mine(140),
    }),
    /** Confirmed, to an address that is not of this exchange. */
    toStranger: transaction({
      txid: txidOf("tron", "to a stranger"),
      chain: "tron",
      asset: "USDT",
      amount: "320",
      to: addressOf("tron", "a stranger"),
      minedAt: mine(95),
    }),
    /** A look-up of this one never comes to an end. */
    hanging: transaction({
      txid: txidOf("tron", "hanging"),
      chain: "tron",
      asset: "USDT",
      amount: "75",
      to: to("30975521", "USDT", "tron"),
      minedAt: mine(60),
      hangs: true,
    }),
    /** 何知远: three ordinary deposits of the last weeks, and one with a memo of 苏屿's. */
    credited: transaction({
      txid: txidOf("tron", "credited"),
      chain: "tron",
      asset: "USDT",
      amount: "600",
      to: to("30881492", "USDT", "tron"),
      minedAt: mine(12_960),
    }),
    creditedEther: transaction({
      txid: txidOf("ethereum", "credited"),
      chain: "ethereum",
      asset: "ETH",
      amount: "1.8",
      to: to("30881492", "ETH", "ethereum"),
      minedAt: mine(11_058),
    }),
    creditedBitcoin: transaction({
      txid: txidOf("bitcoin", "credited"),
      chain: "bitcoin",
      asset: "BTC",
      amount: "0.042",
      to: to("30881492", "BTC", "bitcoin"),
      minedAt: mine(4_613),
    }),
    creditedWithMemo: transaction({
      txid: txidOf("ton", "credited"),
      chain: "ton",
      asset: "TON",
      amount: "210",
      to: to("30975521", "TON", "ton"),
      memo: memoOf("30975521"),
      minedAt: mine(7_200),
    }),
    /** Tomas Reyhl's withdrawal, on its way. */
    withdrawalSent: transaction({
      txid: txidOf("bitcoin", "withdrawal sent"),
      chain: "bitcoin",
      asset: "BTC",
      amount: "0.08",
      from: addressOf("bitcoin", "hot wallet"),
      to: addressOf("bitcoin", "Tomas Reyhl's own wallet"),
      minedAt: null,
    }),
    /** 沈墨言's withdrawal, arrived. */
    withdrawalArrived: transaction({
      txid: txidOf("tron", "withdrawal arrived"),
      chain: "tron",
      asset: "USDT",
      amount: "12000",
      from: addressOf("tron", "hot wallet"),
      to: addressOf("tron", "沈墨言's own wallet"),
      minedAt: mine(2_870),
    }),
  }
}

type Outline = {
  txid: string
  chain: Chain
  asset: string
  amount: string
  to: string
  minedAt: Date | null
} & Partial<
  Pick<ChainTransaction, "reverted" | "hangs" | "held" | "ageAtFirstLook"> & { from: string; memo: string }
>

function transaction(o: Outline): ChainTransaction {
  const from = o.from ?? (o.chain === "bitcoin" ? null : addressOf(o.chain, `sender of ${o.txid}`))
  const contract = pairOf(o.asset, o.chain)?.contract ?? null
  return {
    chain: o.chain,
    txid: o.txid,
    transfers: [{ from, to: o.to, memo: o.memo ?? null, asset: o.asset, contract, amount: o.amount }],
    minedAt: o.minedAt,
    ageAtFirstLook: o.ageAtFirstLook ?? null,
    reverted: o.reverted ?? false,
    hangs: o.hangs ?? false,
    held: o.held ?? null,
  }
}
