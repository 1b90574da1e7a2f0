import { describe, expect, test } from "vitest"
import { byMethod, byPath, lookAt } from "./testing/recorded-node.ts"

/** Cardano by Koios, Polkadot by Subscan, Sui and NEAR by JSON-RPC. */

const HASH = "a1075db55d416d3ca199f55b6084e2115b9345e16c5cf302fc80e9d5fbf5d48d"
const DIGEST = "BCs5PvqEMJ2mWyKQqtLrNPLYCSqQ1mnT3JWfxMJtuQ7V"

describe("Cardano's Koios", () => {
  const FROM = "addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8"
  const TO = "addr1w8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtcyjy7wx"
  const side = (bech32: string, value: string, assets: object[] = []) => ({
    payment_addr: { bech32, cred: "00" },
    value,
    asset_list: assets,
  })
  const look = (transactions: object[]) =>
    lookAt(
      "cardano",
      HASH,
      byPath({
        "/tx_info": { json: transactions },
        "/tip": { json: [{ hash: "00", epoch_no: 600, block_no: 12_500_008 }] },
      }),
    )
  /** Shape: api.koios.rest, tx_info. */
  const transaction = (outputs: object[]) => ({
    tx_hash: HASH,
    block_height: 12_500_000,
    tx_timestamp: 1_795_000_000,
    inputs: [side(FROM, "9000000")],
    outputs,
  })

  test("coins count confirmations by blocks", async () => {
    expect(await look([transaction([side(TO, "2500000")])])).toMatchObject({
      status: "pending",
      confirmations: 9,
      needed: 15,
      secondsLeft: 120,
      transfers: [{ from: FROM, to: TO, asset: "ADA", contract: null, amount: "2.5" }],
    })
  })

  test("tokens ride on coins", async () => {
    const policy = "c48cbb3d5e57ed56e276bc45f99ab39abe94e6cd7ac39fb402da47ad"
    const asset = { policy_id: policy, asset_name: "0014df105553444d", decimals: 6, quantity: "940000000" }
    const found = await look([transaction([side(TO, "1200000", [asset])])])
    expect(found).toMatchObject({
      transfers: [
        { asset: "ADA", amount: "1.2" },
        { contract: `${policy}0014df105553444d`, amount: "940" },
      ],
    })
  })

  test("an empty list is a certain no", async () => {
    expect(await look([])).toMatchObject({ state: "not-found" })
  })
})

describe("Polkadot's Subscan", () => {
  const TXID = `0x${HASH}`
  const FROM = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"
  const TO = "1FRMM8PEiWXYax7rpS6X4XZX1aAAxSWx1CrKTyrVYhV24fg"
  /** Shape: support.subscan.io, scan/extrinsic. */
  const data = (more: object) => ({
    block_num: 28_000_000,
    block_timestamp: 1_795_000_000,
    extrinsic_hash: TXID,
    extrinsic_index: "28000000-2",
    success: true,
    finalized: true,
    pending: false,
    transfer: { from: FROM, to: TO, amount: "12.5", asset_symbol: "DOT", success: true },
    ...more,
  })
  const look = (found: object | null, txid = TXID) =>
    lookAt("polkadot", txid, ({ path, body }) =>
      path === "/api/scan/extrinsic" && (body["hash"] === TXID || body["extrinsic_index"] === "28000000-2")
        ? { json: { code: 0, message: "Success", generated_at: 1_795_000_100, data: found } }
        : undefined,
    )

  test("by hash and by its place in the block", async () => {
    const expected = {
      status: "confirmed",
      confirmations: 12,
      block: 28_000_000,
      transfers: [{ from: FROM, to: TO, asset: "DOT", amount: "12.5" }],
    }
    expect(await look(data({}))).toMatchObject(expected)
    expect(await look(data({}), "28000000-2")).toMatchObject(expected)
  })

  test("in a block that isn't final yet, pending, failed", async () => {
    expect(await look(data({ finalized: false }))).toMatchObject({ status: "pending", confirmations: 1 })
    expect(await look(data({ pending: true }))).toMatchObject({ status: "pending", block: null })
    expect(await look(data({ success: false }))).toMatchObject({ status: "failed" })
  })

  test("null is a certain no, a code of trouble isn't", async () => {
    expect(await look(null)).toMatchObject({ state: "not-found" })
    const trouble = await lookAt("polkadot", TXID, () => ({
      json: { code: 20_008, message: "API rate limit" },
    }))
    expect(trouble).toEqual({ state: "down", reason: "garbled" })
  })
})

describe("Sui JSON-RPC", () => {
  const FROM = `0x${"11".repeat(32)}`
  const TO = "0x02a212de6a9dfa3a69e22387acfbafbb1a9e591bd9d636e7895dcfc8de05f331"
  const USDC = "0xdba34672e30cb065b1f93e3ab55318768fd6fef66c15942c9f7cb846e2f900e7::usdc::USDC"
  const change = (address: string, coinType: string, amount: string) => ({
    owner: { AddressOwner: address },
    coinType,
    amount,
  })
  /** Shape: docs.sui.io, sui_getTransactionBlock. */
  const transaction = (more: object) => ({
    digest: DIGEST,
    effects: { status: { status: "success" } },
    timestampMs: "1795000000000",
    checkpoint: "210000000",
    balanceChanges: [
      change(FROM, "0x2::sui::SUI", "-2502000000"),
      change(TO, "0x2::sui::SUI", "2500000000"),
      { owner: { Shared: { initial_shared_version: 1 } }, coinType: "0x2::sui::SUI", amount: "5" },
    ],
    ...more,
  })
  const look = (result: object) =>
    lookAt(
      "sui",
      DIGEST,
      byMethod({
        sui_getTransactionBlock: result,
        suix_getCoinMetadata: { decimals: 6, symbol: "USDC", name: "USDC", description: "" },
      }),
    )

  test("coins, told by balances", async () => {
    expect(await look(transaction({}))).toMatchObject({
      status: "confirmed",
      block: 210_000_000,
      blockTime: "2026-11-18T11:06:40.000Z",
      transfers: [{ from: FROM, to: TO, asset: "SUI", contract: null, amount: "2.5" }],
    })
  })

  test("a token has its name from its metadata", async () => {
    const balanceChanges = [change(FROM, USDC, "-940000000"), change(TO, USDC, "940000000")]
    expect(await look(transaction({ balanceChanges }))).toMatchObject({
      transfers: [{ from: FROM, to: TO, asset: "USDC", contract: USDC, amount: "940" }],
    })
  })

  test("in no checkpoint yet, and failed", async () => {
    expect(await look(transaction({ checkpoint: null, timestampMs: null }))).toMatchObject({
      status: "pending",
    })
    const effects = { status: { status: "failure", error: "InsufficientGas" } }
    expect(await look(transaction({ effects, balanceChanges: [] }))).toMatchObject({ status: "failed" })
  })

  test("its own error is a certain no, another one isn't", async () => {
    const message = `Could not find the referenced transaction [TransactionDigest(${DIGEST})].`
    expect(await look({ error: { code: -32_602, message } })).toMatchObject({ state: "not-found" })
    expect(await look({ error: { code: -32_603, message: "Internal error" } })).toEqual({
      state: "down",
      reason: "garbled",
    })
  })
})

describe("NEAR JSON-RPC", () => {
  /** Shape: docs.near.org, tx and block. */
  const outcome = (actions: unknown[], more: object = {}) => ({
    final_execution_status: "FINAL",
    status: { SuccessValue: "" },
    transaction: { hash: DIGEST, signer_id: "alice.near", receiver_id: "usdt.tether-token.near", actions },
    transaction_outcome: { id: DIGEST, block_hash: DIGEST, outcome: {} },
    receipts_outcome: [],
    ...more,
  })
  const transfer = { Transfer: { deposit: "2500000000000000000000000" } }
  const metadata = { spec: "ft-1.0.0", name: "Tether USD", symbol: "USDt", decimals: 6 }
  const look = (tx: object) =>
    lookAt(
      "near",
      DIGEST,
      byMethod({
        tx,
        block: { header: { height: 175_000_000, timestamp_nanosec: "1795000000000000000" } },
        query: { result: [...Buffer.from(JSON.stringify(metadata))], logs: [] },
      }),
    )

  test("coins", async () => {
    expect(await look(outcome(["CreateAccount", transfer]))).toMatchObject({
      status: "confirmed",
      block: 175_000_000,
      blockTime: "2026-11-18T11:06:40.000Z",
      transfers: [{ from: "alice.near", to: "usdt.tether-token.near", asset: "NEAR", amount: "2.5" }],
    })
  })

  test("a token's receiver and memo stand in the call", async () => {
    const args = { receiver_id: "kestrel.near", amount: "940000000", memo: "104927" }
    const call = {
      FunctionCall: {
        method_name: "ft_transfer",
        args: Buffer.from(JSON.stringify(args)).toString("base64"),
        gas: 1,
        deposit: "1",
      },
    }
    expect(await look(outcome([call]))).toMatchObject({
      transfers: [
        {
          from: "alice.near",
          to: "kestrel.near",
          memo: "104927",
          asset: "USDT",
          contract: "usdt.tether-token.near",
          amount: "940",
        },
      ],
    })
  })

  test("failed, not final yet, in no block yet", async () => {
    expect(await look(outcome([transfer], { status: { Failure: { ActionError: {} } } }))).toMatchObject({
      status: "failed",
    })
    expect(await look(outcome([transfer], { final_execution_status: "EXECUTED_OPTIMISTIC" }))).toMatchObject({
      status: "pending",
    })
    expect(await look({ final_execution_status: "NONE" })).toMatchObject({ status: "pending", block: null })
  })

  test("its own cause is a certain no, a time-out of the node isn't", async () => {
    const error = (name: string) => ({
      error: { name: "HANDLER_ERROR", cause: { name, info: {} }, code: -32_000 },
    })
    expect(await look(error("UNKNOWN_TRANSACTION"))).toMatchObject({ state: "not-found" })
    expect(await look(error("TIMEOUT_ERROR"))).toEqual({ state: "down", reason: "garbled" })
  })
})
