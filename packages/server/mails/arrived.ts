import type { Authenticity } from "@veridesk/contract/mail/authenticity.ts"
import type { MailEvidence } from "@veridesk/contract/mail/fate.ts"
import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import type { ReadMail } from "@veridesk/contract/mail/read-mail.ts"
import type { Gist, Incoming } from "./incoming/incoming.ts"
import type { SenderFacts } from "./senders/store.ts"

/** A mail that was read and judged, with all that its further way asks for. */
export type Arrived = {
  incoming: Incoming
  mailbox: Mailbox
  mail: ReadMail
  /** Its files' bytes, in the order of `mail.files`. */
  bytes: Uint8Array[]
  removed: string[]
  authenticity: Authenticity
  sender: SenderFacts
  evidence: MailEvidence[]
  related: string[]
  sameAs: string
  gist: Gist
}
