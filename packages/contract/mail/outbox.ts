import * as z from "zod"
import { body } from "../conversation.ts"
import { id, requestId } from "../ids.ts"

const instant = z.iso.datetime()

/** An address as it is typed for a mail: one, bare, of bounded length. */
const mailAddress = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@<>",;:()[\]\\\p{Cc}]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,187}[a-z0-9])?$/iu)
const mailDomain = z.string().trim().toLowerCase().max(253)

/** Who gets a copy of an answer, and which domains the writer has confirmed that the conversation didn't know. */
const MOST_COPIES = 10
export const copies = {
  cc: z.array(mailAddress).max(MOST_COPIES).optional(),
  confirmedDomains: z.array(mailDomain).max(MOST_COPIES).optional(),
}

/**
 * What becomes of a mail: it waits, is on its way, was taken by the far side, arrived (where that is told) or came back,
 * or could not be sent; over a cap it is never sent; and it may have been taken back in time.
 */
export const outboxState = z.enum([
  "queued",
  "sending",
  "accepted",
  "delivered",
  "bounced",
  "failed",
  "suppressed",
  "withdrawn",
])
export type OutboxState = z.infer<typeof outboxState>

const recipient = z.object({
  role: z.enum(["to", "cc"]),
  /** Masked in lists, whole where one mail is opened. */
  address: z.string(),
  state: outboxState,
  /** RFC 3463, such as 5.1.1. */
  status: z.string().nullable(),
  why: z.string().nullable(),
  at: instant,
})

export const outboxRow = z.object({
  id,
  kind: z.string(),
  state: outboxState,
  recipients: z.array(recipient),
  conversation: z.object({ id, number: z.string(), subject: z.string() }).nullable(),
  /** The answer that it brings. */
  messageId: id.nullable(),
  writtenBy: z.object({ id, name: z.string() }).nullable(),
  queuedAt: instant,
  /** Until then it can be taken back. */
  heldUntil: instant.nullable(),
  settledAt: instant.nullable(),
  attempts: z.int(),
  /** When it is tried again that could not be handed over; null where it wasn't put off. */
  nextTryAt: instant.nullable(),
  why: z.string().nullable(),
  /** The one that failed and went again with this one. */
  replaces: id.nullable(),
})
export type OutboxRow = z.infer<typeof outboxRow>

/** `GET /api/desk/outbox?state=failed&before=<id>&limit=` newest first. */
export const outboxQuery = z.object({
  state: outboxState.optional(),
  conversation: id.optional(),
  before: id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const outboxPage = z.object({ rows: z.array(outboxRow), next: id.nullable() })
export type OutboxPage = z.infer<typeof outboxPage>

/** `GET /api/desk/outbox/:id` */
export const outboxDetail = outboxRow.extend({
  /** Our Message-ID (RFC 5322 §3.6.4), without angle brackets. */
  rfcId: z.string(),
  mailbox: z.object({ key: z.string(), address: z.string() }).nullable(),
  /** What the answer says; null where it brings none, or it was erased. */
  text: z.string().nullable(),
  canWithdraw: z.boolean(),
  canResend: z.boolean(),
})
export type OutboxDetail = z.infer<typeof outboxDetail>

/** `POST /api/desk/outbox/:id/withdraw`, and `POST /api/desk/conversations/:id/replies/:messageId/withdraw`. */
export const withdrawMail = z.object({ requestId })
/** What comes back to the composer. */
export const withdrawn = z.object({ conversationId: id, text: z.string(), cc: z.array(z.string()) })
export type Withdrawn = z.infer<typeof withdrawn>

/**
 * `POST /api/desk/outbox/:id/resend`: an answer that failed or came back goes again, to another address where one is given.
 * With `body` it goes as a new answer, `messageId` its id.
 */
export const resendMail = z
  .object({
    requestId,
    to: mailAddress.nullable().default(null),
    body: body.nullable().default(null),
    messageId: id.optional(),
    confirmedDomains: z.array(mailDomain).max(MOST_COPIES).default([]),
  })
  .refine((r) => r.body === null || r.messageId !== undefined, { path: ["messageId"] })
export const resent = z.object({ conversationId: id, mailId: id.nullable() })

/** Why nothing is sent by itself to a customer's address: mail there came back, or was complained of. */
export const mailTrouble = z.object({
  kind: z.enum(["bounced", "complained"]),
  addressMasked: z.string(),
  status: z.string().nullable(),
  why: z.string(),
  times: z.int(),
  since: instant,
})
export type MailTrouble = z.infer<typeof mailTrouble>

/** `POST /api/desk/conversations/:id/mail-trouble/clear`: staff say that the address is well. */
export const clearTrouble = z.object({ requestId })

/** `GET /api/desk/mail-domains`: what has to stand in DNS so that others believe our mails, and whether it does. */
export const mailDomains = z.object({
  /** When name servers were asked. */
  checkedAt: instant,
  domains: z.array(
    z.object({
      domain: z.string(),
      records: z.array(
        z.object({
          /** `mx`: where answers and what comes back are delivered. */
          what: z.enum(["dkim", "spf", "dmarc", "mx"]),
          name: z.string(),
          type: z.enum(["TXT", "MX"]),
          /** What to publish; for all but `dkim` a proposal that somebody has to think about. */
          value: z.string(),
          state: z.enum(["ok", "missing", "different", "unknown"]),
          found: z.array(z.string()),
        }),
      ),
    }),
  ),
})
export type MailDomains = z.infer<typeof mailDomains>
