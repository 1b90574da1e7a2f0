/**
 * A mail as the reader of `channels/email/read` understands it: plain data, safe to show once its text is escaped; its
 * HTML is sanitised. What it says of itself proves nothing: who it is from is `authenticity.ts`.
 */
export type ReadMail = {
  /** Of RFC 5322 §3.6.4, without angle brackets, at most 998 characters, never empty strings. */
  messageId: string | null
  inReplyTo: string[]
  references: string[]
  /** Every author that stands in `From`; more than one is marked. */
  from: MailAddress[]
  sender: MailAddress | null
  replyTo: MailAddress[]
  to: MailAddress[]
  cc: MailAddress[]
  /** Delivered-To, X-Original-To, Envelope-To: to which of our addresses it was delivered. */
  deliveredTo: string[]
  /** Decoded, one line, without control characters; "" where there is none. */
  subject: string
  /** ISO instant of `Date`; null where it is missing or no date. */
  sentAt: string | null
  /** Everything it says as text, line ends "\n": what stands in text/plain, else what its HTML says. */
  text: string
  /** What was newly written: `text` without quotes, forwarded parts and signature. Empty where only a quote is there. */
  fresh: string
  /** Its HTML, sanitised; null where it has none. Pictures of its own are `cid:` addresses, of others `data-remote`. */
  html: string | null
  /** How many pictures elsewhere its HTML wanted to load. */
  remotePictures: number
  files: MailFile[]
  /** What it was made for. Only a `person`'s mail is ever answered by itself. */
  kind: MailKind
  bounce: MailBounce | null
  /** BCP 47, of what was newly written; null where there is too little of it. */
  language: string | null
  /** What stands in text and HTML that names an account or a transaction. */
  found: MailFindings
  /** What a person who looks at it should know. */
  marks: MailMark[]
  /** What protects or proves it beside DKIM. */
  crypto: MailCrypto | null
}

/** One address: `address` lower-cased in its domain, `name` decoded, without control and direction characters. */
export type MailAddress = { name: string; address: string }

/** A file it brings. Its bytes are `bytes` in the reader's answer, at the same place. */
export type MailFile = {
  name: string
  mediaType: string
  size: number
  /** Of RFC 2392, without angle brackets; where its HTML shows it inline. */
  contentId: string | null
  inline: boolean
}

export const mailKinds = [
  "person",
  "auto-reply",
  "out-of-office",
  "bounce",
  "feedback",
  "list",
  "receipt",
] as const
export type MailKind = (typeof mailKinds)[number]

/** A delivery report (RFC 3464) or what looks like one, or a complaint (RFC 5965). */
export type MailBounce = {
  /** Who did not get it. */
  recipients: {
    address: string
    action: "failed" | "delayed" | "delivered" | "complained"
    status: string | null
    why: string
  }[]
  /** Message-IDs of what it is about, without angle brackets. */
  about: string[]
}

export type MailFindings = {
  uids: string[]
  emails: string[]
  phones: string[]
  txids: string[]
  orders: string[]
  addresses: string[]
  /** As written, with the instant where a zone is known. */
  times: string[]
  /** A ticket's number of ours, wherever it stands. Never a proof of anything. */
  numbers: string[]
}

export const mailMarks = [
  "several-senders",
  "doubled-headers",
  "no-message-id",
  "no-date",
  "charset-unknown",
  "charset-damaged",
  "base64-damaged",
  "structure-damaged",
  "shortened",
  "calendar",
  "winmail",
  "forwarded",
  "password-file",
  "invisible-text",
  "name-shows-address",
] as const
export type MailMark = (typeof mailMarks)[number]

export type MailCrypto = {
  kind: "pgp" | "smime"
  encrypted: boolean
  /**
   * Null where it isn't signed. Good: by the confirmed key of its author, over all that is shown of it. Partial: the same
   * over a part of it only. Unknown: by a key that nobody has confirmed, or that came along with it, or a stranger to the author.
   */
  signature: {
    state: "good" | "partial" | "bad" | "unknown-key" | "expired"
    /** Whose key it is, as somebody has confirmed it; null where nobody has. */
    by: string | null
    fingerprint: string | null
  } | null
  /** Why it could not be read; null where it could, or was not encrypted. */
  fault: "no-key" | "damaged" | null
}

/** Why a mail can't be read; it waits in quarantine with its bytes. */
export const unreadables = [
  "too-many-parts",
  "too-deep",
  "headers-too-large",
  "too-many-addresses",
  "utf-7",
  "took-too-long",
  "crashed",
] as const
export type Unreadable = (typeof unreadables)[number]

/** What the reader answers: the mail with its files' bytes, or why it can't be read. */
export type Reading = { mail: ReadMail; bytes: Uint8Array[] } | { unreadable: Unreadable }
