import { expect, test } from "vitest"
import { byMethod, lookAt } from "./testing/recorded-node.ts"

const TXID = "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW"
const USDC = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"
const FROM = "83astBRguLMdt2h5U1Tpdq5tjFoJ6noeGwaY3mDLVcri"
const TO = "69UwBV4LPg7hHUS5JXiXyfgVnESmDKe8KJppsLj8pRU"
const ATA = "BCs5PvqEMJ2mWyKQqtLrNPLYCSqQ1mnT3JWfxMJtuQ7V"

const token = (accountIndex: number, owner: string, amount: string) => ({
  accountIndex,
  mint: USDC,
  owner,
  programId: "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
  uiTokenAmount: { amount, decimals: 6, uiAmountString: "" },
})
/** Shape: solana.com/docs/rpc/http/gettransaction, jsonParsed. */
const transaction = (meta: object) => ({
  slot: 380_000_000,
  blockTime: 1_795_000_000,
  version: 0,
  meta: {
    err: null,
    fee: 5000,
    preBalances: [10_000_000_000, 1_000_000, 2_039_280],
    postBalances: [10_000_000_000 - 5000, 1_000_000, 2_039_280],
    preTokenBalances: [],
    postTokenBalances: [],
    ...meta,
  },
  transaction: {
    signatures: [TXID],
    message: { accountKeys: [FROM, TO, ATA].map((pubkey) => ({ pubkey, signer: pubkey === FROM })) },
  },
})
const status = (more: object | null) => ({
  context: { slot: 380_000_010 },
  value: [
    more && { slot: 380_000_000, confirmations: null, err: null, confirmationStatus: "finalized", ...more },
  ],
})
const node = (tx: object | null, state: object | null) =>
  byMethod({ getTransaction: tx, getSignatureStatuses: status(state) })

test("a coin's transfer, told by balances before and after", async () => {
  const tx = transaction({
    preBalances: [10_000_000_000, 1_000_000, 0],
    postBalances: [7_499_995_000, 2_501_000_000, 0],
  })
  expect(await lookAt("solana", TXID, node(tx, {}))).toMatchObject({
    status: "confirmed",
    confirmations: 32,
    block: 380_000_000,
    transfers: [{ from: FROM, to: TO, asset: "SOL", contract: null, amount: "2.5" }],
  })
})

test("a token's transfer goes to the wallet, and the rent of its new account is none", async () => {
  const tx = transaction({
    preBalances: [10_000_000_000, 1_000_000, 0],
    postBalances: [9_997_955_720, 1_000_000, 2_039_280],
    preTokenBalances: [token(1, FROM, "900000000")],
    postTokenBalances: [token(1, FROM, "649500000"), token(2, TO, "250500000")],
  })
  const found = await lookAt("solana", TXID, node(tx, { confirmations: 12, confirmationStatus: "confirmed" }))
  expect(found).toMatchObject({
    status: "pending",
    confirmations: 12,
    secondsLeft: 8,
    transfers: [{ from: FROM, to: TO, asset: "USDC", contract: USDC, amount: "250.5" }],
  })
})

test("seen by its status alone is pending", async () => {
  const found = await lookAt(
    "solana",
    TXID,
    node(null, { confirmations: 0, confirmationStatus: "processed" }),
  )
  expect(found).toMatchObject({ status: "pending", confirmations: 0, transfers: [] })
})

test("with an error it failed", async () => {
  const tx = transaction({ err: { InstructionError: [0, { Custom: 1 }] } })
  expect(await lookAt("solana", TXID, node(tx, {}))).toMatchObject({ status: "failed", transfers: [] })
})

test("two nulls are a certain no", async () => {
  expect(await lookAt("solana", TXID, node(null, null))).toMatchObject({ state: "not-found" })
})
