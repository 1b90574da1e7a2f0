import { type ChainId, chainIds, chainRules } from "./chain-id.ts"
import { type TxidRule, txidRules } from "./txid-rule.ts"

interface Expected {
  /** Chains whose rule was held against the text: the chosen one, or those it looked most like. */
  chains: ChainId[]
  /** Characters in the text and the fewest and most a TxID has, both counted after `prefix`. */
  length: number
  expected: { length: readonly [min: number, max: number]; prefix: "" | "0x" }
}

/** What keeps a text from being a TxID, exact enough to say it in a sentence. Never carries the text itself. */
export type TxidFault =
  | ({ kind: "wrong-length" } & Expected)
  /** `characters`: each that can't stand in a TxID, `at` its place in the text as typed, from 0. */
  | ({ kind: "wrong-characters"; characters: { at: number; character: string }[] } & Expected)
  /** Too far from any TxID to say more. */
  | { kind: "unknown" }

/** Names the fault of `text`, which no rule has read; against the rule of `chain`, or the one it looks most like. */
export function txidFault(text: string, chain: ChainId | undefined): TxidFault {
  const guess = chain ? txidRules[chainRules[chain].txid] : likeliestRule(text)
  if (!guess) return { kind: "unknown" }
  const offset = guess.alphabet.source === txidRules.hex.alphabet.source && /^0x/i.test(text) ? 2 : 0
  const body = Array.from(text.slice(offset))
  const characters = body
    .map((character, at) => ({ at: at + offset, character }))
    .filter(({ character }) => !guess.alphabet.test(character))
  const [min, max] = guess.length
  const facts: Expected = {
    chains: chain ? [chain] : chainIds.filter((id) => txidRules[chainRules[id].txid] === guess),
    length: body.length,
    expected: { length: guess.length, prefix: guess.prefix },
  }
  const rightLength = body.length >= min && body.length <= max
  if (characters.length === 0) return rightLength ? { kind: "unknown" } : { kind: "wrong-length", ...facts }
  // A few strange letters are a slip of the hand; many, or in a short text, are simply something else.
  if (characters.length * 4 > body.length || body.length * 2 < min) return { kind: "unknown" }
  return { kind: "wrong-characters", characters, ...facts }
}

function likeliestRule(text: string): TxidRule | undefined {
  const prefixed = /^0x/i.test(text)
  const body = prefixed ? text.slice(2) : text
  const hexLetters = Array.from(body).filter((letter) => txidRules.hex.alphabet.test(letter)).length
  if (body.length >= 41 && body.length <= 90 && hexLetters / body.length > 0.9)
    return prefixed ? txidRules["hex-0x"] : txidRules.hex
  return /^[1-9A-HJ-NP-Za-km-z]{75,95}$/.test(text) ? txidRules["base58-64"] : undefined
}
