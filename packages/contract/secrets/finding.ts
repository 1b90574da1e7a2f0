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

/** In the text's order, and of findings that overlap the best: certain before likely, long before short. */
export function withoutOverlaps(findings: readonly SecretFinding[]): SecretFinding[] {
  const kept: SecretFinding[] = []
  for (const one of [...findings].sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1)
    if (!last || last.end <= one.start) kept.push(one)
    else if (worth(one) > worth(last)) kept[kept.length - 1] = one
  }
  return kept
}

function worth({ certainty, start, end }: SecretFinding): number {
  return end - start + (certainty === "certain" ? 1e9 : 0)
}
