/** What nobody at support may see, by what its owner has to do when somebody else has seen it. */
export type SecretKind =
  | "seed-phrase"
  | "private-key"
  | "one-time-code"
  | "password"
  | "card-number"
  /** Secret of an API key, or the token of a session. */
  | "api-secret"

/** Where a secret stands in a text, in UTF-16 units, and never what it is. */
export type SecretFinding = {
  kind: SecretKind
  start: number
  end: number
  /** "certain" where a checksum or a fixed frame proves it, "likely" where its shape and the words around it say so. */
  certainty: "certain" | "likely"
}

/** Without findings that overlap a better one (certain before likely, long before short), in the text's order. */
export function withoutOverlaps(findings: readonly SecretFinding[]): SecretFinding[] {
  const best = [...findings].sort(
    (a, b) => rank(a) - rank(b) || b.end - b.start - (a.end - a.start) || a.start - b.start,
  )
  const kept: SecretFinding[] = []
  for (const one of best) {
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one)
  }
  return kept.sort((a, b) => a.start - b.start)
}

function rank(finding: SecretFinding): number {
  return finding.certainty === "certain" ? 0 : 1
}
