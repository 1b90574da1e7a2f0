/** By which way a mail came in: our own SMTP receiver, a mailbox elsewhere, an MTA's pipe, a signed hook. */
export const mailWays = ["smtp", "imap", "pipe", "hook"] as const
export type MailWay = (typeof mailWays)[number]

/** What is known of a mail beside its bytes, from whoever handed it over. Addresses as they were given, at most 320 characters. */
export type Envelope = {
  /** `MAIL FROM` (RFC 5321 §3.3); "" is the null sender of bounces; null where the way doesn't tell. */
  from: string | null
  /** `RCPT TO`, or by which of our addresses it was fetched. */
  to: string[]
  /** Who connected; null where that isn't the sender's own server. */
  ip: string | null
  helo: string | null
  tls: boolean
}
