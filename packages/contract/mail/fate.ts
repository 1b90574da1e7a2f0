import * as z from "zod"
import { unreadables } from "./read-mail.ts"

/** Every mail that was taken in ends in exactly one of these; until then it is `stored`. */
export const mailFate = z.enum(["stored", "conversation", "quarantine", "rejected"])
export type MailFate = z.infer<typeof mailFate>

/** Why a mail waits for a person to look at it. */
export const quarantineReason = z.enum([
  ...unreadables,
  "no-sender",
  "several-senders",
  "policy-failed",
  "pretends-to-be-us",
  "look-alike",
  "third-party-code",
  "flood",
  "not-applied",
])
export type QuarantineReason = z.infer<typeof quarantineReason>

/** Why a mail leads nowhere; it is kept all the same. */
export const rejectReason = z.enum([
  "duplicate",
  "loop",
  "blocked",
  "bounce-of-nothing",
  "automatic",
  "discarded",
])
export type RejectReason = z.infer<typeof rejectReason>

/** Why a mail stands in the conversation in which it stands, told to whoever asks "why is it here". */
export const mailEvidence = z.enum([
  "reply-token",
  "in-reply-to",
  "references",
  "participant",
  "aligned",
  "follow-up-subject",
  "same-uid",
  "merged",
  "reopened",
  "released",
  "read-again",
  // Against joining:
  "no-thread",
  "not-participant",
  "not-aligned",
  "other-recipient",
  "over-too-long",
  "first-mail",
])
export type MailEvidence = z.infer<typeof mailEvidence>
