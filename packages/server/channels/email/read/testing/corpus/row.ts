import type {
  MailFile,
  MailFindings,
  MailKind,
  MailMark,
  MailBounce,
  Unreadable,
} from "@veridesk/contract/mail/read-mail.ts"

/** A mail of the corpus and what must come of it. */
export type Row = { name: string; mail: () => Uint8Array; expect: Expected }

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
  /** Left to whoever decides where it belongs. */
  thread?: "new" | "joins" | "related"
  /** Left to whoever checks who it is from. */
  authenticity?: { aligned: boolean }
}

/** A row of which only the text matters. */
export function row(name: string, mail: () => Uint8Array, expect: Expected): Row {
  return { name, mail, expect }
}
