import { secretBlocks } from "./block.ts"
import { cardNumbers } from "./card.ts"
import { oneTimeCodes } from "./code.ts"
import type { SecretFinding } from "./finding.ts"
import { labelledSecrets } from "./labelled.ts"
import { namedKeys } from "./named-key.ts"

/**
 * Secrets that need neither a word list nor a library to be judged: framed, labelled, named, or with a check digit.
 * `text` is legible; what is found may overlap.
 */
export function secretsByContext(text: string): SecretFinding[] {
  return [
    ...secretBlocks(text),
    ...labelledSecrets(text),
    ...oneTimeCodes(text),
    ...namedKeys(text),
    ...cardNumbers(text),
  ]
}
