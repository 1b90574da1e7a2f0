import type { SecretFinding } from "@veridesk/contract/secrets/finding.ts"
import { suspectSecrets } from "@veridesk/contract/secrets/suspect.ts"

/** Secrets in a text before it leaves the device; the server looks again. */
export function findSecrets(text: string): Promise<SecretFinding[]> {
  return suspectSecrets(text)
}
