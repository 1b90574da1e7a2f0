import type { GivenKey, InspectedKey, KeyFault } from "@veridesk/contract/mail/crypto-keys.ts"

/** Longer ones are no keys but whole key rings with thousands of signatures. */
const MOST_TEXT = 200_000

/** Reads a key of either kind. */
export async function inspectKey(given: GivenKey): Promise<InspectedKey | { unreadable: KeyFault }> {
  const { text = "", pkcs12 } = given
  if (text.length > MOST_TEXT || (pkcs12?.length ?? 0) > MOST_TEXT) return { unreadable: "unreadable" }
  if (/-----BEGIN PGP (?:PUBLIC|PRIVATE) KEY BLOCK-----/.test(text)) {
    const { inspectPgp } = await import("./inspect-pgp.ts")
    return inspectPgp({ ...given, text })
  }
  const { inspectSmime } = await import("./inspect-smime.ts")
  return inspectSmime({ ...given, text })
}

/** A PGP key for a mailbox. */
export async function generateKey(o: { name: string; address: string; at: Date }): Promise<InspectedKey> {
  const { generatePgp } = await import("./inspect-pgp.ts")
  return generatePgp(o)
}
