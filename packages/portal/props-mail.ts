/**
 * Props of the mail templates. Types only.
 * `renderMail(name, props, context)` gives `{ subject, html, text }`, the two parts with the same content.
 * No template repeats what a customer wrote; at most three links each (five with articles), all to `context.brand.host`.
 */
import type { BrandFacts, Instant, Locale } from "./props-shared.ts"

export interface MailProps {
  "ticket-received": TicketReceivedMail
  "agent-replied": AgentRepliedMail
  "documents-asked": DocumentsAskedMail
  "ticket-resolved": TicketResolvedMail
  "secret-exposed": SecretExposedMail
  "verify-email": VerifyEmailMail
  "sign-in-alert": SignInAlertMail
  "password-reset": PasswordResetMail
  "staff-invite": StaffInviteMail
  "locked-out": LockedOutMail
  "side-message": SideMessageMail
  "announcement-digest": AnnouncementDigestMail
  "announcement-confirm": AnnouncementConfirmMail
}
export type MailName = keyof MailProps

export interface MailContext {
  locale: Locale
  brand: BrandFacts
  /** IANA zone for the times in the mail. */
  zone: string
  /** Origin of all links: "https://help.kestrel.example". */
  origin: string
  /** The customer's anti-phishing code, shown at the top; null leaves the slot out. */
  antiPhishingCode: string | null
}
export interface MailParts {
  subject: string
  html: string
  text: string
}

/** Subject is fixed apart from the number. */
export interface TicketReceivedMail {
  number: string
  typeTitle: string
  team: string
  replyFrom: Instant | null
  replyBy: Instant | null
  /** Null where its reader can't open it. */
  ticketPath: string | null
  /** Articles that may help meanwhile, at most three. */
  articles: { title: string; path: string }[]
  /** What is missing, asked for once; the link is for these. */
  missing: string[]
  byMail: boolean
}
/** Somebody wrote by mail what nobody at support may see. It never says which words. */
export interface SecretExposedMail {
  number: string
  /** Kinds of what stood in it, as `secret.ts` names them. */
  kinds: string[]
  ticketPath: string | null
}
export interface AgentRepliedMail {
  number: string
  agent: string
  team: string
  /** The answer as plain text; several, oldest first, where they go out together. */
  body: string
  /** Files that lie in the ticket and not in the mail. */
  attachments: number
  /** Files that this reader gets by links which each work once. */
  links: { name: string; path: string }[]
  linksUntil: Instant | null
  /** With it the ticket is solved, and can be opened again until then. */
  solvedUntil: Instant | null
  /** Null where its reader can't open it, and can only answer by mail. */
  ticketPath: string | null
  /** Stands under the answers of the mailbox that writes. */
  signature: string
  /** Answering the mail answers the ticket. */
  byMail: boolean
  /** The answer is a letter in the files of this mail. */
  letter: boolean
  /** Said in a live conversation that its reader had left. */
  missed: boolean
}
/** What is missing, all of it; what had been sent and won't do stands there with the reason. */
export interface DocumentsAskedMail {
  number: string
  agent: string
  team: string
  /** What the agent wrote with it as plain text, or nothing. */
  body: string
  items: string[]
  complete: boolean
  /** Null where its reader can't open it. */
  ticketPath: string | null
}
/** Its link leads to a page: nothing is rated by following a link, for mail scanners follow them too. */
export interface TicketResolvedMail {
  number: string
  team: string
  reopenUntil: Instant
  ticketPath: string
}
export interface VerifyEmailMail {
  verifyPath: string
  expiresAt: Instant
}
export interface SignInAlertMail {
  device: string
  address: string
  at: Instant
  securityPath: string
}
export interface PasswordResetMail {
  resetPath: string
  expiresAt: Instant
}
/** To a colleague: links go to `deskUrl`, which may be another host. */
export interface StaffInviteMail {
  invitedBy: string
  role: string
  inviteUrl: string
  expiresAt: Instant
}
/** To somebody outside whom an agent asks something about a ticket. */
export interface SideMessageMail {
  subject: string
  agent: string
  body: string
  answerPath: string
  expiresAt: Instant
}
/** What has been announced since the last one, for somebody who asked to hear of it. Times in the reader's zone. */
export interface AnnouncementDigestMail {
  items: {
    kind: "listing" | "campaign" | "maintenance" | "security" | "policy" | "incident"
    title: string
    summary: string
    /** What is different from what they were told before, or null. */
    changed: { reason: "correction" | "update"; note: string } | null
    affected: string | null
    startsAt: Instant | null
    endsAt: Instant | null
    path: string
    fingerprint: string
  }[]
  managePath: string
}
/** The question whether an address wants mail at all; with `known`, the link leads to the settings it has. */
export interface AnnouncementConfirmMail {
  path: string
  known: boolean
  expiresAt: Instant
}
/** After "I'm locked out", to the address on file: a link to go on, nothing about the account. */
export interface LockedOutMail {
  number: string
  continuePath: string
  expiresAt: Instant
}
