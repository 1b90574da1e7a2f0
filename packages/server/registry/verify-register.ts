import { createHash } from "node:crypto"
import { type SignedRegister, signedRegister } from "@veridesk/contract/registry.ts"
import { canonical } from "../platform/events/chain.ts"
import { isSignedBy } from "../platform/signing-key.ts"

export type RegisterFault = "not-a-register" | "unknown-key" | "wrong-signature" | "wrong-previous"

/**
 * Checks a register by itself, without asking anybody: that the signature stands over all of it, and, where the version
 * before it is at hand, that this one follows it. One changed byte is a fault.
 * @param keys public keys by their thumbprint: the `x` of their JWK
 */
export function verifyRegister(
  text: string,
  keys: Map<string, string>,
  before?: SignedRegister,
): { document: SignedRegister | null; faults: RegisterFault[] } {
  const document = read(text)
  if (!document) return { document, faults: ["not-a-register"] }
  const { signature, ...signed } = document
  const x = keys.get(signature.key)
  const faults: RegisterFault[] = []
  if (!x) faults.push("unknown-key")
  else if (!isSignedBy(x, { text: canonical(signed), signature: signature.value }))
    faults.push("wrong-signature")
  if (before && document.previous !== digestOf(before)) faults.push("wrong-previous")
  return { document, faults }
}

/** Exactly what was signed: a field that the format does not know would be one that no check covers. */
function read(text: string): SignedRegister | null {
  try {
    const value: unknown = JSON.parse(text)
    const parsed = signedRegister.safeParse(value)
    return parsed.success && canonical(parsed.data) === canonical(value) ? parsed.data : null
  } catch {
    return null
  }
}

function digestOf({ signature: _, ...signed }: SignedRegister): string {
  return createHash("sha256").update(canonical(signed)).digest("hex")
}
