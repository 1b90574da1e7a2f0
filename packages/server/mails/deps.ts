import type { SenderCheck } from "@veridesk/contract/mail/authenticity.ts"
import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import type { Envelope } from "@veridesk/contract/mail/raw-mail.ts"
import type { Reading } from "@veridesk/contract/mail/read-mail.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import type { SecretFinding } from "@veridesk/contract/secrets/finding.ts"
import type { BindAttachments, Open, ReplyClock } from "../conversations/index.ts"
import type { Forms, PairChoice } from "../intake-forms/index.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"

/** What placing a mail stands on; handed in by the roof. */
export type PlaceDeps = {
  db: Db
  clock: Clock
  announce: () => void
  /** Of conversations that begin with a mail. */
  channel: string
  mailboxById: (id: string) => Mailbox | null
  /** Reads and checks a mail apart from everything else, in bounded time. `check` is null where nobody could be asked. */
  read: (
    bytes: Uint8Array,
    envelope: Envelope,
    mailbox: Mailbox | null,
  ) => Promise<{ reading: Reading; check: SenderCheck | null }>
  isOwnDomain: (domain: string) => boolean
  /** Which of our addresses another one resembles; `near`: closely enough to be meant. */
  resembles: (address: string) => { ours: string; near: boolean } | null
  namesUs: (name: string) => boolean
  findSecrets: (text: string) => Promise<SecretFinding[]>
  forms: Forms
  pairs: () => Promise<PairChoice[]>
  teamIdOf: (key: string) => string | null
  open: Open
  replyClock: ReplyClock
  bind: BindAttachments
  /** Takes in a file. @returns why it can't be kept; null where it is */
  takeIn: (file: {
    actor: CustomerActor
    id: string
    name: string
    bytes: Uint8Array
  }) => Promise<string | null>
}
