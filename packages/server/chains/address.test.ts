import { generateKeyPairSync } from "node:crypto"
import { base58 } from "@scure/base"
import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import { describe, expect, test } from "vitest"
import { checkAddress } from "./address.ts"

const usdt = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
const tron = "TNDzfERDpxLDS2w1q6yaFC7pzqaSQ3Bg3r"
const evm = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
const solana = "833XorXTTx5iya5B3Tr6iqEs9GbRuvVfwyLCP2vpdzhq"
const ton = "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF"
const hash = "a1075db55d416d3ca199f55b6084e2115b9345e16c5cf302fc80e9d5fbf5d48d"

describe("a valid address", () => {
  test.each<[ChainId, string, object]>([
    [
      "bitcoin",
      "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
      { address: "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", kind: "segwit", warnings: [] },
    ],
    ["bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", { kind: "legacy", warnings: [] }],
    ["bitcoin", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", { kind: "script", warnings: [] }],
    [
      "bitcoin",
      "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr",
      { kind: "taproot", warnings: [] },
    ],
    ["bitcoin", "mzBc4XEFSdzCDcTxAgf6EZXgsZWpztRhef", { warnings: ["testnet"] }],
    ["litecoin", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", { warnings: ["shared-form"] }],
    ["bitcoin-cash", "1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu", { warnings: ["shared-form"] }],
    [
      "bitcoin-cash",
      "QPM2QSZNHKS23Z7629MMS6S4CWEF74VCWVY22GDX6A",
      {
        address: "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
        warnings: [],
      },
    ],
    ["ethereum", evm, { address: evm, warnings: [] }],
    ["bsc", evm.toLowerCase(), { address: evm, warnings: ["not-checksummed"] }],
    ["base", `0X${evm.slice(2).toUpperCase()}`, { address: evm, warnings: ["not-checksummed"] }],
    ["ethereum", "0x000000000000000000000000000000000000dEaD", { warnings: ["burn-address"] }],
    [
      "ethereum",
      "0xdac17f958d2ee523a2206206994597c13d831ec7",
      { contract: { chain: "ethereum", symbol: "USDT" }, warnings: ["not-checksummed", "known-contract"] },
    ],
    [
      "bsc",
      "0xdAC17F958D2ee523a2206206994597C13D831ec7",
      { contract: { chain: "ethereum", symbol: "USDT" } },
    ],
    ["tron", tron, { address: tron, warnings: [] }],
    ["tron", usdt, { contract: { chain: "tron", symbol: "USDT" }, warnings: ["known-contract"] }],
    ["solana", solana, { address: solana, warnings: ["no-checksum"] }],
    [
      "solana",
      "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
      { contract: { chain: "solana", symbol: "USDC" } },
    ],
    [
      "xrp",
      "XVPcpSm47b1CZkf5AkKM9a84dQHe3mTAxgxfLw2qYoe7Boa",
      {
        address: "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
        kind: "x-address",
        memo: { kind: "tag", value: "12345" },
      },
    ],
    [
      "ton",
      "UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA",
      { address: ton, kind: "non-bounceable", warnings: [] },
    ],
    ["ton", ton.replace("-", "+"), { address: ton, kind: "bounceable" }],
    [
      "ton",
      "0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e",
      { address: ton, kind: "raw", warnings: ["no-checksum"] },
    ],
    ["ton", "0QDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPleK", { warnings: ["testnet"] }],
    [
      "stellar",
      "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVAAAAAAAAAAAAAJLK",
      {
        address: "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ",
        kind: "muxed",
        memo: { kind: "id", value: "9223372036854775808" },
      },
    ],
    [
      "polkadot",
      "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
      { address: "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5", warnings: ["generic-form"] },
    ],
    [
      "aptos",
      "0xbf25b0c115130a4ad88bfa08627c5a103b7851e90869c23fadaf0512dd5133",
      { address: "0x00bf25b0c115130a4ad88bfa08627c5a103b7851e90869c23fadaf0512dd5133" },
    ],
    ["near", "Alice.near", { address: "alice.near", kind: "named" }],
    ["near", hash, { kind: "implicit" }],
  ])("%s: %s", (chain, text, expected) => {
    expect(checkAddress(text, chain)).toMatchObject({ ok: true, chain, ...expected })
  })

  test.each<[string, ChainId, string]>([
    ["white space and invisible characters", "tron", ` \u200B${tron.slice(0, 9)} ${tron.slice(9)}\n`],
    ["groups of four", "tron", tron.replace(/(.{4})/g, "$1 ")],
    ["full-width characters", "tron", tron.replace("T", "Ｔ")],
    ["quotes and a full stop", "tron", `“${tron}”。`],
    ["a label", "tron", `充币地址：${tron}`],
    ["prose", "tron", `please send to ${tron} thanks`],
    ["a payment link", "tron", `tron:${tron}?amount=5`],
    ["an explorer's page", "tron", `https://tronscan.org/#/address/${tron}`],
  ])("out of %s", (_, chain, text) => {
    expect(checkAddress(text, chain)).toMatchObject({ ok: true, address: tron })
  })

  test("payment links of other wallets, with the memo they carry", () => {
    expect(checkAddress(`ethereum:${evm}@1?value=1`, "ethereum")).toMatchObject({ ok: true, address: evm })
    expect(checkAddress(`ton://transfer/${ton}?text=104882936`, "ton")).toMatchObject({
      memo: { kind: "text", value: "104882936" },
    })
    const linked = checkAddress("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh?dt=77", "xrp")
    expect(linked).toMatchObject({ ok: true, memo: { kind: "tag", value: "77" } })
  })
})

describe("no address of this chain", () => {
  test.each<[ChainId, string, object]>([
    ["tron", "TNDzfERDpxLDS2w1q6yaFC7pzqaSQ3Bg3s", { fault: "checksum", length: 34 }],
    [
      "tron",
      `https://tronscan.org/#/address/TNDzfERDpxLDS2w1q6yaFC7pzqaSQ3Bg3s`,
      { fault: "checksum", length: 34 },
    ],
    ["tron", tron.slice(1), { fault: "shape", length: 33, expected: { starts: ["T"], length: [34, 34] } }],
    [
      "ethereum",
      evm.slice(0, 41),
      { fault: "shape", length: 41, expected: { starts: ["0x"], length: [42, 42] } },
    ],
    ["ethereum", evm.replace("a", "A"), { fault: "checksum" }],
    ["tron", evm, { fault: "other-chain", chains: expect.arrayContaining(["ethereum", "bsc", "base"]) }],
    ["ethereum", tron, { fault: "other-chain", chains: ["tron"] }],
    ["litecoin", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", { fault: "other-chain", chains: ["bitcoin"] }],
    [
      "osmosis",
      "cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd02",
      { fault: "other-chain", chains: ["cosmos"] },
    ],
    ["tron", solana, { fault: "other-chain", chains: ["solana"] }],
    ["tron", hash, { fault: "txid", chains: expect.arrayContaining(["tron", "bitcoin"]) }],
    ["ethereum", `0x${hash}`, { fault: "txid", chains: expect.arrayContaining(["ethereum", "bsc"]) }],
    ["tron", `https://tronscan.org/#/transaction/${hash}`, { fault: "txid", chains: ["tron"] }],
    ["ethereum", "vitalik.eth", { fault: "name" }],
    ["tron", "lin.qiao@example.com", { fault: "email" }],
    ["tron", "12345678", { fault: "uid" }],
    ["tron", "TNDzfE...aSQ3Bg3r", { fault: "shortened" }],
    ["tron", "", { fault: "empty" }],
    ["tron", " \u200B", { fault: "empty" }],
    ["tron", "x".repeat(1001), { fault: "too-long", limit: 1000 }],
    ["tron", "你好", { fault: "shape" }],
  ])("%s: %s", (chain, text, expected) => {
    expect(checkAddress(text, chain)).toMatchObject({ ok: false, ...expected })
  })
})

describe("secret keys are named and never given back", () => {
  /** Throw-away keys of test vectors and documents; nothing was ever sent to them. */
  const secrets: [string, ChainId, string][] = [
    ["Stellar seed", "stellar", "SBFGFF27Y64ZUGFAIG5AMJGQODZZKV2YQKAVUUN4HNE24XZXD2OEUVUP"],
    ["WIF", "bitcoin", "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"],
    ["compressed WIF", "bitcoin", "KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617"],
    [
      "xprv",
      "bitcoin",
      "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
    ],
    ["XRP seed", "xrp", "sn259rEFXrQrWyx3Q7XneWcwV6dfL"],
    ["XRP Ed25519 seed", "xrp", "sEdTM1uX8pu2do5XvTnutH6HsouMaM2"],
    ["encrypted WIF", "bitcoin", "6PRVWUbkzzsbcVac2qwfssoUJAN1Xhrg6bNk8J7Nzm5H7kxEbn2Nh2ZoGg"],
    ["Sui key", "sui", "suiprivkey1qzwant3kaegmjy4qxex93s0jzvemekkjmyv3r2sjwgnv2y479pgsywhveae"],
    ["Solana key pair", "solana", solanaKeyPair()],
    ["list of bytes", "solana", `[${Array.from({ length: 64 }, (_, at) => at * 3).join(",")}]`],
  ]
  test.each(secrets)("%s", (_, chain, secret) => {
    const reading = checkAddress(secret, chain)
    expect(reading).toEqual({ ok: false, fault: "secret" })
    expect(checkAddress(`key: ${secret}`, chain)).toEqual({ ok: false, fault: "secret" })
  })
})

/** Fresh on every run: 32 bytes of seed and 32 of public key, as wallets export it. */
function solanaKeyPair(): string {
  const { d = "", x = "" } = generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" })
  return base58.encode(Buffer.concat([Buffer.from(d, "base64url"), Buffer.from(x, "base64url")]))
}
