export type MailFile = { filename: string; contentType: string; content: Buffer }

export type OutgoingMail = {
  messageId: string
  /** Of the header; whoever gets it is in the envelope. */
  to: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  /** Who writes; the installation's own address where it isn't given. */
  from?: { name: string; address: string }
  replyTo?: string
  cc?: string[]
  inReplyTo?: string
  references?: string[]
  /** RFC 5321 §4.1.1: to whom this copy goes, and to whom it comes back. */
  envelope?: { from: string; to: string }
  attachments?: MailFile[]
  date?: Date
  dkim?: DkimKey
  /** The whole mail where it was signed or encrypted: it goes out in place of what would be written of the rest. */
  raw?: Uint8Array
}

/** With what a domain signs (RFC 6376); `privateKey` is PEM. */
export type DkimKey = { domain: string; selector: string; privateKey: string }
