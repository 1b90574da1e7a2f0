import * as z from "zod"
import { id } from "../ids.ts"

/**
 * What is looked for in the archive: each that is given must hold. `address` is anybody who wrote or was written to,
 * whole or "@" with a domain; `rfcId` a Message-ID with or without angle brackets.
 */
export const findMails = z.object({
  address: z.string().trim().max(254).optional(),
  subject: z.string().trim().max(200).optional(),
  rfcId: z.string().trim().max(998).optional(),
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  /** The id of the last one seen. */
  before: id.optional(),
})
export type FindMails = z.infer<typeof findMails>

const foundMail = z.object({
  /** The message that it is, or the mail that brought one. */
  id,
  way: z.enum(["in", "out"]),
  conversationId: id,
  number: z.string(),
  address: z.string(),
  subject: z.string(),
  at: z.iso.datetime(),
})
export type FoundMail = z.infer<typeof foundMail>

/** The newest first; `next` asks for those before it. */
export const foundMails = z.object({ rows: z.array(foundMail), next: id.nullable() })

/** A conversation that must be kept whole until somebody says otherwise: `POST /api/desk/conversations/:id/legal-hold`. */
export const placeHold = z.object({ requestId: id, reason: z.string().trim().min(3).max(500) })
export const liftHold = z.object({ requestId: id, reason: z.string().trim().min(3).max(500) })
export const legalHold = z.object({
  held: z.boolean(),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  since: z.iso.datetime().nullable(),
})
export type LegalHold = z.infer<typeof legalHold>
