import { z } from "zod"
import type {
  AddressOwner,
  AssetPolicy,
  Deposit,
  DepositAddress,
  ExchangeUser,
  MemoRule,
  Withdrawal,
} from "./exchange.ts"
import {
  depositStatuses,
  holdClasses,
  lockReasons,
  lockScopes,
  memoRules,
  withdrawalStages,
} from "./exchange.ts"

/** The answers of the exchange's HTTP interface (docs/exchange-api.md), checked before anyone reads them. */

const word = z.string().min(1).max(200)
const instant = z.iso.datetime()
const amount = z.string().regex(/^\d{1,40}(\.\d{1,40})?$/)
const count = z.int().min(0)
/**
 * Desk and logs rely on masked values. An exchange that sends the bare ones has wired up the wrong field,
 * and shall learn so on its first call rather than after a leak.
 */
const masked = word.regex(/[•*]/)

const memoRule: z.ZodType<MemoRule> = z.enum(memoRules)

export const user: z.ZodType<ExchangeUser> = z.object({
  uid: word,
  username: word,
  maskedName: masked,
  maskedEmail: masked,
  maskedPhone: masked.nullable(),
  entity: word,
  vipLevel: count,
  kycLevel: count,
  language: word,
  createdAt: instant,
  locks: z
    .array(
      z.object({
        scope: z.enum(lockScopes),
        reason: z.enum(lockReasons),
        since: instant,
        until: instant.nullable(),
      }),
    )
    .max(20),
})

const policy: z.ZodType<AssetPolicy> = z.object({
  asset: word,
  chain: word,
  network: word,
  contract: word.nullable(),
  decimals: z.int().min(0).max(36),
  deposit: z.object({ open: z.boolean(), minimum: amount, confirmations: count, memo: memoRule }),
  withdrawal: z.object({ open: z.boolean(), minimum: amount, fee: amount }),
  maintenance: z.object({ since: instant, until: instant.nullable() }).nullable(),
})

export const assets = z.object({ assets: z.array(policy).max(5_000) })

const deposit: z.ZodType<Deposit> = z.object({
  id: word,
  uid: word,
  asset: word,
  chain: word,
  amount,
  txid: word,
  address: word,
  memo: word.nullable(),
  status: z.enum(depositStatuses),
  hold: z.enum(holdClasses).nullable(),
  confirmations: count,
  confirmationsNeeded: count,
  seenAt: instant,
  creditedAt: instant.nullable(),
})

export const deposits = z.object({ deposits: z.array(deposit).max(100) })

const withdrawal: z.ZodType<Withdrawal> = z.object({
  id: word,
  uid: word,
  asset: word,
  chain: word,
  amount,
  fee: amount,
  address: word,
  memo: word.nullable(),
  stage: z.enum(withdrawalStages),
  hold: z.enum(holdClasses).nullable(),
  txid: word.nullable(),
  confirmations: count,
  confirmationsNeeded: count,
  requestedAt: instant,
  stageSince: instant,
  cancellable: z.boolean(),
})

export const withdrawals = z.object({ withdrawals: z.array(withdrawal).max(100) })

export const addressOwner: z.ZodType<AddressOwner> = z.discriminatedUnion("ours", [
  z.object({ ours: z.literal(false) }),
  z.object({
    ours: z.literal(true),
    requesters: z.boolean().nullable(),
    issuedFor: word,
    retiredAt: instant.nullable(),
  }),
])

const depositAddress: z.ZodType<DepositAddress> = z.object({
  asset: word,
  chain: word,
  address: word,
  memo: word.nullable(),
  since: instant,
  retiredAt: instant.nullable(),
})

export const depositAddresses = z.object({ addresses: z.array(depositAddress).max(100) })

export const antiPhishingCode = z.object({ code: z.string().min(1).max(64).nullable() })

export const health = z.object({ time: instant })
