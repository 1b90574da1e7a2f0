import * as z from "zod"
import { id } from "../ids.ts"
import { incomingDetail, mailDetail } from "./desk.ts"
import { mailFate } from "./fate.ts"
import { mailboxKey } from "./mailbox.ts"
import { outboxDetail, outboxState } from "./outbox.ts"

/** What became of a mail: of one that came in where it is, of one that went out how it got on. */
export const mailEnd = z.union([mailFate, outboxState])
export type MailEnd = z.infer<typeof mailEnd>

const typed = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !text.includes("\u0000"), "NUL can't be stored")

/**
 * What is looked for in the archive: each that is given must hold. `address` is anybody who wrote or was written to,
 * whole or "@" with a domain; `rfcId` a Message-ID with or without angle brackets; `words` all stand in the subject or in
 * the text, in whatever form of theirs.
 */
export const findMails = z.object({
  address: typed(254).optional(),
  words: typed(200).optional(),
  subject: typed(200).optional(),
  rfcId: typed(998).optional(),
  mailbox: mailboxKey.optional(),
  ended: mailEnd.optional(),
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  /** The id of the last one seen. */
  before: id.optional(),
})
export type FindMails = z.infer<typeof findMails>

const foundMail = z.object({
  /** Of the mail, as it came in or went out. */
  id,
  way: z.enum(["in", "out"]),
  /** Null where it is in none. */
  conversationId: id.nullable(),
  number: z.string().nullable(),
  /** Who wrote it, or to whom it went. */
  address: z.string(),
  name: z.string(),
  subject: z.string(),
  mailbox: z.string().nullable(),
  ended: mailEnd,
  /** Its conversation is kept by law. */
  held: z.boolean(),
  at: z.iso.datetime(),
})
export type FoundMail = z.infer<typeof foundMail>

/** `GET /api/desk/mails`: the newest first; `next` asks for those before it. */
export const foundMails = z.object({ rows: z.array(foundMail), next: id.nullable() })
export type FoundMails = z.infer<typeof foundMails>

/** What a hold keeps: one conversation, or everything of its customer, what comes later too. */
const holdOf = z.enum(["conversation", "customer"])
export type HoldOf = z.infer<typeof holdOf>

/** What must be kept whole until somebody says otherwise: `POST /api/desk/conversations/:id/legal-hold`, and `…/lift`. */
export const holdOrder = z.object({
  requestId: id,
  reason: typed(500).pipe(z.string().min(3)),
  of: holdOf.default("conversation"),
})
/** The first of the holds that keep a conversation, and all of them. */
export const legalHold = z.object({
  held: z.boolean(),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  since: z.iso.datetime().nullable(),
  holds: z.array(
    z.object({
      of: holdOf,
      /** Another conversation's, which goes on in this one or in which this one goes on: it is lifted there. */
      elsewhere: id.nullable(),
      reason: z.string(),
      by: z.string(),
      since: z.iso.datetime(),
    }),
  ),
})
export type LegalHold = z.infer<typeof legalHold>

/** `GET /api/desk/archive/:id`: one mail of the archive, opened. That somebody did is kept, and told in `looks`. */
export const archivedMail = z.object({
  id,
  conversation: z.object({ id, number: z.string(), subject: z.string() }).nullable(),
  hold: legalHold.nullable(),
  /** The newest first, this one too. */
  looks: z.array(z.object({ by: z.string(), at: z.iso.datetime() })),
  /** It is one of these: in a conversation, in none, or one that went out. */
  placed: mailDetail.nullable(),
  elsewhere: incomingDetail.nullable(),
  sent: outboxDetail.nullable(),
})
export type ArchivedMail = z.infer<typeof archivedMail>
