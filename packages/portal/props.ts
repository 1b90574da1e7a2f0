/**
 * The interface between the server and the portal's pages. Types only: nothing here runs.
 *
 * The server gathers plain data, calls `renderPage(kind, props, context)` of `dist/server/pages.js` and
 * sends the HTML it gets back. Pages do no I/O and read no clock: all they show is in `props` and `context`.
 *
 * Conventions
 * - A page URL asked with `Accept: application/json` answers its props instead of HTML (the islands use it
 *   to switch form types and to refresh a ticket). The same holds for the answer to a POST: see FormAnswer.
 * - Forms post `application/x-www-form-urlencoded` or, where files are possible, `multipart/form-data`, to
 *   the addresses of `paths.ts`. Each carries `_csrf` (context.csrf). A form whose POST creates something
 *   also carries `requestId`: the same id twice must give the first result again.
 * - A failed POST re-renders the same page kind with the values kept and `errors` filled (status 422).
 * - Texts that an administrator can edit (form titles, labels, team names) come in props, already in the
 *   reader's language. Fixed texts live in packages/ui/messages and never come through props.
 */
import type {
  LockedOutDoneProps,
  LockedOutProps,
  PasswordForgottenProps,
  PasswordNewProps,
  RecoveryCodesProps,
  RegisterProps,
  SecurityProps,
  SignInProps,
  TotpSetupProps,
  VerifyEmailProps,
} from "./props-account.ts"
import type {
  AnnouncementLinkProps,
  AnnouncementListProps,
  AnnouncementProps,
  AnnouncementRow,
  AnnouncementSubscribeProps,
} from "./props-announcements.ts"
import type { ArticleProps, TopicProps, TopicsProps } from "./props-articles.ts"
import type { AskedProps } from "./props-asked.ts"
import type { FileLinkProps } from "./props-file-link.ts"
import type { TicketFormProps } from "./props-form.ts"
import type { MailContext, MailName, MailParts, MailProps } from "./props-mail.ts"
import type { SearchProps } from "./props-search.ts"
import type { BrandFacts, Instant, Locale } from "./props-shared.ts"
import type {
  ApiErrorToolProps,
  ContactProps,
  DepositToolProps,
  LockToolProps,
  StatusProps,
  ToolsProps,
  WithdrawalToolProps,
} from "./props-tools.ts"
import type { ReceiptProps, TicketProps, TicketRow, TicketsProps } from "./props-ticket.ts"

import type {
  ImpostorReportProps,
  VerifyAgentProps,
  VerifyMessageProps,
  VerifyProps,
  VerifyTranscriptProps,
} from "./props-verify.ts"

export type { BrandFacts, ErrorFact, FieldError, Instant, Locale } from "./props-shared.ts"

/** Every page there is, and the props that it takes. */
export interface PageProps {
  home: HomeProps
  article: ArticleProps
  topic: TopicProps
  topics: TopicsProps
  search: SearchProps
  "sign-in": SignInProps
  register: RegisterProps
  "verify-email": VerifyEmailProps
  "totp-setup": TotpSetupProps
  "recovery-codes": RecoveryCodesProps
  security: SecurityProps
  "locked-out": LockedOutProps
  "locked-out-done": LockedOutDoneProps
  asked: AskedProps
  "file-link": FileLinkProps
  announcements: AnnouncementListProps
  announcement: AnnouncementProps
  "announcement-subscribe": AnnouncementSubscribeProps
  "announcement-link": AnnouncementLinkProps
  "password-forgotten": PasswordForgottenProps
  "password-new": PasswordNewProps
  "ticket-form": TicketFormProps
  receipt: ReceiptProps
  tickets: TicketsProps
  ticket: TicketProps
  tools: ToolsProps
  "deposit-tool": DepositToolProps
  "withdrawal-tool": WithdrawalToolProps
  "lock-tool": LockToolProps
  "api-error-tool": ApiErrorToolProps
  status: StatusProps
  contact: ContactProps
  verify: VerifyProps
  "verify-message": VerifyMessageProps
  "verify-agent": VerifyAgentProps
  "verify-transcript": VerifyTranscriptProps
  "report-impostor": ImpostorReportProps
  error: ErrorProps
  "dev-mail-list": DevMailListProps
  "dev-mail": DevMailProps
}
export type PageKind = keyof PageProps

/** What every page needs besides its props. */
export interface PageContext {
  locale: Locale
  /** What search engines and links elsewhere may know of the page; null on private pages, which nobody may index. */
  head: PublicHead | null
  /** What everybody has to see on every page, the gravest first. */
  banners: BannerFact[]
  /** The reader's own choice (cookie `theme`), or "system". */
  theme: "system" | "light" | "dark"
  /** Fresh per answer, or "" on pages kept for many readers: these have nothing inline that runs. */
  nonce: string
  /** `dist/client/assets.json`, read once at start. */
  assets: Assets
  /** Token for the hidden field `_csrf`; "" on pages kept for many readers, where the browser's own word decides. */
  csrf: string
  /** Path and query of this page as the browser asked for it: used to come back after a switch or sign-in. */
  path: string
  /** The moment of rendering. */
  now: Instant
  /** IANA zone in which this reader's times are shown, e.g. "Asia/Shanghai". */
  zone: string
  brand: BrandFacts
  /** Who is signed in, or null. */
  viewer: ViewerFacts | null
  /**
   * Parts that have been drawn already, by name, for this brand, language, zone and theme: pages look there and add to
   * it. Only on pages without viewer, nonce and token.
   */
  drawn?: Map<string, string>
}

/** What `dist/server/pages.js` exports; import it and take it as this. */
export interface PortalBundle {
  /** The HTML document. Pure; throws when a message lacks a value. */
  renderPage: <Kind extends PageKind>(kind: Kind, props: PageProps[Kind], context: PageContext) => string
  /** Subject, HTML part and text part of a mail. Pure. */
  renderMail: <Name extends MailName>(name: Name, props: MailProps[Name], context: MailContext) => MailParts
}

/** What the head of a public page tells search engines, feed readers and whoever shares it. */
export interface PublicHead {
  /** One or two sentences. */
  description: string
  /** Where this text lives, by language: those in which it exists. Paths, without the host. */
  languages: Partial<Record<Locale, string>>
  /** Address of this page without what doesn't change it. A path. */
  canonical: string
  /** "https://help.kestrel.example": before every path above. */
  origin: string
  /** False for pages that depend on what was asked, such as search results. */
  index: boolean
  kind: "website" | "article"
  /** schema.org objects, each put into a block of its own. */
  structured: object[]
  feeds: { title: string; href: string; type: string }[]
}

/** One strip across the top of every page. */
export interface BannerFact {
  id: string
  /** "critical" can't be put away. */
  severity: "critical" | "warning" | "info"
  title: string
  /** "affects USDT-TRC20", or null. */
  about: string | null
  href: string
  updatedAt: Instant
}

/** The built client files. Serve `dist/client/assets/` under `/assets/`, immutable for a year. */
export interface Assets {
  /** What every page needs. */
  css: string
  /** What only the pages of the help site need, by name. */
  sheets: Record<string, string>
  icons: string
  /** Entry per island name: its module and the modules to preload with it. */
  islands: Record<string, { src: string; imports: string[] }>
}

export interface ViewerFacts {
  /** What the top bar shows: a username, or a masked UID such as "UID ••4471". */
  name: string
  /** Tickets that wait for this customer; shown beside "My tickets" when above 0. */
  waitingForYou: number
}

// ---- home -------------------------------------------------------------------------------------------

export interface HomeProps {
  /** Six tiles, in this order on the page. */
  tasks: { task: TaskKind; href: string }[]
  /** Measured in the last hours; leave empty without enough data (nothing is shown then). */
  replyTimes: ReplyTime[]
  /** When the figures above were taken. */
  replyTimesAt: Instant | null
  /** Null when signed out. At most 3 rows; those that wait for the customer first. */
  tickets: { open: TicketRow[]; total: number } | null
  /** The newest three. Empty hides the part. */
  announcements: AnnouncementRow[]
  /** Topics that have something to read, each with its first few articles. */
  topics: TopicsProps
  /** The registry of official channels, shown as a sealed card. Empty hides the card. */
  official: { kind: "website" | "email" | "telegram" | "x" | "phone"; address: string; use: string }[]
}

export type TaskKind = "deposit" | "withdrawal" | "locked" | "lost-2fa" | "card" | "scam"

export interface ReplyTime {
  label: string
  /** Minutes. A range, pessimistic: P50 to P80. */
  from: number
  to: number
}

// ---- errors -----------------------------------------------------------------------------------------

export interface ErrorProps {
  kind: "not-found" | "forbidden" | "too-many" | "server" | "session-expired"
  /** Shown with a copy button so that the reader can quote it. */
  requestId: string
  /** Seconds until a retry makes sense; for "too-many". */
  retryAfter: number | null
  /** Where sign-in returns to; for "session-expired". What was typed in a POST travels in `held`. */
  next: string | null
  /** Values of the POST that met the expired session, posted on to sign-in so that nothing is lost. */
  held: Record<string, string> | null
}

// ---- /dev/mail: a plain page for developers, only without a mail server --------------------------------

export interface DevMailListProps {
  messages: { id: string; to: string; subject: string; at: Instant }[]
  older: string | null
}
export interface DevMailProps {
  id: string
  from: string
  to: string
  subject: string
  at: Instant
  headers: { name: string; value: string }[]
  text: string
  /** Address that serves the HTML part by itself under a sandboxing CSP; shown in a sandboxed frame. */
  htmlHref: string | null
}
