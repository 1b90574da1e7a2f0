import { generateKeyPairSync } from "node:crypto"
import { sha256 } from "@noble/hashes/sha2.js"
import { base32nopad, base58, base64urlnopad, bech32, createBase58check, hex } from "@scure/base"
import { crc16 } from "@ton/core"
import fc from "fast-check"
import { encodeSeed } from "ripple-address-codec"
import { describe, expect, test } from "vitest"
import { findSecrets } from "./index.ts"

const base58check = createBase58check(sha256)
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const strkey = (version: number, key: Uint8Array) => {
  const body = Uint8Array.of(version, ...key)
  return base32nopad.encode(Uint8Array.of(...body, ...crc16(Buffer.from(body)).reverse()))
}
const bech32Key = (prefix: string, key: Uint8Array) => bech32.encode(prefix, bech32.toWords(key), 300)
const ed25519 = () => {
  const { d = "", x = "" } = generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" })
  return Uint8Array.of(...base64urlnopad.decode(d), ...base64urlnopad.decode(x))
}

const keys: [string, fc.Arbitrary<string>][] = [
  ["WIF", bytes(32).map((key) => base58check.encode(Uint8Array.of(0x80, ...key)))],
  ["WIF, compressed", bytes(32).map((key) => base58check.encode(Uint8Array.of(0x80, ...key, 1)))],
  ["WIF of a test network", bytes(32).map((key) => base58check.encode(Uint8Array.of(0xef, ...key, 1)))],
  ["WIF of Litecoin", bytes(32).map((key) => base58check.encode(Uint8Array.of(0xb0, ...key, 1)))],
  ["WIF of Dogecoin", bytes(32).map((key) => base58check.encode(Uint8Array.of(0x9e, ...key, 1)))],
  ...(
    [
      ["xprv", "0488ade4"],
      ["yprv", "049d7878"],
      ["zprv", "04b2430c"],
      ["tprv", "04358394"],
    ] as const
  ).map(([name, version]): [string, fc.Arbitrary<string>] => [
    name,
    fc
      .tuple(bytes(41), bytes(32))
      .map(([frame, key]) => base58check.encode(Uint8Array.of(...hex.decode(version), ...frame, 0, ...key))),
  ]),
  ["Stellar", bytes(32).map((key) => strkey(18 << 3, key))],
  ["XRP", bytes(16).map((key) => encodeSeed(key, "secp256k1"))],
  ["XRP, Ed25519", bytes(16).map((key) => encodeSeed(key, "ed25519"))],
  ["Sui", bytes(33).map((key) => bech32Key("suiprivkey", key))],
  ["Cardano", bytes(32).map((key) => bech32Key("ed25519_sk", key))],
  ["Cardano, extended", bytes(96).map((key) => bech32Key("root_xsk", key))],
  ["Aptos", bytes(32).map((key) => `ed25519-priv-0x${hex.encode(key)}`)],
  ["Solana", fc.nat().map(() => base58.encode(ed25519()))],
  ["Solana, a list", fc.nat().map(() => JSON.stringify([...ed25519()]))],
  ["NEAR", fc.nat().map(() => `ed25519:${base58.encode(ed25519())}`)],
]

describe.each(keys)("a key of %s", (_, key) => {
  test("is found in any text, and with one wrong character only where it is called a key", async () => {
    await fc.assert(
      fc.asyncProperty(key, fc.nat(), async (secret, seed) => {
        for (const text of [
          secret,
          `导出的是${secret}。请帮忙`,
          `{"key":"${secret}"}`,
          `it is ${secret}, help`,
        ]) {
          const found = await findSecrets(text)
          expect(found).toMatchObject([{ kind: "private-key", certainty: "certain" }])
          expect(text.slice(found[0]?.start, found[0]?.end).length).toBeGreaterThan(20)
        }
        if (secret.startsWith("ed25519") || secret.startsWith("[")) return
        const place = 12 + (seed % (secret.length - 14))
        const wrong = secret.slice(0, place) + other(secret.charAt(place)) + secret.slice(place + 1)
        expect(await findSecrets(`it is ${wrong}`)).toEqual([])
        expect(await findSecrets(`私钥：${wrong}`)).toMatchObject(
          secret.length > 80 && secret.length < 90 ? [{}] : [{ kind: "private-key", certainty: "likely" }],
        )
      }),
      { numRuns: 12 },
    )
  })
})

/** Another character of the same alphabet, whichever of those above it is. */
function other(character: string): string {
  const steps: Record<string, string> = { "2": "3" }
  return steps[character] ?? (/[A-Z2-7]/.test(character) ? "2" : /[A-Z]/.test(character) ? "A" : "2")
}

describe("64 hex characters", () => {
  const hash = "9f2c4e1b7a5d8f3c6e0b1a2d4c5f7e8a9b0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e"

  test.each([
    `私钥：${hash}`,
    `我的私钥是0x${hash}`,
    `private key: ${hash}`,
    `PRIVATE_KEY=${hash.toUpperCase()}`,
    `pk: ${hash}`,
    `${hash} is my private key`,
    `${hash}（私钥）`,
    `the private key of the address TQ5cFm1rTqk2nDPqZKpSWYBgHhVYvRLtZL: ${hash}`,
    `secret key\n${hash}`,
  ])("are a key in %j", async (text) =>
    expect(await findSecrets(text)).toMatchObject([{ kind: "private-key" }]),
  )

  test("are keys, all of them, in a list of keys", async () => {
    expect(await findSecrets(`private keys:\n${hash}\n0x${hash}\n${hash}`)).toHaveLength(3)
  })

  test.each([
    hash,
    `TxID: ${hash}`,
    `I never gave my private key to anybody. TxID: ${hash}`,
    `没有泄露私钥，交易哈希 ${hash}`,
    `private key lost? No. ${hash} was the deposit`,
    `${hash} 不是私钥`,
    `${hash} is not a private key`,
    `API sign ${hash}`,
    `公钥 ${hash}, 私钥没有导出`,
    `https://tronscan.org/#/transaction/${hash}`,
  ])("are none in %j", async (text) => expect(await findSecrets(text)).toEqual([]))
})

describe("keys in a frame", () => {
  test.each([
    ["-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA\n-----END PRIVATE KEY-----"],
    ["-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk"],
    ["-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBF\n-----END PGP PRIVATE KEY BLOCK-----"],
    ['{"version":3,"crypto":{"cipher":"aes-128-ctr","ciphertext":"5318b4d5","kdf":"scrypt","mac":"517e"}}'],
  ])("%j", async (text) => {
    const found = await findSecrets(`我导出了 ${text}`)
    expect(found).toEqual([{ kind: "private-key", start: 5, end: 5 + text.length, certainty: "certain" }])
  })

  test.each([
    "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----",
    '{"ciphertext":"5318"}',
  ])("not %j", async (text) => expect(await findSecrets(text)).toEqual([]))
})
