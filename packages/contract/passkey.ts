import * as z from "zod"
import { id } from "./ids.ts"

/*
 * WebAuthn in the JSON forms of the platform: options for `PublicKeyCredential.parseRequestOptionsFromJSON` and
 * `parseCreationOptionsFromJSON`, answers from `credential.toJSON()` (W3C WebAuthn Level 3 §5.1.8–5.1.9).
 * Here only their outline and size are checked; the signature is checked by the WebAuthn library.
 */

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[A-Za-z0-9_-]*$/)

export const passkeyOptions = z.record(z.string(), z.unknown())
export type PasskeyOptions = z.infer<typeof passkeyOptions>

const credential = {
  id: base64url.min(1),
  rawId: base64url.min(1),
  type: z.literal("public-key"),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
}

/** What `navigator.credentials.get` answered. */
export const signedCredential = z.looseObject({
  ...credential,
  response: z.looseObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
})
export type SignedCredential = z.infer<typeof signedCredential>

/** What `navigator.credentials.create` answered. */
export const newCredential = z.looseObject({
  ...credential,
  response: z.looseObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
})
export type NewCredential = z.infer<typeof newCredential>

export const passkeyAnswer = z.object({ credential: signedCredential })
export const newPasskey = z.object({ name: z.string().trim().min(1).max(60), credential: newCredential })
export const passkey = z.object({ id, name: z.string(), createdAt: z.iso.datetime() })
export type Passkey = z.infer<typeof passkey>
