import { createRequire } from "node:module"
import { type ChainId, chainIds, chainRules, type TxidRuleKey } from "@veridesk/contract/chains/chain-id.ts"
import { readTxid } from "@veridesk/contract/chains/txid.ts"
import { txidKey, txidRules } from "@veridesk/contract/chains/txid-rule.ts"
import { describe, expect, test } from "vitest"
import { storm } from "./testing/storm.ts"

const STRINGS = 100_000
const SEED = Math.floor(Date.now() / 86_400_000)

const near = createRequire(import.meta.url)
const itsParts = createRequire(near.resolve("multicoin-address-validator"))
/** Not the base58 that our rules decode with. */
const itsBase58 = itsParts("./crypto/base58") as { decode(text: string): ArrayLike<number> }

const hash = "a1075db55d416d3ca199f55b6084e2115b9345e16c5cf302fc80e9d5fbf5d48d"
const solana = "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW"
const digest = "BCs5PvqEMJ2mWyKQqtLrNPLYCSqQ1mnT3JWfxMJtuQ7V"
const hex = "0123456789abcdefABCDEFx"
const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

/** domain §2.1 said once more, by other means; each rule's letters and ids to damage. */
const kinds: Record<TxidRuleKey, { seeds: string[]; letters: string; holds: (text: string) => boolean }> = {
  hex: { seeds: [hash, hash.toUpperCase()], letters: hex, holds: is(/^[\da-f]{64}$/i) },
  "hex-upper": { seeds: [hash], letters: hex, holds: is(/^[\da-f]{64}$/i) },
  "hex-0x": { seeds: [`0x${hash}`, hash], letters: hex, holds: is(/^(0x)?[\da-f]{64}$/i) },
  "hex-upper-or-0x": { seeds: [hash, `0x${hash}`], letters: hex, holds: is(/^(0x)?[\da-f]{64}$/i) },
  "base58-64": { seeds: [solana], letters: base58, holds: (text) => itsBase58.decode(text).length === 64 },
  "base58-32": { seeds: [digest], letters: base58, holds: (text) => itsBase58.decode(text).length === 32 },
  ton: {
    seeds: [
      hash,
      "oQddtV1BbTyhmfVbYITiEVuTReFsXPMC_IDp1fv11I0=",
      "oQddtV1BbTyhmfVbYITiEVuTReFsXPMC/IDp1fv11I0",
    ],
    letters: `${base58}0OIl+/-_=`,
    holds: (text) => is(/^[\da-f]{64}$/i)(text) || Buffer.from(text, "base64").length === 32,
  },
  aptos: {
    seeds: [`0x${hash}`, hash, "1234567890"],
    letters: hex,
    holds: is(/^((0x)?[\da-f]{64}|\d{1,20})$/i),
  },
  polkadot: {
    seeds: [`0x${hash}`, "23456789-2"],
    letters: `${hex}-`,
    holds: is(/^((0x)?[\da-f]{64}|\d{5,10}-\d{1,4})$/i),
  },
  base32: {
    seeds: ["OJX5XQEFOBDOOBYUPGNXYQ3SSL7YHHI5XMQ7BBQUUYFVOYBAX5QA"],
    letters: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
    holds: is(/^[A-Z2-7]{52}$/i),
  },
}

function is(pattern: RegExp): (text: string) => boolean {
  return (text) => pattern.test(text)
}

describe.each(Object.entries(kinds) as [TxidRuleKey, (typeof kinds)[TxidRuleKey]][])("%s", (key, kind) => {
  const weather = { seeds: kind.seeds, letters: kind.letters, seed: SEED + key.length }
  const chain: ChainId = chainIds.find((id) => chainRules[id].txid === key) ?? "bitcoin"

  test(`${STRINGS} strings crash nothing, and none is read that isn't one`, () => {
    const strings = storm(weather)
    const wrong: string[] = []
    let read = 0
    for (let count = 0; count < STRINGS; count++) {
      const text = strings.next().value ?? ""
      const txid = txidRules[key].read(text, true)
      if (txid === undefined) continue
      read++
      if (!kind.holds(text) || txidRules[key].read(txid, true) !== txid || txidKey(txid) === "")
        wrong.push(text)
    }
    expect(wrong, `seed ${weather.seed}`).toEqual([])
    expect(read).toBeGreaterThan(100)
  }, 60_000)

  test("the box reads them without throwing, and what it found reads as itself", () => {
    const strings = storm(weather)
    for (let count = 0; count < 2_000; count++) {
      const text = strings.next().value ?? ""
      const reading = readTxid(text, chain)
      if (reading.kind !== "txid" || !reading.fits) continue
      const again = readTxid(reading.txid, chain)
      expect(again, `seed ${weather.seed}: ${JSON.stringify(text)}`).toMatchObject({ txid: reading.txid })
    }
  })
})
