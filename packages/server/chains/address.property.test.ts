import { sha256, sha512_256 } from "@noble/hashes/sha2.js"
import { base32nopad, base58, bech32, bech32m, createBase58check } from "@scure/base"
import { Address as BitcoinAddress, NETWORK } from "@scure/btc-signer"
import { Address as TonAddress } from "@ton/core"
import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import fc from "fast-check"
import { encodeAccountID, encodeXAddress } from "ripple-address-codec"
import { getAddress, isAddress } from "viem/utils"
import { describe, expect, test } from "vitest"
import { checkAddress } from "./address.ts"
import type { FamilyCheck } from "./address-reading.ts"
import { checkAlgorand } from "./algorand.ts"
import { checkBitcoin } from "./bitcoin.ts"
import { checkCardano } from "./cardano.ts"
import { checkCosmos } from "./cosmos.ts"
import { checkEvm } from "./evm.ts"
import { checkPolkadot } from "./polkadot.ts"
import { checkStellar } from "./stellar.ts"
import { checkTon } from "./ton.ts"
import { checkTron } from "./tron.ts"
import { checkXrp } from "./xrp.ts"

const base58check = createBase58check(sha256)
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const versioned = (version: number) =>
  bytes(20).map((hash) => base58check.encode(Uint8Array.of(version, ...hash)))

const bitcoinAddresses = fc.oneof(
  versioned(0),
  versioned(5),
  bytes(20).map((hash) => bech32.encode("bc", [0, ...bech32.toWords(hash)])),
  bytes(32).map((key) => bech32m.encode("bc", [1, ...bech32m.toWords(key)])),
)

/** Addresses made by the libraries, with the canonical form they must come back in. */
const made: Partial<Record<ChainId, fc.Arbitrary<{ text: string; address: string }>>> = {
  bitcoin: same(bitcoinAddresses),
  litecoin: fc.oneof(same(versioned(0x30)), same(versioned(0x32))),
  dogecoin: fc.oneof(same(versioned(0x1e)), same(versioned(0x16))),
  tron: same(versioned(0x41)),
  ethereum: bytes(20).map((key) => {
    const address = getAddress(`0x${Buffer.from(key).toString("hex")}`)
    return { text: address, address }
  }),
  xrp: fc.tuple(bytes(20), fc.option(fc.nat(4_294_967_295))).map(([id, tag]) => ({
    text: tag === null ? encodeAccountID(id) : encodeXAddress(id, tag, false),
    address: encodeAccountID(id),
  })),
  ton: fc.tuple(bytes(32), fc.boolean(), fc.boolean()).map(([hash, bounceable, urlSafe]) => {
    const account = new TonAddress(0, Buffer.from(hash))
    return { text: account.toString({ bounceable, urlSafe }), address: account.toString() }
  }),
  cosmos: same(fc.oneof(bytes(20), bytes(32)).map((key) => bech32.encodeFromBytes("cosmos", key))),
  thorchain: same(bytes(20).map((key) => bech32.encodeFromBytes("thor", key))),
  algorand: same(
    bytes(32).map((key) => base32nopad.encode(Uint8Array.of(...key, ...sha512_256(key).slice(28)))),
  ),
  solana: same(bytes(32).map(base58.encode)),
}

function same(texts: fc.Arbitrary<string>): fc.Arbitrary<{ text: string; address: string }> {
  return texts.map((text) => ({ text, address: text }))
}

describe.each(Object.entries(made) as [ChainId, NonNullable<(typeof made)[ChainId]>][])(
  "%s",
  (chain, addresses) => {
    test("what a library made is valid, keeps its canonical form, and reads as itself", () => {
      fc.assert(
        fc.property(addresses, ({ text, address }) => {
          expect(checkAddress(text, chain)).toMatchObject({ ok: true, address })
          expect(checkAddress(address, chain)).toMatchObject({ ok: true, address })
        }),
      )
    })
  },
)

/** Forms with a checksum, each with its alphabet: every single wrong character of each must be caught. */
const letters58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
const letters32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
const bech32Letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l1boi"
const checksummed: [string, ChainId, FamilyCheck, string][] = [
  ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "bitcoin", checkBitcoin, letters58],
  ["3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "bitcoin", checkBitcoin, letters58],
  ["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bitcoin", checkBitcoin, bech32Letters],
  ["bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr", "bitcoin", checkBitcoin, bech32Letters],
  ["ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9", "litecoin", checkBitcoin, bech32Letters],
  ["DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD", "dogecoin", checkBitcoin, letters58],
  ["1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu", "bitcoin-cash", checkBitcoin, letters58],
  ["bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", "bitcoin-cash", checkBitcoin, bech32Letters],
  ["ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq", "bitcoin-cash", checkBitcoin, bech32Letters],
  ["TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "tron", checkTron, letters58],
  ["rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", "xrp", checkXrp, letters58],
  ["XVPcpSm47b1CZkf5AkKM9a84dQHe3mTAxgxfLw2qYoe7Boa", "xrp", checkXrp, letters58],
  ["EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF", "ton", checkTon, `${letters58}0IOl-_`],
  ["cosmos1hsk6jryyqjfhp5dhc55tc9jtckygx0eph6dd02", "cosmos", checkCosmos, bech32Letters],
  ["GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN7", "stellar", checkStellar, letters32],
  [
    "MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVAAAAAAAAAAAAAJLK",
    "stellar",
    checkStellar,
    letters32,
  ],
  ["addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8", "cardano", checkCardano, bech32Letters],
  ["Ae2tdPwUPEYzs5BRbGcoS3DXvK8mwgggmESz4HqUwMyaS9eNksZGz1LMS9v", "cardano", checkCardano, letters58],
  ["15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5", "polkadot", checkPolkadot, letters58],
  ["VCMJKWOY5P5P7SKMZFFOCEROPJCZOTIJMNIYNUCKH7LRO45JMJP6UYBIJA", "algorand", checkAlgorand, letters32],
]

test.each(checksummed)("no single wrong character of %s passes on %s", (address, chain, check, letters) => {
  const passed: string[] = []
  for (let at = 0; at < address.length; at++)
    for (const letter of letters) {
      const wrong = address.slice(0, at) + letter + address.slice(at + 1)
      if (wrong !== address && typeof check(wrong, chain) === "object") passed.push(wrong)
    }
  expect(typeof check(address, chain)).toBe("object")
  expect(passed).toEqual([])
})

describe("EIP-55", () => {
  const address = bytes(20).map((key) => getAddress(`0x${Buffer.from(key).toString("hex")}`))

  test("one letter in the wrong case is never taken for checked", () => {
    fc.assert(
      fc.property(address, fc.nat(39), (right, place) => {
        const at = place + 2
        const letter = right[at] ?? ""
        const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
        fc.pre(other !== letter)
        const verdict = checkEvm(right.slice(0, at) + other + right.slice(at + 1))
        // With its last capital gone, nothing is left to check by, and that is said.
        const unchecked = typeof verdict === "object" && verdict.warnings.includes("not-checksummed")
        expect(verdict === "checksum" || unchecked).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test("agrees with viem on addresses in any mix of cases", () => {
    const mixed = fc
      .tuple(address, fc.array(fc.boolean(), { minLength: 42, maxLength: 42 }))
      .map(([right, upper]) =>
        Array.from(right, (letter, at) =>
          at > 1 && upper[at] ? letter.toUpperCase() : letter.toLowerCase(),
        ).join(""),
      )
    fc.assert(
      fc.property(fc.oneof(address, mixed), (text) => {
        const verdict = checkEvm(text)
        const oneCase = /^0x([0-9a-f]*|[0-9A-F]*)$/.test(text)
        expect(typeof verdict === "object").toBe(oneCase || isAddress(text))
        expect(typeof verdict === "object" ? verdict.address : getAddress(text.toLowerCase())).toBe(
          getAddress(text.toLowerCase()),
        )
      }),
      { numRuns: 500 },
    )
  })
})

test("agrees with btc-signer on Bitcoin's addresses", () => {
  const coder = BitcoinAddress(NETWORK)
  fc.assert(
    fc.property(bitcoinAddresses, (text) => {
      const verdict = checkBitcoin(text, "bitcoin")
      const kind = typeof verdict === "object" && verdict.kind
      // It also wants a taproot key to be a point on the curve, which a random one is half of the time.
      fc.pre(kind !== "taproot")
      const types = { legacy: "pkh", script: "sh", segwit: "wpkh" } as const
      expect(coder.decode(text).type).toBe(types[kind as keyof typeof types])
    }),
  )
})

test("whatever is pasted, an answer comes, and a fault never carries the text", () => {
  const chain = fc.constantFrom<ChainId>("bitcoin", "ethereum", "tron", "ton", "solana", "stellar", "near")
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 12, maxLength: 300 }), chain, (text, id) => {
      const reading = checkAddress(text, id)
      expect(reading.ok ? "" : JSON.stringify(reading)).not.toContain(text)
    }),
    { numRuns: 500 },
  )
})
