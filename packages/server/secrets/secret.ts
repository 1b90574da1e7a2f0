import type { SecretFinding, SecretKind } from "@veridesk/contract/secrets/finding.ts"

/** A field of a form that holds a secret, by kind; never the secret. */
export type SecretField = { field: string; kind: SecretKind }

/** Fields whose numbers are as long as a card's and may pass its check digit by chance: one in ten does. */
const longNumbers = new Set(["txid", "address", "memo", "amount", "withdrawal"])

/**
 * Whether a finding is believed in a field of this name. A bare TxID or address needs no exception here: it counts
 * as a key only when its checksum proves it or words beside it call it one, and such a text is refused anywhere.
 */
export function believedIn(field: string | undefined, finding: SecretFinding): boolean {
  return !(finding.kind === "card-number" && field !== undefined && longNumbers.has(field))
}

/** The kinds found in one field, each once, the proven ones first. */
export function kindsOf(findings: readonly SecretFinding[]): SecretKind[] {
  const certain = findings.filter(({ certainty }) => certainty === "certain")
  return [...new Set([...certain, ...findings].map(({ kind }) => kind))]
}
