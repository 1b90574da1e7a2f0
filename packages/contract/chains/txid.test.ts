import { describe, expect, test } from "vitest"
import type { ChainId } from "./chain-id.ts"
import { pasteLimit, readTxid } from "./txid.ts"

const hash = "a1075db55d416d3ca199f55b6084e2115b9345e16c5cf302fc80e9d5fbf5d48d"
const other = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"
const solana = "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW"
const mint = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"
const algorand = "OJX5XQEFOBDOOBYUPGNXYQ3SSL7YHHI5XMQ7BBQUUYFVOYBAX5QA"

describe("the canonical form on the chosen chain", () => {
  test.each<[string, ChainId, string]>([
    [hash.toUpperCase(), "bitcoin", hash],
    [hash, "tron", hash],
    [hash, "xrp", hash.toUpperCase()],
    [hash, "cosmos", hash.toUpperCase()],
    [`0X${hash.toUpperCase()}`, "injective", `0x${hash}`],
    [`0x${hash.toUpperCase()}`, "bsc", `0x${hash}`],
    [hash, "ethereum", `0x${hash}`],
    [solana, "solana", solana],
    [mint, "sui", mint],
    [mint, "near", mint],
    [hash, "ton", hash],
    ["oQddtV1BbTyhmfVbYITiEVuTReFsXPMC/IDp1fv11I0=", "ton", hash],
    ["oQddtV1BbTyhmfVbYITiEVuTReFsXPMC_IDp1fv11I0", "ton", hash],
    [`0x${hash}`, "aptos", `0x${hash}`],
    ["1234567890", "aptos", "1234567890"],
    [`0x${hash}`, "polkadot", `0x${hash}`],
    ["23456789-2", "polkadot", "23456789-2"],
    [algorand.toLowerCase(), "algorand", algorand],
  ])("%s on %s", (input, chain, txid) => {
    expect(readTxid(input, chain)).toMatchObject({ kind: "txid", txid, fits: true })
  })
})

describe("chains by shape alone", () => {
  test.each<[string, ChainId[]]>([
    [hash, ["tron", "bitcoin", "ton", "xrp", "litecoin", "stellar", "cosmos", "cardano"]],
    [
      `0x${hash}`,
      ["ethereum", "bsc", "polygon", "arbitrum", "optimism", "base", "avalanche", "polkadot", "aptos"],
    ],
    [solana, ["solana"]],
    [mint, ["sui", "near"]],
    [algorand, ["algorand"]],
    ["23456789-2", ["polkadot"]],
  ])("%s", (input, chains) => {
    const reading = readTxid(input)
    expect(reading.kind === "txid" && reading.chains).toEqual(expect.arrayContaining(chains))
    expect(reading).toMatchObject({ fits: true })
  })

  test("an id of another chain than the chosen one is told so", () => {
    expect(readTxid(`0x${hash}`, "tron")).toMatchObject({ kind: "txid", fits: false, txid: `0x${hash}` })
    expect(readTxid(solana, "ethereum")).toMatchObject({ kind: "txid", fits: false, chains: ["solana"] })
    expect(readTxid(hash, "solana")).toMatchObject({ kind: "txid", fits: false })
  })

  test("digits without 0x may still be of an Ethereum-like chain, but last", () => {
    const reading = readTxid(hash, "tron")
    expect(reading.kind === "txid" && reading.chains[0]).toBe("tron")
    expect(reading.kind === "txid" && reading.chains.slice(-7)).toContain("bsc")
  })

  test("every spelling has one key", () => {
    const spellings = [hash, hash.toUpperCase(), `0x${hash}`, "oQddtV1BbTyhmfVbYITiEVuTReFsXPMC/IDp1fv11I0="]
    const readings = spellings.map((spelling) => readTxid(spelling))
    expect(readings.map((reading) => reading.kind === "txid" && reading.key)).toEqual(Array(4).fill(hash))
  })
})

describe("what was mended is named", () => {
  test.each<[string, string[]]>([
    [` ${hash}\n`, []],
    [`${hash.slice(0, 20)}\n${hash.slice(20)}`, ["spaces"]],
    [hash.replace(/(.{4})/g, "$1 "), ["spaces"]],
    [`\u200B${hash.slice(0, 9)}\u2060${hash.slice(9)}\uFEFF`, ["invisible"]],
    [`\u202A${hash}\u202C`, ["invisible"]],
    [hash.replace("a", "ａ").replace("0", "０"), ["full-width"]],
    [`“${hash}”`, ["quotes"]],
    [`（${hash}）`, ["full-width", "quotes"]],
    [`TxID: ${hash}`, ["label"]],
    [`Transaction Hash:\n${hash}`, ["label"]],
    [`"txid":"${hash}",`, ["quotes", "label", "punctuation"]],
    [`交易哈希：${hash}`, ["full-width", "label"]],
    [`哈希值${hash}。`, ["label", "punctuation"]],
    [`${hash}.`, ["punctuation"]],
    [`https://mempool.space/tx/${hash}`, ["url"]],
    [`I sent it yesterday: ${hash} please look`, ["text"]],
    [`${hash}, ${hash}`, ["text"]],
  ])("%j", (input, cleaned) => {
    expect(readTxid(input, "bitcoin")).toMatchObject({ kind: "txid", txid: hash, fits: true, cleaned })
  })

  test("a missing 0x", () => {
    expect(readTxid(hash, "bsc")).toMatchObject({ txid: `0x${hash}`, cleaned: ["prefix"] })
  })
})

describe("something else in the TxID box", () => {
  test.each<[string, ChainId | undefined, object]>([
    ["TVKnRyjP2WPBg8Y4ErK9pGSSxY6BVScJy9", "tron", { kind: "address", chains: ["tron"] }],
    ["0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "bsc", { kind: "address" }],
    ["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", undefined, { kind: "address", chains: ["bitcoin"] }],
    ["EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF", "ton", { kind: "address", chains: ["ton"] }],
    ["cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd02", undefined, { kind: "address", chains: ["cosmos"] }],
    ["rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", "xrp", { kind: "address", chains: ["xrp"] }],
    [mint, "solana", { kind: "address", chains: ["solana"] }],
    [mint, "tron", { kind: "address", chains: ["solana"] }],
    [`0x${hash}`, "sui", { kind: "address", chains: ["sui", "aptos"] }],
    ["it is TVKnRyjP2WPBg8Y4ErK9pGSSxY6BVScJy9 thanks", "tron", { kind: "address", cleaned: ["text"] }],
    ["12345678", "tron", { kind: "uid" }],
    ["UID：12345678", "tron", { kind: "uid" }],
    ["lin.qiao@example.com", "tron", { kind: "email" }],
    ["Internal transfer 9876543210", "tron", { kind: "internal-transfer", id: "9876543210" }],
    ["Off-chain transfer", "tron", { kind: "internal-transfer", id: null }],
    ["站内转账：1234567", undefined, { kind: "internal-transfer", id: "1234567" }],
    ["0x12ab…89ef", "bsc", { kind: "shortened" }],
    ["a1075db5...fbf5d48d", "bitcoin", { kind: "shortened" }],
    ["a1075d****f5d48d", "bitcoin", { kind: "shortened" }],
    ["SBFGFF27Y64ZUGFAIG5AMJGQODZZKV2YQKAVUUN4HNE24XZXD2OEUVUP", "stellar", { kind: "secret" }],
    ["5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", "bitcoin", { kind: "secret" }],
    ["", "tron", { kind: "empty" }],
    [" \u200B\n", "tron", { kind: "empty" }],
    ["“”…", "tron", { kind: "empty" }],
    ["I have sent it yesterday and nothing has arrived so far", "solana", { kind: "unknown" }],
    ["不知道", "tron", { kind: "unknown" }],
    [
      "地址：TVKnRyjP2WPBg8Y4ErK9pGSSxY6BVScJy9",
      "tron",
      { kind: "address", cleaned: ["full-width", "label"] },
    ],
  ])("%s on %s", (input, chain, expected) => {
    expect(readTxid(input, chain)).toMatchObject(expected)
  })

  test("a paste past the limit isn't read at all", () => {
    expect(readTxid(hash + " ".repeat(pasteLimit), "tron")).toEqual({ kind: "too-long", limit: pasteLimit })
  })

  test("no reading of a secret carries the secret", () => {
    const secret = "SBFGFF27Y64ZUGFAIG5AMJGQODZZKV2YQKAVUUN4HNE24XZXD2OEUVUP"
    expect(JSON.stringify(readTxid(`my key ${secret}`, "stellar"))).not.toContain(secret.slice(4, 20))
  })
})

describe("faults carry what a precise sentence needs", () => {
  const hex = { length: [64, 64], prefix: "" }
  test.each<[string, ChainId | undefined, object]>([
    [hash.slice(1), "tron", { kind: "wrong-length", length: 63, expected: hex, chains: ["tron"] }],
    [`${hash}0`, "tron", { kind: "wrong-length", length: 65, expected: hex }],
    [
      `0x${hash.slice(2)}`,
      "bsc",
      { kind: "wrong-length", length: 62, expected: { length: [64, 64], prefix: "0x" } },
    ],
    [`${hash.slice(0, 30)} ${hash.slice(31)}`, "tron", { kind: "wrong-length", length: 63 }],
    [hash.slice(1), undefined, { kind: "wrong-length", length: 63 }],
    [
      solana.slice(3),
      "solana",
      { kind: "wrong-length", length: 85, expected: { length: [86, 88], prefix: "" } },
    ],
    [solana.slice(3), undefined, { kind: "wrong-length", length: 85, chains: ["solana"] }],
    [
      hash.replace("0", "O"),
      "tron",
      { kind: "wrong-characters", characters: [{ at: 2, character: "O" }], length: 64 },
    ],
    [
      `0x${hash.replace("0", "O")}`,
      "bsc",
      { kind: "wrong-characters", characters: [{ at: 4, character: "O" }] },
    ],
    [
      hash.replace("a", "а"),
      undefined,
      { kind: "wrong-characters", characters: [{ at: 0, character: "а" }] },
    ],
    [
      `https://etherscan.io/tx/0x${hash.slice(3)}`,
      undefined,
      { kind: "wrong-length", length: 61, chains: ["ethereum"] },
    ],
  ])("%s on %s", (input, chain, expected) => {
    expect(readTxid(input, chain)).toMatchObject(expected)
  })
})

describe("several ids in one paste", () => {
  test("are all read, once each, in their order", () => {
    const reading = readTxid(
      `1. TxID: ${hash}\n2. TxID: ${other}\n3. https://tronscan.org/#/transaction/${hash}`,
      "tron",
    )
    expect(reading.kind === "many" && reading.readings.map(({ txid }) => txid)).toEqual([hash, other])
  })
  test("by comma, by line, by explorer address", () => {
    expect(readTxid(`${hash},${other}`)).toMatchObject({ kind: "many" })
    expect(readTxid(`${hash}；${other}`)).toMatchObject({ kind: "many" })
    const url = (id: string) => `https://bscscan.com/tx/0x${id}`
    expect(readTxid(`${url(hash)}\n${url(other)}`, "bsc")).toMatchObject({ kind: "many" })
  })
})
