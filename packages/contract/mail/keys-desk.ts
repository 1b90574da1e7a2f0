import * as z from "zod"
import { id, requestId } from "../ids.ts"
import { mailboxKey } from "./mailbox.ts"

const instant = z.iso.datetime()
const address = z
  .string()
  .max(254)
  .regex(/^[^\s@<>",;:()[\]\\]{1,64}@[^\s@<>",;:()[\]\\]{1,189}$/)

export const keyPurposes = ["own", "correspondent", "trusted-ca"] as const
export type KeyPurpose = (typeof keyPurposes)[number]

/** A key as administrators see it: never its private part. */
export const mailKeyView = z.object({
  id,
  kind: z.enum(["pgp", "smime"]),
  purpose: z.enum(keyPurposes),
  mailboxKey: mailboxKey.nullable(),
  /** For whom it speaks; null for an authority. */
  address: z.string().nullable(),
  fingerprint: z.string(),
  publicPart: z.string(),
  validFrom: instant,
  validUntil: instant.nullable(),
  addedBy: z.string().nullable(),
  addedAt: instant,
  revokedAt: instant.nullable(),
})
export type MailKeyView = z.infer<typeof mailKeyView>

/** `GET /api/desk/mail-keys`: ours first, then authorities, then of others, the newest first; at most 500. */
export const mailKeyList = z.object({ keys: z.array(mailKeyView) })
export type MailKeyList = z.infer<typeof mailKeyList>

/** As text (armoured PGP, PEM), or a PKCS #12 file in base64. The passphrase is asked once and kept nowhere. */
const given = {
  text: z.string().max(200_000).optional(),
  pkcs12: z.base64().max(270_000).optional(),
  passphrase: z.string().max(1000).optional(),
}

/**
 * `POST /api/desk/mail-keys`. Refused with 422 `mail-key-unreadable`, `mail-key-passphrase`, `mail-key-other-address`,
 * `mail-key-over`, `mail-key-weak`, `mail-key-half`, `mail-key-private`, `mail-key-no-authority`, or 409 `mail-key-known`.
 */
export const addMailKey = z.discriminatedUnion("what", [
  z.object({ requestId, what: z.literal("own"), mailboxKey, ...given }),
  z.object({ requestId, what: z.literal("new"), mailboxKey }),
  z.object({ requestId, what: z.literal("correspondent"), address, text: z.string().max(200_000) }),
  z.object({ requestId, what: z.literal("trusted-ca"), text: z.string().max(200_000) }),
  // One that a mail brought, after a person has compared it.
  z.object({ requestId, what: z.literal("brought"), messageId: id, fingerprint: z.string().max(128) }),
])
export type AddMailKey = z.infer<typeof addMailKey>

/** `GET /api/desk/mails/:messageId/keys`: what a mail brings of its author. */
export const broughtKeys = z.object({
  keys: z.array(
    z.object({
      kind: z.enum(["pgp", "smime"]),
      address: z.string(),
      fingerprint: z.string(),
      validUntil: instant.nullable(),
      /** Somebody has confirmed it already. */
      known: z.boolean(),
    }),
  ),
})
export type BroughtKeys = z.infer<typeof broughtKeys>
