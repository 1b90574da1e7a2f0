import { findSecrets } from "./find-secrets.ts"
import { kindsOf, type SecretField } from "./secret.ts"

/**
 * Screens a form's values before anything of them is stored: which fields hold a secret, of which kind, in the order
 * of the fields. Likely ones count too, since whoever wrote them can be asked. Names nothing of what was found.
 */
export async function secretsIn(values: Readonly<Record<string, string>>): Promise<SecretField[]> {
  const found: SecretField[] = []
  for (const [field, value] of Object.entries(values)) {
    for (const kind of kindsOf(await findSecrets(value, { field }))) found.push({ field, kind })
  }
  return found
}
