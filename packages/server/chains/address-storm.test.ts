import { createRequire } from "node:module"
import { type CashAddressResult, decodeCashAddress } from "@bitauth/libauth"
import { base32nopad, base58 } from "@scure/base"
import { type ChainId, chainRules } from "@veridesk/contract/chains/chain-id.ts"
import { xAddressToClassicAddress } from "ripple-address-codec"
import { isAddress } from "viem/utils"
import { describe, expect, test } from "vitest"
import { checkAddress } from "./address.ts"
import type { FamilyCheck } from "./address-reading.ts"
import { checkAlgorand } from "./algorand.ts"
import { checkBitcoin } from "./bitcoin.ts"
import { checkCardano } from "./cardano.ts"
import { checkCosmos } from "./cosmos.ts"
import { checkEvm } from "./evm.ts"
import { checkPolkadot } from "./polkadot.ts"
import { checkSolana } from "./solana.ts"
import { checkStellar } from "./stellar.ts"
import { storm } from "./testing/storm.ts"
import { valid } from "./testing/published-vectors.ts"
import { checkTon } from "./ton.ts"
import { checkTron } from "./tron.ts"
import { checkAptos, checkNear, checkSui } from "./without-checksum.ts"
import { checkXrp } from "./xrp.ts"

const STRINGS = 100_000
/** Another one each day: what one run misses the next may find. It stands in the message of a failure. */
const SEED = Math.floor(Date.now() / 86_400_000)

const near = createRequire(import.meta.url)
const multicoin = near("multicoin-address-validator") as {
  validate(address: string, coin: string, options: { networkType: string }): boolean
}
/** Its own parts, which have nothing in common with the libraries we check by. */
const itsParts = createRequire(near.resolve("multicoin-address-validator"))
const itsBech32 = itsParts("./crypto/bech32") as { decode(text: string, form: string): unknown }
const { crc16xmodem } = itsParts("crc") as { crc16xmodem(bytes: Uint8Array): number }
const by = (coin: string) => (text: string) => multicoin.validate(text, coin, { networkType: "both" })

const letters58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
const lettersBech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l1"
const letters32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
const hex = "0123456789abcdefABCDEFx"

/** A checksum of the family, verified by other hands than ours. Without `reference` no second library exists. */
type Family = {
  check: FamilyCheck
  letters: string
  reference?: (text: string) => boolean
  without?: string
  damagedEvery?: number
}

const families: Partial<Record<ChainId, Family>> = {
  bitcoin: { check: checkBitcoin, letters: letters58 + lettersBech32, reference: by("btc") },
  litecoin: {
    check: checkBitcoin,
    letters: letters58 + lettersBech32,
    // Its second opinion leaves Litecoin's old 3… to Bitcoin, which has the very same.
    reference: (text) => by("ltc")(text) || by("btc")(text),
  },
  dogecoin: { check: checkBitcoin, letters: letters58, reference: by("doge") },
  "bitcoin-cash": {
    check: checkBitcoin,
    letters: lettersBech32,
    reference: (text) => isCashAddress(text) || by("btc")(text),
  },
  ethereum: {
    check: checkEvm,
    letters: hex,
    // viem wants 0x small, and takes no address all in capitals, which carries no checksum for anybody.
    reference: (text) => isAddress(`0x${sameCase(text.slice(2))}`),
  },
  tron: { check: checkTron, letters: letters58, reference: by("trx") },
  solana: {
    check: checkSolana,
    letters: letters58,
    reference: (text) => base58.decode(text).length === 32,
    // Without a checksum nearly every damaged one is an address still, and each is held against the curve.
    damagedEvery: 20,
  },
  xrp: { check: checkXrp, letters: letters58, reference: (text) => by("xrp")(classic(text)) },
  ton: { check: checkTon, letters: `${letters58}0IOl-_+/:`, reference: isTonChecksum },
  cosmos: {
    check: checkCosmos,
    letters: lettersBech32,
    reference: (text) => itsBech32.decode(text, "bech32") !== null,
  },
  stellar: {
    check: checkStellar,
    letters: letters32,
    reference: (text) => (text.startsWith("M") ? isStrkeyChecksum(text) : by("xlm")(text)),
  },
  cardano: { check: checkCardano, letters: letters58 + lettersBech32, reference: by("ada") },
  polkadot: {
    check: checkPolkadot,
    letters: letters58,
    reference: by("dot"),
  },
  sui: { check: checkSui, letters: hex, without: "no library of ours knows Sui; it has no checksum either" },
  aptos: {
    check: checkAptos,
    letters: hex,
    // It wants the leading zeros that explorers leave out (AIP-40).
    reference: (text) => by("apt")(`0x${text.slice(2).toLowerCase().padStart(64, "0")}`),
  },
  near: {
    check: checkNear,
    letters: "abcdefghijklmnopqrstuvwxyz0123456789-_.",
    without: "no library of ours knows NEAR; its rule is held here in the words of its specification",
    reference: isNearAccount,
  },
  algorand: { check: checkAlgorand, letters: letters32, reference: by("algo") },
}

describe.each(Object.entries(families) as [ChainId, Family][])("%s", (chain, family) => {
  const seeds = valid
    .filter(([id, text]) => id === chain && !text.startsWith("bcrt1"))
    .map(([, text]) => text)
  const { letters, damagedEvery = 2 } = family
  const weather = { seeds, letters, damagedEvery, seed: SEED + chain.length }

  test(`${STRINGS} strings crash nothing, and none is valid that another library refuses${family.without ? ` (${family.without})` : ""}`, () => {
    const strings = storm(weather)
    const wrong: string[] = []
    let accepted = 0
    for (let count = 0; count < STRINGS; count++) {
      const text = strings.next().value ?? ""
      if (typeof attempt(() => family.check(text, chain), text) !== "object") continue
      accepted++
      if (family.reference && !attempt(() => family.reference?.(text), text)) wrong.push(text)
    }
    expect(wrong, `seed ${weather.seed}`).toEqual([])
    // A storm that never finds an address would prove nothing.
    expect(accepted).toBeGreaterThan(100)
  }, 60_000)

  test("whatever they are, the reading says what is wrong and never throws", () => {
    const strings = storm(weather)
    for (let count = 0; count < 500; count++) {
      const text = strings.next().value ?? ""
      const reading = attempt(() => checkAddress(text, chain), text)
      expect(reading.ok || reading.fault.length > 0).toBe(true)
    }
  })

  /** Gives the answer, and the string and its seed along with whatever it throws. */
  function attempt<T>(ask: () => T, text: string): T {
    try {
      return ask()
    } catch (error) {
      throw new Error(`seed ${weather.seed}: ${JSON.stringify(text)}`, { cause: error })
    }
  }
})

test("every family of the table is in the storm", () => {
  const stormy = new Set(Object.keys(families).map((id) => chainRules[id as ChainId].family))
  expect(stormy).toEqual(new Set(Object.values(chainRules).map(({ family }) => family)))
})

function isCashAddress(text: string): boolean {
  const whole = text.includes(":") ? text : `bitcoincash:${text}`
  const read: string | CashAddressResult | object = decodeCashAddress(whole.toLowerCase())
  return typeof read === "object"
}

function sameCase(digits: string): string {
  return digits === digits.toUpperCase() ? digits.toLowerCase() : digits
}

/** The classic address in an X-address; its own checksum was verified when it was taken apart. */
function classic(text: string): string {
  return /^[XT]/.test(text) ? xAddressToClassicAddress(text).classicAddress : text
}

function isTonChecksum(text: string): boolean {
  if (text.includes(":")) return /^(0|-1):[\da-f]{64}$/i.test(text)
  const bytes = Buffer.from(text, "base64url")
  return bytes.length === 36 && crc16xmodem(bytes.subarray(0, 34)) === bytes.readUInt16BE(34)
}

function isStrkeyChecksum(text: string): boolean {
  const bytes = Buffer.from(base32nopad.decode(text))
  return bytes.length === 43 && crc16xmodem(bytes.subarray(0, 41)) === bytes.readUInt16LE(41)
}

/** nomicon.io, Account ID rules; 64 hex digits are an implicit account. Names are compared in small letters. */
function isNearAccount(text: string): boolean {
  const name = text.toLowerCase()
  const parts = name.split(".")
  return (
    name.length >= 2 &&
    name.length <= 64 &&
    parts.every((part) => part !== "" && part.split(/[-_]/).every((piece) => /^[a-z\d]+$/.test(piece)))
  )
}
