import * as z from "zod"
import { id } from "../ids.ts"
import { authenticity } from "./authenticity.ts"
import { mailEvidence, mailFate, quarantineReason, rejectReason } from "./fate.ts"
import { mailWays } from "./raw-mail.ts"
import { mailKinds, mailMarks } from "./read-mail.ts"

const instant = z.iso.datetime()
const person = z.object({ name: z.string(), address: z.string() })
const protection = z.enum(["pgp", "smime"])
const signatureState = z.enum(["good", "partial", "bad", "unknown-key", "expired"])
const locked = z.enum(["no-key", "damaged"])

/** What the desk shows above a message that came by mail: enough to judge it, no text. It stands in the event's payload as `mail`. */
export const mailSign = z.object({
  incomingId: id,
  way: z.enum(mailWays),
  kind: z.enum(mailKinds),
  aligned: z.boolean(),
  doubts: authenticity.shape.doubts,
  evidence: z.array(mailEvidence),
  /** The digest of the raw bytes, lower-case hex of SHA-256: what the archive must hold. */
  sha256: z.string(),
  /** Something was cut from what is shown: a quote, a signature. */
  folded: z.boolean(),
  /** Proven to be from somebody else who takes part in it, such as who got a copy: no word of its customer's. */
  fromOther: z.literal(true).optional(),
  /** What protects it beside its domain's signature; only of those that are encrypted or signed. */
  crypto: z
    .object({
      kind: protection,
      encrypted: z.boolean(),
      signature: signatureState.nullable(),
      /** Why its text could not be read. */
      fault: locked.nullable(),
    })
    .optional(),
})
export type MailSign = z.infer<typeof mailSign>

/** A mail as somebody opens it: `GET /api/desk/mails/:messageId`. */
export const mailDetail = z.object({
  messageId: id,
  incomingId: id,
  from: person,
  replyTo: z.array(person),
  to: z.array(person),
  cc: z.array(person),
  subject: z.string(),
  sentAt: instant.nullable(),
  receivedAt: instant,
  mailbox: z.object({ key: z.string(), address: z.string() }),
  /** The whole text, quotes and signature in it. */
  text: z.string(),
  /** Sanitised; to be shown in a sandboxed frame. `cid:` addresses are links to files of this message. */
  html: z.string().nullable(),
  remotePictures: z.int(),
  authenticity,
  kind: z.enum(mailKinds),
  marks: z.array(z.enum(mailMarks)),
  evidence: z.array(mailEvidence),
  /** Conversations it may belong to although it was not let in there. */
  related: z.array(z.object({ id, number: z.string(), subject: z.string() })),
  crypto: z
    .object({
      kind: protection,
      encrypted: z.boolean(),
      signature: z
        .object({
          state: signatureState,
          by: z.string().nullable(),
          fingerprint: z.string().nullable(),
        })
        .nullable(),
      fault: locked.nullable(),
    })
    .nullable(),
  /** Kinds of secrets that were taken out of what is shown. */
  removed: z.array(z.string()),
  /** Files that were not let in, with the reason's code; they stay in the raw mail. */
  refused: z.array(z.object({ name: z.string(), why: z.string() })),
  firstSeenAt: instant.nullable(),
  /** The message that holds what it says, where somebody has read it again since its key is there. */
  openedAs: id.nullable(),
})
export type MailDetail = z.infer<typeof mailDetail>

/** A mail of a conversation that could not be read is read again: `POST /api/desk/mails/:messageId/read-again`. */
export const mailOpened = z.object({ conversationId: id, messageId: id })
export type MailOpened = z.infer<typeof mailOpened>

/** One line of quarantine, or of what was rejected. `GET /api/desk/incoming-mails?fate=quarantine&before=` */
export const incomingRow = z.object({
  id,
  fate: mailFate,
  reason: z.union([quarantineReason, rejectReason]).nullable(),
  mailbox: z.object({ key: z.string(), address: z.string() }).nullable(),
  way: z.enum(mailWays),
  from: person.nullable(),
  subject: z.string(),
  size: z.int(),
  receivedAt: instant,
  settledAt: instant.nullable(),
  conversationId: id.nullable(),
})
export type IncomingRow = z.infer<typeof incomingRow>

export const incomingPage = z.object({ rows: z.array(incomingRow), next: id.nullable() })
export type IncomingPage = z.infer<typeof incomingPage>

/** One of them, opened. `safe` is what could be read of it; `GET …/:id/raw` gives the bytes as text/plain. */
export const incomingDetail = incomingRow.extend({
  envelope: z.object({
    from: z.string().nullable(),
    to: z.array(z.string()),
    ip: z.string().nullable(),
    helo: z.string().nullable(),
    tls: z.boolean(),
  }),
  sha256: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  text: z.string().nullable(),
  html: z.string().nullable(),
  authenticity: authenticity.nullable(),
  marks: z.array(z.enum(mailMarks)),
  files: z.array(z.object({ name: z.string(), mediaType: z.string(), size: z.int() })),
  attempts: z.int(),
})
export type IncomingDetail = z.infer<typeof incomingDetail>

/** What can be done to a mail in quarantine: `POST /api/desk/incoming-mails/:id/…`. */
export const releaseMail = z.object({
  requestId: id,
  /** Where it goes: a conversation of its own, or this one (a person says so, and the event names them). */
  to: z.union([z.literal("new"), id]),
  teamId: id.nullable(),
})
export const readMailAgain = z.object({ requestId: id })
export const discardMail = z.object({ requestId: id, note: z.string().max(500) })
export const blockSender = z.object({
  requestId: id,
  what: z.enum(["address", "domain"]),
  note: z.string().min(1).max(500),
})

/** `GET /api/desk/mail-status`: what came in and where it went, and how the ways in are. */
export const mailStatus = z.object({
  today: z.object({
    received: z.int(),
    conversation: z.int(),
    quarantine: z.int(),
    rejected: z.int(),
    waiting: z.int(),
  }),
  /** Mails that are neither waiting nor anywhere: always 0, or an alarm. */
  unaccounted: z.int(),
  oldestWaiting: instant.nullable(),
  ways: z.array(
    z.object({
      way: z.enum(mailWays),
      mailbox: z.string().nullable(),
      state: z.enum(["ok", "late", "down", "off"]),
      lastAt: instant.nullable(),
      note: z.string().nullable(),
    }),
  ),
})
export type MailStatus = z.infer<typeof mailStatus>
