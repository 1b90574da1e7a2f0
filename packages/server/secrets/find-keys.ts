import type { SecretFinding } from "@veridesk/contract/secrets/finding.ts"
import { keyShapesIn } from "@veridesk/contract/secrets/key-shape.ts"
import { isNamedKey } from "@veridesk/contract/secrets/named-key.ts"
import { isKey, isKeyPair, readBase58 } from "./key.ts"

/**
 * Secret keys in a legible text, wherever they stand: what has the shape of one and a right checksum, and what has
 * the shape only but is called a private key, since one character may be wrong.
 */
export async function findKeys(text: string): Promise<SecretFinding[]> {
  const found: SecretFinding[] = []
  for (const shape of [...keyShapesIn(text), ...keyPairShapes(text)]) {
    const word = text.slice(shape.start, shape.end)
    if (await proves(word)) found.push({ ...shape, certainty: "certain" })
    else if (isNamedKey(text, shape.start, shape.end)) found.push(shape)
  }
  return found
}

/** 64 bytes of base58 are a transaction of Solana far more often than a key. */
function keyPairShapes(text: string): SecretFinding[] {
  return [...text.matchAll(/(?<!\w)[1-9A-HJ-NP-Za-km-z]{86,88}(?!\w)/g)].map((match) => ({
    kind: "private-key",
    start: match.index,
    end: match.index + match[0].length,
    certainty: "likely",
  }))
}

async function proves(word: string): Promise<boolean> {
  if (/^[\d\s,]+$/.test(word)) return isKeyPair(Uint8Array.from(word.split(/[\s,]+/).map(Number)))
  if (/^\w{86,88}$/.test(word)) return isKeyPair(readBase58(word))
  return isKey(word)
}
