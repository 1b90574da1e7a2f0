import type { Down, NotConfigured, Ok } from "../platform/remote/index.ts"

/**
 * The port to the exchange whose customers we serve (docs/exchange-api.md is the HTTP form of it).
 *
 * Every answer says whether it is one: `down` and `not-configured` are ordinary states in which intake goes
 * on and checks run later. Amounts are decimal strings, instants ISO 8601 in UTC. Personal data comes
 * masked; nothing here moves money or lifts a lock.
 */
export type Exchange = {
  /** The account a customer names, or null when there is none. Proves nothing about who asks. */
  resolveUser(ref: UserRef): Promise<Answer<ExchangeUser | null>>
  /** All valid pairs of asset and network with their policy. Kept for a minute, and longer while down. */
  assets(): Promise<Answer<AssetCatalogue>>
  /** The deposit as the exchange's ledger has it; with `uid` only if it is that customer's. */
  depositByTxid(deposit: { chain: string; txid: string; uid?: string }): Promise<Answer<Deposit | null>>
  /** A withdrawal of this customer. */
  withdrawal(which: { uid: string } & ({ id: string } | { txid: string })): Promise<Answer<Withdrawal | null>>
  /** Whether the exchange holds an address, and whether it is the customer's who asks. Never names another. */
  addressOwner(address: AddressQuestion): Promise<Answer<AddressOwner>>
  /** Present and retired deposit addresses; null when there is no such account. */
  depositAddresses(which: {
    uid: string
    asset: string
    chain: string
  }): Promise<Answer<DepositAddress[] | null>>
  /** The phrase the customer expects in genuine mail. Fetch it when the mail is sent; never store or log it. */
  antiPhishingCode(uid: string): Promise<Answer<string | null>>
  /** Whether the exchange answers now; asks even when the last questions failed. */
  health(): Promise<Answer<{ time: string }>>
}

export type Answer<T> = Ok<T> | Down | NotConfigured

export type UserRef = { uid: string } | { email: string } | { username: string }

export type ExchangeUser = {
  uid: string
  username: string
  maskedName: string
  maskedEmail: string
  maskedPhone: string | null
  /** The legal entity that serves the account; decides regime and retention. */
  entity: string
  vipLevel: number
  kycLevel: number
  /** A BCP 47 tag, such as "zh-CN". */
  language: string
  createdAt: string
  locks: AccountLock[]
}

/** What the account cannot do at present. `until` is null when a person has to lift it. */
export type AccountLock = { scope: LockScope; reason: LockReason; since: string; until: string | null }
export const lockScopes = ["sign-in", "withdrawals", "trading", "deposits"] as const
export type LockScope = (typeof lockScopes)[number]
/** Only the class of a reason ever leaves the exchange. */
export const lockReasons = [
  "factor-changed",
  "factor-lost",
  "password-changed",
  "owner-freeze",
  "review",
] as const
export type LockReason = (typeof lockReasons)[number]

export type AssetCatalogue = { policies: AssetPolicy[]; asOf: string }

export type AssetPolicy = {
  asset: string
  chain: string
  /** The network's name as customers know it, such as "TRON (TRC20)". */
  network: string
  /** The token's contract or mint; null for the chain's own coin. */
  contract: string | null
  /** Decimal places of the smallest unit. */
  decimals: number
  deposit: { open: boolean; minimum: string; confirmations: number; memo: MemoRule }
  withdrawal: { open: boolean; minimum: string; fee: string }
  maintenance: { since: string; until: string | null } | null
}
export const memoRules = ["none", "memo", "tag"] as const
export type MemoRule = (typeof memoRules)[number]

export type Deposit = {
  id: string
  uid: string
  asset: string
  chain: string
  amount: string
  txid: string
  address: string
  memo: string | null
  status: DepositStatus
  /** Why a held deposit is held, as a class only. */
  hold: HoldClass | null
  confirmations: number
  confirmationsNeeded: number
  seenAt: string
  creditedAt: string | null
}
export const depositStatuses = ["confirming", "credited", "held", "below-minimum", "returned"] as const
export type DepositStatus = (typeof depositStatuses)[number]
export const holdClasses = ["risk-review", "travel-rule", "factor-changed", "maintenance"] as const
export type HoldClass = (typeof holdClasses)[number]

export type Withdrawal = {
  id: string
  uid: string
  asset: string
  chain: string
  amount: string
  fee: string
  address: string
  memo: string | null
  stage: WithdrawalStage
  hold: HoldClass | null
  /** Null until it was signed and sent to the network. */
  txid: string | null
  confirmations: number
  confirmationsNeeded: number
  requestedAt: string
  stageSince: string
  /** True while the customer can still cancel it, which is before it is signed. */
  cancellable: boolean
}
export const withdrawalStages = [
  "review",
  "queued",
  "signed",
  "broadcast",
  "confirmed",
  "cancelled",
  "failed",
] as const
export type WithdrawalStage = (typeof withdrawalStages)[number]

export type AddressQuestion = { chain: string; address: string; memo?: string; uid?: string }

export type AddressOwner =
  | { ours: false }
  | {
      ours: true
      /** Whether it is the address of the `uid` asked for; null when none was given. */
      requesters: boolean | null
      /** The chain it was issued for: on sibling chains the same address can be ours and yet not be watched. */
      issuedFor: string
      retiredAt: string | null
    }

export type DepositAddress = {
  asset: string
  chain: string
  address: string
  memo: string | null
  since: string
  retiredAt: string | null
}
