import * as pgp from "openpgp"
import type { OwnKey } from "@veridesk/contract/mail/crypto-keys.ts"

/** Signs and encrypts (RFC 3156 §6.2), in the packet that every program of the last twenty years opens. */
export async function encryptPgp(
  inner: Uint8Array,
  o: { sign: OwnKey | null; encryptFor: string[]; at: Date },
): Promise<string> {
  const encryptionKeys = await Promise.all(o.encryptFor.map((armoredKey) => pgp.readKey({ armoredKey })))
  return pgp.encrypt({
    message: await pgp.createMessage({ binary: inner }),
    encryptionKeys,
    ...(o.sign && { signingKeys: await pgp.readPrivateKey({ armoredKey: o.sign.privatePart }) }),
    date: o.at,
    config: { aeadProtect: false },
  })
}

/** A signature apart from what it is over, with SHA-512. */
export async function signPgp(inner: Uint8Array, o: { sign: OwnKey; at: Date }): Promise<string> {
  const signature = await pgp.sign({
    message: await pgp.createMessage({ binary: inner }),
    signingKeys: await pgp.readPrivateKey({ armoredKey: o.sign.privatePart }),
    detached: true,
    date: o.at,
    config: { preferredHashAlgorithm: pgp.enums.hash.sha512 },
  })
  return String(signature)
}
