import type { QuarantineReason, RejectReason } from "@veridesk/contract/mail/fate.ts"
import type { Envelope, MailWay } from "@veridesk/contract/mail/raw-mail.ts"

/** A mail that was taken in and hasn't got anywhere yet; its bytes are read apart (`rawOf`). */
export type Incoming = {
  id: string
  rawId: string
  mailboxId: string | null
  way: MailWay
  envelope: Envelope
  /** Lower-case hex SHA-256 of the bytes as they came. */
  sha256: string
  size: number
  receivedAt: Date
  /** How often it has been begun, this time included. */
  attempts: number
  /** Where a person has said that it is to go. */
  release: Release | null
}

/** What somebody decided about a mail in quarantine: into which conversation, or (null) into one of its own. */
export type Release = { by: string; to: string | null; teamId: string | null }

/** What lists and searches show of a mail whatever became of it; null where it could not be read. */
export type Gist = { address: string | null; name: string | null; subject: string | null }

/** Where a mail ended. `sameAs` makes a second one of the same mailbox a duplicate. */
export type Fate =
  | { fate: "conversation"; conversationId: string; messageId: string; sameAs: string }
  | { fate: "quarantine"; reason: QuarantineReason; details: Record<string, unknown>; sameAs: string | null }
  | { fate: "rejected"; reason: RejectReason; details: Record<string, unknown> }

/** Reads one mail and puts it where it belongs; it has settled it when it returns. What it throws is tried again. */
export type Place = (incoming: Incoming, bytes: Uint8Array) => Promise<void>
