import type { MailEvidence } from "@veridesk/contract/mail/fate.ts"
import type { Judged, Thread } from "./judged.ts"
import type { Before, Story } from "./story.ts"
import type { Travel } from "./travel.ts"
import type {
  MailFile,
  MailFindings,
  MailKind,
  MailMark,
  MailBounce,
  Unreadable,
} from "@veridesk/contract/mail/read-mail.ts"

/** A mail of the corpus and what must come of it. */
export type Row = {
  name: string
  mail: (story: Story) => Uint8Array
  expect: Expected
  /** What its writer and we had written before; nothing where nothing is said. */
  before?: Before
  /** By whom it was signed and handed over; by a stranger, unsigned, where nothing is said. */
  travel?: (story: Story) => Travel
}

export type Expected = {
  /** Why it can't be read; nothing else is expected then. */
  unreadable?: Unreadable
  text?: string
  /** As `text`, where nothing is said. */
  fresh?: string
  /** "name | media type | size", and " | inline"; none where nothing is said. */
  files?: string[]
  /** A person's where nothing is said. */
  kind?: MailKind
  /** None where nothing is said. */
  marks?: MailMark[]
  // What follows is compared where it is given.
  subject?: string
  /** "name <address>" */
  from?: string[]
  to?: string[]
  replyTo?: string[]
  messageId?: string | null
  inReplyTo?: string[]
  references?: string[]
  deliveredTo?: string[]
  sentAt?: string | null
  html?: string | null
  remotePictures?: number
  language?: string | null
  found?: Partial<MailFindings>
  bounce?: MailBounce | null
  contentIds?: MailFile["contentId"][]
  crypto?: { kind: "pgp" | "smime"; encrypted: boolean } | null
  /** Where it goes, or where for each mailbox; as `decision.ts` says of its kind where nothing is said. */
  thread?: Thread | Thread[]
  /** Why it goes there; compared where it is given. */
  evidence?: MailEvidence[]
  /** Who it is from: what differs from a mail that proves nothing. */
  authenticity?: Partial<Judged>
}

/** A row of which only the text matters. */
export function row(name: string, mail: Row["mail"], expect: Expected): Row {
  return { name, mail, expect }
}
