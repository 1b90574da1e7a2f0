import { type AddressInfo, createServer } from "node:net"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { CheckAnswer } from "../../portal/props-form.ts"
import { byPath, openNode } from "../chains/nodes/testing/recorded-node.ts"
import { fileTicket } from "../platform/testing/file-ticket.ts"
import { type Customer, type House, openHouse } from "../platform/testing/house.ts"

const TXID = "a1075db55d416d3ca199f55b6084e2115b9345e16c5cf302fc80e9d5fbf5d48d"
const TRON = "TNDzfERDpxLDS2w1q6yaFC7pzqaSQ3Bg3r"
const RAW = "0:CA6E321C7CCE9ECEDF0A8CA2492EC8592494AA5FB5CE0387DFF96EF6AF982A3E"
const UQ = "UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA"

/** A house that asks nodes itself: TRON's takes a question and never answers, Ethereum's refuses, TON's works. */
let house: House
let odile: Customer
let close: () => Promise<void>
beforeAll(async () => {
  const mute = createServer(() => {})
  await new Promise<void>((done) => mute.listen(0, "127.0.0.1", done))
  const ton = await openNode(
    byPath({
      "/api/v3/transactions": {
        json: {
          transactions: [
            {
              now: 1_795_000_000,
              mc_block_seqno: 5,
              description: { aborted: false },
              in_msg: { source: `0:${"33".repeat(32)}`, destination: RAW, value: "2500000000" },
              out_msgs: [],
            },
          ],
        },
      },
      "/api/v3/actions": { json: { actions: [], metadata: {} } },
    }),
  )
  house = await openHouse({
    env: {
      CHAIN_NODE_TRON: `http://127.0.0.1:${(mute.address() as AddressInfo).port}`,
      CHAIN_NODE_ETHEREUM: "http://127.0.0.1:1",
      CHAIN_NODE_TON: ton.url,
    },
  })
  odile = await house.customer({ name: "Odile Varga" })
  close = async () => {
    mute.close()
    ton.close()
    await house.close()
  }
})
afterAll(() => close())

async function check(field: string, values: Record<string, string>): Promise<CheckAnswer> {
  const request = { type: "deposit-not-credited", field, values }
  const { status, body } = await odile.json("POST", "/api/intake/check", request)
  expect(status).toBe(200)
  return body
}

describe("a node that is no help never stops a ticket (domain §2.6)", () => {
  test.each([
    ["hangs", "USDT/tron", TXID, TRON],
    ["refuses", "ETH/ethereum", `0x${TXID}`, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"],
    ["isn't there", "BTC/bitcoin", TXID, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"],
  ])("that %s is said to be down, and the ticket is filed", async (_, pair, txid, address) => {
    const { lookup, errors } = await check("txid", { pair, txid, address })
    expect(lookup).toMatchObject({ state: "down" })
    expect(errors).toEqual([])
    const fields = { pair, txid, address, amount: "5", description: "Nothing came." }
    const ticket = await fileTicket(house, odile, { type: "deposit-not-credited", fields })
    expect((await odile.json("GET", `/tickets/${ticket.number}`)).status).toBe(200)
  })
})

test("the two spellings of one account on TON are one account", async () => {
  const values = { pair: "TON/ton", txid: TXID }
  const same = await check("txid", { ...values, address: UQ })
  expect(same.lookup).toMatchObject({ state: "found", amount: "2.5", to: { match: "unknown" } })
  const other = await check("txid", {
    ...values,
    address: "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs",
  })
  expect(other.lookup).toMatchObject({ to: { match: "differs" } })
})

describe("an address that nothing can be checked by is said to be one", () => {
  const SOLANA = "83astBRguLMdt2h5U1Tpdq5tjFoJ6noeGwaY3mDLVcri"
  const SUI = "0x02a212de6a9dfa3a69e22387acfbafbb1a9e591bd9d636e7895dcfc8de05f331"
  const evm = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"
  test.each([
    ["SOL/solana", SOLANA, "address-no-checksum"],
    ["SUI/sui", SUI, "address-no-checksum"],
    ["APT/aptos", SUI, "address-no-checksum"],
    ["NEAR/near", "alice.near", "address-no-checksum"],
    ["NEAR/near", "98793cd91a3f870fb126f66285808c7e094afcfc4eda8a970f6648cdf0dbd6de", "address-no-checksum"],
    ["TON/ton", RAW.toLowerCase(), "address-no-checksum"],
    ["ETH/ethereum", evm, "address-not-checksummed"],
    ["USDT/tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "address-is-contract"],
    ["BTC/bitcoin", "mzBc4XEFSdzCDcTxAgf6EZXgsZWpztRhef", "address-testnet"],
    ["ETH/ethereum", "0x000000000000000000000000000000000000dEaD", "address-burn"],
  ])("%s: %s", async (pair, address, code) => {
    const { notes, errors } = await check("address", { pair, address })
    expect(notes).toMatchObject([{ field: "address", code }])
    expect(errors).toEqual([])
  })

  test("with the characters at its ends, beside the field and once more before it is filed", async () => {
    const { notes } = await check("address", { pair: "SOL/solana", address: SOLANA })
    expect(notes[0]?.values).toMatchObject({ first: "83astB", last: "DLVcri" })
    // As they were typed, whatever our own spelling of the same account is.
    const small = await check("address", { pair: "ETH/ethereum", address: ` ${evm} ` })
    expect(small.notes[0]?.values).toMatchObject({ first: "0x5aae", last: "1beaed" })
    const raw = await check("address", { pair: "TON/ton", address: RAW })
    expect(raw.notes[0]?.values).toMatchObject({ first: "0:CA6E", last: "982A3E" })
  })

  test("one with a checksum that is right has nothing said about it", async () => {
    const { notes } = await check("address", { pair: "USDT/tron", address: TRON })
    expect(notes).toEqual([])
  })
})
