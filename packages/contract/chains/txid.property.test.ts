import { base32nopad, base58, hex } from "@scure/base"
import fc from "fast-check"
import { expect, test } from "vitest"
import { type ChainId, chainIds, chainRules, type TxidRuleKey } from "./chain-id.ts"
import { chains } from "./chains.ts"
import { readTxid } from "./txid.ts"

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const hashes = bytes(32).map(hex.encode)
const txids: Record<TxidRuleKey, fc.Arbitrary<string>> = {
  hex: hashes,
  "hex-upper": hashes.map((hash) => hash.toUpperCase()),
  "hex-0x": hashes.map((hash) => `0x${hash}`),
  "hex-upper-or-0x": fc.oneof(
    hashes.map((hash) => hash.toUpperCase()),
    hashes.map((hash) => `0x${hash}`),
  ),
  "base58-64": bytes(64).map(base58.encode),
  "base58-32": bytes(32).map(base58.encode),
  ton: hashes,
  aptos: fc.oneof(
    hashes.map((hash) => `0x${hash}`),
    fc.integer({ min: 1e8, max: 4e9 }).map(String),
  ),
  polkadot: fc.oneof(
    hashes.map((hash) => `0x${hash}`),
    fc.tuple(fc.integer({ min: 1e5, max: 1e9 }), fc.nat(999)).map((pair) => pair.join("-")),
  ),
  base32: bytes(32).map(base32nopad.encode),
}

/** A chain and one of its TxIDs in canonical form. */
const filed = fc
  .constantFrom(...chainIds)
  .chain((chain) => txids[chainRules[chain].txid].map((txid) => ({ chain, txid })))

const fullWidth = (character: string) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)
const invisible = fc.constantFrom(
  "\u200B",
  "\u200C",
  "\u200D",
  "\u2060",
  "\uFEFF",
  "\u202A",
  "\u202C",
  "\u00AD",
  "\uFE0F",
)
const space = fc.constantFrom(" ", "\n", "\t", "\u00A0", "\u3000", "\r\n", "\u2009")

/** The text with noise between its characters. Short ids keep free of white space: "1 234" may be two numbers. */
function noisy(text: string): fc.Arbitrary<string> {
  const noise =
    text.length < 40 ? fc.oneof(fc.constant(""), invisible) : fc.oneof(fc.constant(""), invisible, space)
  return fc
    .array(fc.tuple(fc.boolean(), noise), { minLength: text.length, maxLength: text.length })
    .map((plan) =>
      plan.map(([wide, before], at) => before + (wide ? fullWidth(text[at] ?? "") : text[at])).join(""),
    )
}

function wrapped({ chain, txid }: { chain: ChainId; txid: string }): fc.Arbitrary<string> {
  const url = chains[chain].explorer.replace("{txid}", txid)
  const wrap = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => `"${text}"`,
    (text) => `「${text}」`,
    (text) => `TxID: ${text}`,
    (text) => `交易哈希：${text}。`,
    (text) => ` ${text} ,`,
  )
  return fc
    .tuple(fc.oneof(noisy(txid), noisy(url), fc.constant(url)), wrap)
    .map(([text, around]) => around(text))
}

test("a TxID survives any mix of white space, invisible and full-width characters, labels and explorers", () => {
  fc.assert(
    fc.property(
      filed.chain((one) => wrapped(one).map((input) => ({ ...one, input }))),
      ({ chain, txid, input }) => {
        expect(readTxid(input, chain)).toMatchObject({ kind: "txid", txid, fits: true })
      },
    ),
    { numRuns: 2000 },
  )
})

test("reading is idempotent: what was read reads as itself, with nothing left to mend", () => {
  fc.assert(
    fc.property(
      filed.chain(wrapped),
      fc.option(fc.constantFrom(...chainIds), { nil: undefined }),
      (input, chosen) => {
        const first = readTxid(input, chosen)
        fc.pre(first.kind === "txid")
        const chain = first.chain ?? (first.fits ? chosen : undefined)
        const again = readTxid(first.txid, chain)
        expect(again).toMatchObject({ kind: "txid", txid: first.txid, key: first.key, cleaned: [] })
      },
    ),
    { numRuns: 2000 },
  )
})

test("whatever is pasted, the answer comes, fast, and a TxID is of a chain that has such", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 6000 }),
    fc.string({ maxLength: 6000 }),
    noisy("0".repeat(3000)),
  )
  fc.assert(
    fc.property(text, fc.option(fc.constantFrom(...chainIds), { nil: undefined }), (input, chosen) => {
      const reading = readTxid(input, chosen)
      expect(reading.kind === "txid" ? reading.chains.length : 1).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})
