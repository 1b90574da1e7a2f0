import * as z from "zod"
import { id } from "./ids.ts"

/** The name of the file format; a reader refuses every other one. */
export const TRANSCRIPT_FORMAT = "veridesk-transcript/1"

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(1)

/** A file that came with a message; its own bytes are proved by the digest. */
const transcriptFile = z.object({
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: digest,
})

/** What the customer may read of an event, with all that its hash was made of. */
const shownEvent = z.object({
  seq: count,
  kind: z.string(),
  at: z.iso.datetime(),
  actor: z.object({ realm: z.enum(["customer", "staff", "system"]), id: id.nullable(), name: z.string() }),
  payload: z.record(z.string(), z.unknown()),
  /** The message it brought, with the salt of its digest; null where it brought none or the text was erased. */
  message: z
    .object({ body: z.string(), salt: z.string().regex(/^[0-9a-f]+$/), files: z.array(transcriptFile) })
    .nullable(),
  prevHash: digest,
  hash: digest,
})

/** An event that is the desk's own business: its place in the chain, and nothing of what it says. */
const hiddenEvent = z.object({ seq: count, hidden: z.literal(true), prevHash: digest, hash: digest })

export const transcriptEvent = z.union([shownEvent, hiddenEvent])

/**
 * A conversation as its customer may keep it: what was said, the chain that holds it together, and the
 * installation's signature over all of it. Whoever has the public key can check it without asking anybody.
 */
export const transcript = z.object({
  format: z.literal(TRANSCRIPT_FORMAT),
  brand: z.string(),
  legalEntity: z.string(),
  host: z.string(),
  conversation: z.object({
    id,
    number: z.string(),
    subject: z.string(),
    locale: z.string(),
    openedAt: z.iso.datetime(),
  }),
  issuedAt: z.iso.datetime(),
  events: z.array(transcriptEvent),
  head: z.object({ seq: count, hash: digest }),
})
export type Transcript = z.infer<typeof transcript>
export type ShownEvent = z.infer<typeof shownEvent>

export const signedTranscript = transcript.extend({
  /** Over the canonical JSON of everything else (RFC 8785); `key` is the key's thumbprint (RFC 7638). */
  signature: z.object({ algorithm: z.literal("Ed25519"), key: z.string(), value: z.string() }),
})
export type SignedTranscript = z.infer<typeof signedTranscript>
