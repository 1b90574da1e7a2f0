import { type SecretFinding, withoutOverlaps } from "@veridesk/contract/secrets/finding.ts"

export type Part = { text: string; secret: SecretFinding | null }

/** The text cut at its secrets, so that each can be shown and taken out. */
export function partsOf(text: string, found: readonly SecretFinding[]): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const secret of withoutOverlaps(found)) {
    if (secret.start > at) parts.push({ text: text.slice(at, secret.start), secret: null })
    parts.push({ text: text.slice(secret.start, secret.end), secret })
    at = secret.end
  }
  if (at < text.length) parts.push({ text: text.slice(at), secret: null })
  return parts
}

/** What would be sent: in place of each secret a word that says that one was there. */
export function withoutSecrets(
  parts: readonly Part[],
  removed: (secret: SecretFinding, text: string) => string,
): string {
  return parts.map(({ text, secret }) => (secret ? removed(secret, text) : text)).join("")
}
