import { secretsByContext } from "@veridesk/contract/secrets/by-context.ts"
import { type SecretFinding, withoutOverlaps } from "@veridesk/contract/secrets/finding.ts"
import { legible } from "@veridesk/contract/secrets/legible.ts"
import { findKeys } from "./find-keys.ts"
import { findPhrases } from "./find-phrases.ts"
import { believedIn } from "./secret.ts"

/**
 * All secrets in a text, in its order and without overlaps: seed phrases, private keys, one-time codes, passwords,
 * card numbers, API secrets (domain §3.4). Positions are UTF-16 units of `input`. Linear in its length.
 * @param o.field name of the form's field the text comes from: a long number in the field for one is no card
 */
export async function findSecrets(input: string, o: { field?: string } = {}): Promise<SecretFinding[]> {
  const { text, at } = legible(input)
  const found = [...secretsByContext(text), ...(await findKeys(text)), ...(await findPhrases(text))]
  return withoutOverlaps(found.filter((one) => believedIn(o.field, one))).map((one) => ({
    ...one,
    start: at(one.start),
    end: at(one.end),
  }))
}
