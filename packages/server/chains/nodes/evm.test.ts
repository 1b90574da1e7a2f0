import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { connectChainLookUp } from "../connect-look-up.ts"
import { type Anvil, anvilBinary, startAnvil } from "./testing/anvil.ts"
import { tokenCode } from "./testing/token-code.ts"

const binary = anvilBinary()
if (!binary) process.stdout.write("Ethereum’s look-up is not tested: anvil has no binary for this machine.\n")

const SENDER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
const EXCHANGE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
const TUSD = "0x00000000000000000000000000000000000A11cE"
const OLD_STYLE = "0x0000000000000000000000000000000000000b0b"
const NO_TOKEN = "0x0000000000000000000000000000000000000C0c"

const transferTo = (to: string, units: number) =>
  `0xa9059cbb${to.slice(2).toLowerCase().padStart(64, "0")}${units.toString(16).padStart(64, "0")}`

describe.skipIf(!binary)("Ethereum JSON-RPC, against a real node", () => {
  let anvil: Anvil
  beforeAll(async () => {
    anvil = await startAnvil(String(binary))
    await anvil.call("anvil_setCode", TUSD, tokenCode("string"))
    await anvil.call("anvil_setCode", OLD_STYLE, tokenCode("bytes32"))
    await anvil.call("anvil_setCode", NO_TOKEN, tokenCode("none"))
  }, 30_000)
  afterAll(() => anvil.close())

  const connect = (url = anvil.url) => connectChainLookUp({ nodes: { ethereum: { url } } })
  const look = (txid: string) => connect().findTransaction("ethereum", txid)
  const send = async (to: string, more: { value?: string; data?: string }) =>
    String(await anvil.call("eth_sendTransaction", { from: SENDER, to, gas: "0x30d40", ...more }))
  const mine = (blocks: number) => anvil.call("anvil_mine", `0x${blocks.toString(16)}`)

  test("a transfer of the chain's own coin counts confirmations until it is settled", async () => {
    const txid = await send(EXCHANGE, { value: "0x14d1120d7b160000" })
    const fresh = await look(txid)
    expect(fresh).toMatchObject({
      state: "found",
      chain: "ethereum",
      txid,
      status: "pending",
      confirmations: 1,
      needed: 12,
      secondsLeft: 132,
      block: expect.any(Number),
      blockTime: expect.stringMatching(/^\d{4}-.*Z$/),
      transfers: [{ from: SENDER, to: EXCHANGE, memo: null, asset: "ETH", contract: null, amount: "1.5" }],
    })
    await mine(11)
    expect(await look(txid)).toMatchObject({ status: "confirmed", confirmations: 12, secondsLeft: null })
  })

  test("a token's transfer has the name and the decimals its contract tells", async () => {
    const txid = await send(TUSD, { data: transferTo(EXCHANGE, 2_480_500_000) })
    expect(await look(txid)).toMatchObject({
      status: "pending",
      transfers: [
        { from: SENDER, to: EXCHANGE, memo: null, asset: "TUSD", contract: TUSD, amount: "2480.5" },
      ],
    })
  })

  test("a token that names itself in 32 bytes, as the early ones do, is read as well", async () => {
    const txid = await send(OLD_STYLE, { data: transferTo(EXCHANGE, 1) })
    expect(await look(txid)).toMatchObject({ transfers: [{ asset: "TUSD", amount: "0.000001" }] })
  })

  test("a contract that logs a transfer and is no token moves nothing we would tell", async () => {
    const txid = await send(NO_TOKEN, { data: transferTo(EXCHANGE, 1) })
    expect(await look(txid)).toMatchObject({ state: "found", transfers: [] })
  })

  test("one in the mempool is pending, with what it is to move", async () => {
    await anvil.call("evm_setAutomine", false)
    const txid = await send(TUSD, { data: transferTo(EXCHANGE, 5_000_000) })
    expect(await look(txid)).toMatchObject({
      status: "pending",
      confirmations: 0,
      block: null,
      blockTime: null,
      transfers: [{ to: EXCHANGE, asset: "TUSD", amount: "5" }],
    })
    await mine(1)
    await anvil.call("evm_setAutomine", true)
    expect(await look(txid)).toMatchObject({ status: "pending", confirmations: 1 })
  })

  test("one that was reverted failed, whatever is mined on top", async () => {
    const txid = await send(TUSD, { data: transferTo(EXCHANGE, 0) })
    await mine(20)
    expect(await look(txid)).toMatchObject({ status: "failed", transfers: [{ asset: "TUSD", amount: "0" }] })
  })

  test("a hash nobody made is a certain no", async () => {
    expect(await look(`0x${"0".repeat(64)}`)).toEqual({ state: "not-found", checkedAt: expect.any(String) })
  })

  test("a hash filed without its 0x is asked for as the chain writes it", async () => {
    const txid = await send(EXCHANGE, { value: "0x1" })
    expect(await look(txid.slice(2))).toMatchObject({ state: "found", txid })
  })

  test("a token is asked for its name once", async () => {
    const lookUp = connect()
    const first = await send(TUSD, { data: transferTo(EXCHANGE, 1_000_000) })
    const second = await send(TUSD, { data: transferTo(EXCHANGE, 2_000_000) })
    await lookUp.findTransaction("ethereum", first)
    await anvil.call("anvil_setCode", TUSD, tokenCode("none"))
    expect(await lookUp.findTransaction("ethereum", second)).toMatchObject({
      transfers: [{ asset: "TUSD", amount: "2" }],
    })
    await anvil.call("anvil_setCode", TUSD, tokenCode("string"))
  })

  test("found on the one chain of several that has it", async () => {
    const txid = await send(EXCHANGE, { value: "0x1" })
    const lookUp = connectChainLookUp({ nodes: { ethereum: { url: anvil.url } } })
    const sightings = await lookUp.findAnywhere(["bsc", "ethereum"], txid)
    expect(sightings.found.map((one) => one.chain)).toEqual(["ethereum"])
    expect(sightings.unsure).toEqual(["bsc"])
  })
})
