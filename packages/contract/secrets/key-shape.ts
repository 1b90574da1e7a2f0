import type { SecretFinding } from "./finding.ts"

const letters = "[1-9A-HJ-NP-Za-km-z]"
const bech32 = "[02-9ac-hj-np-z]"

/** WIF, encrypted WIF, extended private keys, Stellar and XRP seeds. */
const caseMatters = [
  `5${letters}{50}|[KLTQ6c9]${letters}{50,51}`,
  `6P${letters}{56}`,
  `(?:[xyztuvYZUV]prv|[LMd][tg]pv)${letters}{90,110}`,
  "S[A-Z2-7]{55}",
  `s(?:Ed)?${letters}{27,28}`,
].join("|")

/** Keys of Sui, Cardano, NEAR and Aptos, whose prefix says that they are secret. */
const caseFree = [
  `suiprivkey1${bech32}{50,70}`,
  `(?:ed25519e?_|[a-z]{2,9}_x?|[a-z]{2,9}_extended_)sk1${bech32}{50,250}`,
  "ed25519(?::|-priv-)\\w{60,100}",
].join("|")

/**
 * Whether `text` as a whole has the shape of a secret key of any chain, as one word. Proves no checksum. Keys that
 * look like a TxID (64 hex characters, 64 bytes of base58) can't be told by shape.
 */
export function isKeyShape(text: string): boolean {
  return wholeExact.test(text) || wholeFree.test(text)
}

const wholeExact = new RegExp(`^(?:${caseMatters})$`)
const wholeFree = new RegExp(`^(?:${caseFree})$`, "i")

/** All words of the text that have such a shape. Of byte lists only those of 64: 32 small numbers may be anything. */
export function keyShapesIn(text: string): SecretFinding[] {
  const words = [exact, free].flatMap((pattern) => [...text.matchAll(pattern)])
  const lists = [...text.matchAll(numberLists)].filter((match) => isByteList(match[0], [64]))
  return [...words, ...lists].map((match) => ({
    kind: "private-key",
    start: match.index,
    end: match.index + match[0].length,
    certainty: "likely",
  }))
}

const exact = new RegExp(`(?<!\\w)(?:${caseMatters})(?!\\w)`, "g")
const free = new RegExp(`(?<!\\w)(?:${caseFree})(?!\\w)`, "gi")

/** Where a list of bytes, as wallets export a key to JSON, might be. */
export const numberLists = /(?<![\d.,])\d[\d,\s]{62,400}\d(?!\d)/g

/** Whether a text is one of these counts of numbers that fit in a byte. */
export function isByteList(text: string, counts: readonly number[]): boolean {
  const numbers = text.split(/[\s,]{1,9}/)
  return (
    counts.includes(numbers.length) &&
    numbers.every((number) => /^\d{1,3}$/.test(number) && Number(number) < 256)
  )
}
