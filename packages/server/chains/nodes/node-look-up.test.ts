import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import { describe, expect, test } from "vitest"
import { connectChainLookUp } from "../connect-look-up.ts"
import type { LookUp } from "../look-up.ts"
import { type Reply, recordedNode } from "./testing/recorded-node.ts"

const HEX = "a1075db55d416d3ca199f55b6084e2115b9345e16c5cf302fc80e9d5fbf5d48d"
const BASE58 = "BCs5PvqEMJ2mWyKQqtLrNPLYCSqQ1mnT3JWfxMJtuQ7V"

/** One chain for each way of asking, a TxID of it, and the header in which its key goes. */
const ways: [chain: ChainId, txid: string, keyHeader: string][] = [
  ["ethereum", `0x${HEX}`, "authorization"],
  ["bitcoin", HEX, "authorization"],
  ["dogecoin", HEX, "api-key"],
  ["tron", HEX, "tron-pro-api-key"],
  [
    "solana",
    "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW",
    "authorization",
  ],
  ["xrp", HEX.toUpperCase(), "authorization"],
  ["ton", HEX, "x-api-key"],
  ["cosmos", HEX.toUpperCase(), "authorization"],
  ["stellar", HEX, "authorization"],
  ["cardano", HEX, "authorization"],
  ["polkadot", `0x${HEX}`, "x-api-key"],
  ["sui", BASE58, "authorization"],
  ["aptos", `0x${HEX}`, "authorization"],
  ["near", BASE58, "authorization"],
  ["algorand", "OJX5XQEFOBDOOBYUPGNXYQ3SSL7YHHI5XMQ7BBQUUYFVOYBAX5QA", "x-indexer-api-token"],
]

const trouble: [name: string, reply: Reply, reason: string][] = [
  ["no JSON", { status: 200, text: "<html>" }, "garbled"],
  ["JSON of another shape", { json: { hello: "world" } }, "garbled"],
  ["a number where an object should be", { json: 7 }, "garbled"],
  ["an error of its own", { status: 500, text: "oops" }, "failing"],
  ["a page of another server", { status: 404, text: "<h1>404 Not Found</h1>" }, "failing"],
  ["a 404 in JSON of another server", { status: 404, json: { message: "not found" } }, "failing"],
  ["too many questions", { status: 429, json: {} }, "busy"],
  ["our key isn't taken", { status: 401, json: { error: "unauthorized" } }, "refused"],
  ["a connection that breaks", "breaks", "unreachable"],
  ["silence", "hangs", "time-out"],
]

describe.each(ways)("%s", (chain, txid, keyHeader) => {
  test.each(trouble)("%s is down and never passes for a no", async (_, reply, reason) => {
    const { url } = await recordedNode(() => reply)
    const lookUp = connectChainLookUp({
      nodes: { [chain]: { url } },
      timeoutMs: reply === "hangs" ? 150 : 3_000,
    })
    expect(await lookUp.findTransaction(chain, txid)).toEqual({ state: "down", reason })
  })

  test("the key goes in the header its service wants, and neither key nor address into what is logged", async () => {
    const { url, seen } = await recordedNode(() => ({ status: 500, text: "" }))
    const heard: object[] = []
    const lookUp = connectChainLookUp({
      nodes: { [chain]: { url: `${url}/path-k3y`, key: "k3y" } },
      onTrouble: (about) => heard.push(about),
    })
    await lookUp.findTransaction(chain, txid)
    for (const { headers } of seen) expect(String(headers[keyHeader]).replace("Bearer ", "")).toBe("k3y")
    expect(seen.every(({ path }) => path.startsWith("/path-k3y"))).toBe(true)
    expect(heard.length).toBeGreaterThan(0)
    expect(JSON.stringify(heard)).not.toMatch(/k3y|127\.0\.0\.1/)
  })

  test("what can't be a TxID there is not found, and the node isn't asked", async () => {
    const { url, seen } = await recordedNode(() => undefined)
    const lookUp = connectChainLookUp({ nodes: { [chain]: { url } } })
    expect(await lookUp.findTransaction(chain, "../../wallet?x=1")).toMatchObject({ state: "not-found" })
    expect(seen).toEqual([])
  })
})

test("questions that follow one another share the time of one", async () => {
  const { url } = await recordedNode(({ body }) => {
    const { method } = body
    if (method === "eth_getTransactionByHash")
      return { json: { result: { from: `0x${"11".repeat(20)}`, to: null, value: "0x0", input: "0x" } } }
    if (method === "eth_blockNumber") return { json: { result: "0x10" } }
    if (method === "eth_getTransactionReceipt")
      return { json: { result: { status: "0x1", blockNumber: "0xf", logs: [] } } }
    return "hangs"
  })
  const lookUp = connectChainLookUp({ nodes: { ethereum: { url } }, timeoutMs: 400 })
  const startedAt = performance.now()
  expect(await lookUp.findTransaction("ethereum", `0x${HEX}`)).toEqual({ state: "down", reason: "time-out" })
  expect(performance.now() - startedAt).toBeGreaterThan(350)
})

test("a node that keeps failing rests, alone", async () => {
  const { url, seen } = await recordedNode(() => ({ status: 500, text: "" }))
  const lookUp = connectChainLookUp({ nodes: { dogecoin: { url }, "bitcoin-cash": { url } } })
  const look = (chain: ChainId): Promise<LookUp> => lookUp.findTransaction(chain, HEX)
  for (let i = 0; i < 5; i++) expect(await look("dogecoin")).toEqual({ state: "down", reason: "failing" })
  expect(await look("dogecoin")).toEqual({ state: "down", reason: "resting" })
  expect(seen.length).toBe(5)
  expect(await look("bitcoin-cash")).toEqual({ state: "down", reason: "failing" })
})

test("a chain without a node is asked about at the look-up of all, if there is one", async () => {
  const node = await recordedNode(() => undefined)
  const all = await recordedNode(() => ({ status: 404, json: { code: "transaction.not_found" } }))
  const nodes = { tron: { url: node.url } }
  expect(
    await connectChainLookUp({ nodes, url: all.url, token: "t0ken" }).findTransaction("bitcoin", HEX),
  ).toMatchObject({ state: "not-found" })
  expect(all.seen[0]).toMatchObject({ path: "/v1/transactions", headers: { authorization: "Bearer t0ken" } })
  expect(node.seen).toEqual([])
  expect(await connectChainLookUp({ nodes }).findTransaction("bitcoin", HEX)).toEqual({
    state: "not-configured",
  })
})

test("a settled transaction is not asked for again", async () => {
  const transaction = {
    vin: [],
    vout: [{ value: "100", addresses: ["D1"], isAddress: true }],
    blockHeight: 5,
    confirmations: 60,
  }
  const { url, seen } = await recordedNode(() => ({ json: transaction }))
  const lookUp = connectChainLookUp({ nodes: { dogecoin: { url } } })
  const first = await lookUp.findTransaction("dogecoin", HEX)
  expect(first).toMatchObject({ state: "found", status: "confirmed" })
  expect(await lookUp.findTransaction("dogecoin", HEX)).toEqual(first)
  expect(seen.length).toBe(1)
})
