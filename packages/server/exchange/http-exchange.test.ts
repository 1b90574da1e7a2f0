import { createMockExchange, type MockExchange } from "@veridesk/mock-exchange"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Trouble } from "../platform/remote/index.ts"
import { connectExchange } from "./index.ts"

const zhiyuan = "30881492"
const odile = "30417756"
const moyan = "30266013"
const ruoxi = "31833064"

let mock: MockExchange
let now = new Date("2026-11-22T06:05:00Z")
const connect = () => connectExchange({ url: mock.supportApiUrl, token: mock.token })

beforeAll(async () => {
  mock = await createMockExchange({ clock: () => now })
})
afterAll(() => mock.close())

describe("accounts", () => {
  test.each([{ uid: zhiyuan }, { username: "zhiyuan.he" }, { email: "Zhiyuan.He@mail.example" }])(
    "are found by %o, masked",
    async (ref) => {
      expect(await connect().resolveUser(ref)).toEqual({
        state: "ok",
        value: {
          uid: zhiyuan,
          username: "zhiyuan.he",
          maskedName: "何••",
          maskedEmail: "z•••@m•••.example",
          maskedPhone: "••••••10",
          entity: "kestrel-asia",
          vipLevel: 2,
          kycLevel: 2,
          language: "zh-CN",
          createdAt: "2022-03-14T02:10:00Z",
          locks: [],
        },
      })
    },
  )

  test("that do not exist are a certain no", async () => {
    expect(await connect().resolveUser({ uid: "1" })).toEqual({ state: "ok", value: null })
  })

  test("tell their locks with the time they end", async () => {
    const tomas = await connect().resolveUser({ username: "reyhl" })
    expect(tomas).toMatchObject({
      value: {
        locks: [{ scope: "withdrawals", reason: "factor-changed", until: "2026-11-23T13:05:00.000Z" }],
      },
    })
    const jiahe = await connect().resolveUser({ username: "jiahe.lu" })
    expect(jiahe).toMatchObject({ value: { locks: [{ scope: "sign-in", until: null }] } })
  })

  test("have an anti-phishing code, or none", async () => {
    expect(await connect().antiPhishingCode(odile)).toEqual({ state: "ok", value: "paper lantern" })
    expect(await connect().antiPhishingCode("31724590")).toEqual({ state: "ok", value: null })
    expect(await connect().antiPhishingCode("1")).toEqual({ state: "ok", value: null })
  })
})

describe("the asset catalogue", () => {
  test("holds valid pairs with their policy", async () => {
    const answer = await connect().assets()
    if (answer.state !== "ok") throw new Error(answer.state)
    const usdt = answer.value.policies.filter((policy) => policy.asset === "USDT")
    expect(usdt.map((policy) => policy.chain)).toEqual(["tron", "ethereum", "solana", "polygon", "bsc"])
    expect(usdt[0]).toMatchObject({
      deposit: { minimum: "1", confirmations: 20, memo: "none" },
      maintenance: null,
    })
    expect(answer.value.policies.find((policy) => policy.asset === "XRP")?.deposit.memo).toBe("tag")
  })

  test("is asked for once a minute, and yesterday's serves while the exchange is down", async () => {
    const own = await createMockExchange()
    let at = 0
    const exchange = connectExchange({ url: own.supportApiUrl, token: own.token, now: () => at })
    const [first, second] = await Promise.all([exchange.assets(), exchange.assets()])
    expect(first).toEqual(second)
    own.switches.supportApi = "fails"
    at = 59_000
    expect(await exchange.assets()).toMatchObject({
      state: "ok",
      value: { asOf: "1970-01-01T00:00:00.000Z" },
    })
    at = 86_399_000
    expect(await exchange.assets()).toMatchObject({
      state: "ok",
      value: { asOf: "1970-01-01T00:00:00.000Z" },
    })
    at = 86_400_000
    expect(await exchange.assets()).toEqual({ state: "down", reason: "failing" })
    own.switches.supportApi = "up"
    expect(await exchange.assets()).toMatchObject({
      state: "ok",
      value: { asOf: "1970-01-02T00:00:00.000Z" },
    })
    await own.close()
  })
})

describe("deposits", () => {
  const deposit = (name: keyof MockExchange["scene"]["cases"], uid?: string) => {
    const { chain, txid } = mock.scene.cases[name]
    return connect().depositByTxid({ chain, txid, ...(uid === undefined ? {} : { uid }) })
  }

  test("to a retired address are not in the ledger", async () => {
    expect(await deposit("retiredAddress", zhiyuan)).toEqual({ state: "ok", value: null })
  })

  test.each([
    [
      "credited",
      { status: "credited", uid: zhiyuan, amount: "600", confirmations: 20, confirmationsNeeded: 20 },
    ],
    ["held", { status: "held", hold: "travel-rule", uid: ruoxi }],
    ["belowMinimum", { status: "below-minimum", creditedAt: null }],
    ["unconfirmed", { status: "confirming", confirmations: 0 }],
    ["creditedWithMemo", { status: "credited", uid: "30975521" }],
  ] as const)("%s", async (name, expected) => {
    expect(await deposit(name)).toMatchObject({ state: "ok", value: expected })
  })

  test.each(["failed", "otherChain", "withoutTag", "toStranger"] as const)(
    "%s is not in the ledger",
    async (name) => {
      expect(await deposit(name)).toEqual({ state: "ok", value: null })
    },
  )

  test("of another customer are not told to this one", async () => {
    expect(await deposit("held", zhiyuan)).toEqual({ state: "ok", value: null })
  })
})

describe("withdrawals", () => {
  test.each([
    [
      "W70411392",
      odile,
      {
        stage: "review",
        hold: "risk-review",
        txid: null,
        cancellable: true,
        requestedAt: "2026-11-22T05:27:00.000Z",
      },
    ],
    ["W70411533", zhiyuan, { stage: "queued", cancellable: true }],
    ["W70411540", "30692178", { stage: "signed", txid: null, cancellable: false }],
    ["W70411467", "31724590", { stage: "broadcast", confirmations: 0, confirmationsNeeded: 2 }],
    ["W70398841", moyan, { stage: "confirmed", confirmations: 20 }],
  ])("%s", async (id, uid, expected) => {
    expect(await connect().withdrawal({ uid, id })).toMatchObject({ state: "ok", value: { id, ...expected } })
  })

  test("are found by the id of their transaction", async () => {
    const { txid } = mock.scene.cases.withdrawalSent
    expect(await connect().withdrawal({ uid: "31724590", txid })).toMatchObject({
      value: { id: "W70411467" },
    })
  })

  test("of another customer do not exist", async () => {
    expect(await connect().withdrawal({ uid: zhiyuan, id: "W70411392" })).toEqual({
      state: "ok",
      value: null,
    })
  })
})

describe("address owner", () => {
  test("knows a retired address as ours and the requester's", async () => {
    const address = mock.scene.cases.retiredAddress.transfers[0]?.to ?? ""
    expect(await connect().addressOwner({ chain: "tron", address, uid: zhiyuan })).toEqual({
      state: "ok",
      value: { ours: true, requesters: true, issuedFor: "tron", retiredAt: "2026-11-03T06:05:00.000Z" },
    })
    expect(await connect().addressOwner({ chain: "tron", address, uid: odile })).toMatchObject({
      value: { ours: true, requesters: false },
    })
    expect(await connect().addressOwner({ chain: "tron", address })).toMatchObject({
      value: { ours: true, requesters: null },
    })
  })

  test("tells that an address on Ethereum was issued for BSC", async () => {
    const address = mock.scene.cases.otherChain.transfers[0]?.to.toLowerCase() ?? ""
    expect(await connect().addressOwner({ chain: "ethereum", address, uid: moyan })).toMatchObject({
      value: { ours: true, requesters: true, issuedFor: "bsc", retiredAt: null },
    })
  })

  test("wants the tag where customers share an address", async () => {
    const address = mock.scene.cases.withoutTag.transfers[0]?.to ?? ""
    const amara = "31508837"
    expect(await connect().addressOwner({ chain: "xrp", address, uid: amara })).toMatchObject({
      value: { ours: true, requesters: false },
    })
    const mine = await connect().depositAddresses({ uid: amara, asset: "XRP", chain: "xrp" })
    const memo = mine.state === "ok" ? (mine.value?.[0]?.memo ?? "") : ""
    expect(memo).toMatch(/^\d{9,10}$/)
    expect(await connect().addressOwner({ chain: "xrp", address, memo, uid: amara })).toMatchObject({
      value: { requesters: true },
    })
  })

  test("does not know a stranger's", async () => {
    const address = mock.scene.cases.toStranger.transfers[0]?.to ?? ""
    expect(await connect().addressOwner({ chain: "tron", address })).toEqual({
      state: "ok",
      value: { ours: false },
    })
  })

  test("lists present and retired deposit addresses", async () => {
    const answer = await connect().depositAddresses({ uid: zhiyuan, asset: "USDT", chain: "tron" })
    expect(answer).toMatchObject({ value: [{ retiredAt: null }, { retiredAt: "2026-11-03T06:05:00.000Z" }] })
    expect(await connect().depositAddresses({ uid: "1", asset: "USDT", chain: "tron" })).toEqual({
      state: "ok",
      value: null,
    })
  })
})

describe("an exchange that is down", () => {
  test("is told apart from one that says no", async () => {
    const wrongToken = connectExchange({ url: mock.supportApiUrl, token: "wrong" })
    expect(await wrongToken.resolveUser({ uid: zhiyuan })).toEqual({ state: "down", reason: "refused" })
    // A right host with a wrong path answers 404, which must not read as "no such account".
    const wrongPath = connectExchange({ url: `${mock.url}/elsewhere`, token: mock.token })
    expect(await wrongPath.resolveUser({ uid: zhiyuan })).toEqual({ state: "down", reason: "failing" })
    const nobody = connectExchange({ url: "http://127.0.0.1:9" })
    expect(await nobody.resolveUser({ uid: zhiyuan })).toEqual({ state: "down", reason: "unreachable" })
  })

  test.each([
    ["garbles", "garbled"],
    ["fails", "failing"],
    ["hangs", "time-out"],
  ] as const)("%s", async (mode, reason) => {
    const own = await createMockExchange()
    own.switches.supportApi = mode
    const troubles: Trouble[] = []
    const exchange = connectExchange({
      url: own.supportApiUrl,
      token: own.token,
      timeoutMs: 150,
      onTrouble: (trouble) => troubles.push(trouble),
    })
    expect(await exchange.antiPhishingCode(zhiyuan)).toEqual({ state: "down", reason })
    expect(troubles).toEqual([{ name: "anti-phishing-code", reason, ms: expect.any(Number) }])
    await own.close()
  })

  test("is left in peace after five failures, and heard again when its rest is over", async () => {
    const own = await createMockExchange()
    let at = 0
    const exchange = connectExchange({ url: own.supportApiUrl, token: own.token, now: () => at })
    own.switches.supportApi = "fails"
    for (let i = 0; i < 5; i++)
      expect(await exchange.antiPhishingCode(odile)).toMatchObject({ reason: "failing" })
    own.switches.supportApi = "up"
    expect(await exchange.antiPhishingCode(odile)).toEqual({ state: "down", reason: "resting" })
    at = 10_000
    expect(await exchange.antiPhishingCode(odile)).toMatchObject({ state: "ok" })
    await own.close()
  })

  test("that is well again is noticed by a health check at once", async () => {
    const own = await createMockExchange()
    const exchange = connectExchange({ url: own.supportApiUrl, token: own.token, failures: 1 })
    own.switches.supportApi = "fails"
    expect(await exchange.health()).toEqual({ state: "down", reason: "failing" })
    own.switches.supportApi = "up"
    expect(await exchange.antiPhishingCode(odile)).toEqual({ state: "down", reason: "resting" })
    expect(await exchange.health()).toMatchObject({ state: "ok" })
    expect(await exchange.antiPhishingCode(odile)).toMatchObject({ state: "ok" })
    await own.close()
  })
})

test("without an address every answer is not-configured", async () => {
  const exchange = connectExchange({})
  const none = { state: "not-configured" }
  expect(await exchange.resolveUser({ uid: zhiyuan })).toEqual(none)
  expect(await exchange.assets()).toEqual(none)
  expect(await exchange.health()).toEqual(none)
})

test("the scene's time moves the ledger", async () => {
  const { chain, txid } = mock.scene.cases.pending
  expect(await connect().depositByTxid({ chain, txid })).toMatchObject({
    value: { status: "confirming", confirmations: 14 },
  })
  now = new Date(now.getTime() + 18_000)
  expect(await connect().depositByTxid({ chain, txid })).toMatchObject({
    value: { status: "credited", confirmations: 20 },
  })
})
