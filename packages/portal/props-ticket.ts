/** Props of the receipt, the ticket list and the ticket page. Types only. */
import type { IncidentState } from "@veridesk/contract/incidents.ts"
import type { UploadView } from "@veridesk/contract/attachments.ts"
import type { AttachmentView, WaitingOn } from "@veridesk/contract/conversation.ts"
import type { LookupCard, SecretKind, UploadRules } from "./props-form.ts"
import type { ErrorFact, Instant } from "./props-shared.ts"

/** The customer's view of a ticket's state; the order is that of the stepper. */
export type TicketStatus =
  | "received"
  | "in-review"
  | "waiting-for-you"
  | "waiting-on-others"
  | "solved"
  | "closed"

export interface TicketRow {
  number: string
  href: string
  title: string
  status: TicketStatus
  /** What stands in place of the status's own word. */
  wording: string | null
  /** On whom it waits, where somebody said so. */
  on?: WaitingOn
  /** Last visible message. `by` is "you" or a name with its team. */
  last: { by: "you" | "support"; team: string; at: Instant } | null
  /** When the next reply is due; null while it waits for the customer or is closed. */
  replyBy: Instant | null
  /** Documents still missing. */
  missing: number
  /** Messages the customer hasn't seen. */
  unread: number
}

/** GET paths.tickets with `tab`, `q`, `type`, `before` (opaque cursor). */
export interface TicketsProps {
  tab: "open" | "waiting" | "closed"
  counts: { open: number; waiting: number; closed: number }
  query: string
  rows: TicketRow[]
  /** Address of the next older page. */
  older: string | null
  /** Address of the first page when this isn't it. */
  newest: string | null
}

/** GET paths.receipt(number): the document after filing. */
export interface ReceiptProps {
  number: string
  ticketHref: string
  typeTitle: string
  filedAt: Instant
  team: string
  /** First reply expected between these. */
  replyFrom: Instant | null
  replyBy: Instant | null
  /** Where the confirmation went ("z•••@mail.example"), or null when no verified address exists. */
  mailedTo: string | null
  /** True when the account has an anti-phishing code, so that the page can say to look for it. */
  antiPhishingCode: boolean
  facts: FactLine[]
  attachments: AttachmentView[]
  uploads: UploadRules
  /** For the form "add another file", which posts to paths.reply(number). */
  requestId: string
}

/** A line of a statement. `mono` values are identifiers: shown whole, in groups of four, copyable. */
export interface FactLine {
  label: string
  value: string
  mono?: boolean
}

/**
 * GET paths.ticket(number).
 * POST paths.reply(number), multipart: `requestId`, `body`, `attachment`, `files`, `slot` (document id), `act`:
 *   send · attach · remove:<id> · document (files or words for `slot`)
 * POST paths.ticketAct(number): `requestId` and `act` = follow-up | solved | reopen (`body`: why) |
 *   rate (`score`, `reason` repeated, `body`) | skip-rating | escalate (`body`: what is wrong)
 * GET with `score` chooses that score in the rating's form; only its POST writes, for mail scanners follow links.
 * With `Accept: application/json` the answer is FormAnswer<TicketProps>.
 */
export interface TicketProps {
  number: string
  title: string
  typeTitle: string
  openedAt: Instant
  /** How many days it can be opened again once it is solved. */
  reopenDays: number
  status: TicketStatus
  /** What stands in place of the status's own word. */
  wording: string | null
  steps: TicketStep[]
  /** Who acts now, and what happens after that. Always there, also on a closed ticket. */
  acts: { now: ActorLine; then: ActorLine | null }
  documents: DocumentRequest[]
  /** False when the team may still ask for more. */
  documentsComplete: boolean
  thread: ThreadEntry[]
  /** Address of the page with older entries. */
  earlier: string | null
  /** Highest `seq` that this customer had seen before this view; a "new" line is drawn after it. */
  seenSeq: number
  followUp: FollowUpFact
  /** How often they followed up. */
  followUps: number
  /** Null while there is nothing to rate. */
  rating: RatingFact | null
  /** "Not satisfied": goes to somebody above the team; null where there is no reason to offer it. */
  escalation: EscalationFact | null
  can: {
    reply: boolean
    solve: boolean
    reopen: { until: Instant } | null
    /** Where a new ticket about this one is filed, once this one can't be opened again. */
    fileAnew: string | null
  }
  reply: {
    requestId: string
    team: string
    body: string
    attachments: UploadView[]
    error: ErrorFact | null
    secret: { kind: SecretKind } | null
  }
  uploads: UploadRules
  draftScope: string
  /** Sections of the facts rail: "Deposit" with its statement. */
  facts: { title: string; lines: FactLine[] }[]
  lookup: LookupCard | null
  /** Said once at the top after an action. */
  notice:
    | "sent"
    | "documents-sent"
    | "followed-up"
    | "solved"
    | "reopened"
    | "rated"
    | "escalated"
    | "merged"
    | null
  /** Number of the ticket that this one was merged into. */
  mergedInto: { number: string; href: string } | null
  /** What is behind this ticket and many others, in the reader's language. */
  incident: { title: string; about: string; state: IncidentState; updatedAt: Instant } | null
  /** Threads of other tickets that go on in this one, and the messages it was split off with; oldest first. */
  joined: JoinedThread[]
}

export interface JoinedThread {
  number: string
  href: string
  at: Instant
  how: "merged" | "split"
  thread: ThreadEntry[]
}

export interface TicketStep {
  step: "received" | "in-review" | "waiting-for-you" | "waiting-on-others" | "solved"
  state: "done" | "now" | "todo"
  at: Instant | null
  /** Who the others are, where somebody said so. */
  on?: WaitingOn
}

export interface ActorLine {
  who: "you" | "team" | "others"
  /** "Deposits team"; empty for "you" and "others", and for "team" when nobody has to act. */
  name: string
  what:
    | "first-reply"
    | "check"
    | "reply"
    | "send-documents"
    | "answer-question"
    | "confirm-solved"
    | "wait-network"
    | "wait-bank"
    | "wait-platform"
    | "wait-specialist"
    | "wait-others"
    | "nothing"
  count?: number
  /** From when it is to be expected, by what such tickets really took; only beside `by`. */
  from?: Instant
  /** The promise. */
  by?: Instant
  /** The promise stands still until then, with so many minutes left. */
  leftMinutes?: number
}

export interface DocumentRequest {
  id: string
  /** For the form of its own that carries its files. */
  requestId: string
  title: string
  about: string
  kind: "file" | "text"
  /** Of the file input, and as people read it. */
  accept: string
  formats: string[]
  state: "missing" | "checking" | "accepted" | "refused"
  /** What has been sent. */
  files: AttachmentView[]
  words: string[]
  /** The day until which it would help, "2026-12-01". */
  wantedBy: string | null
  /** What is in the form of this line and was not taken yet. */
  draft: {
    text: string
    files: UploadView[]
    error: ErrorFact | null
    secret: { kind: SecretKind } | null
    /** A file that may be of no use, told once; sent again, it is taken as it is. */
    doubt: { file: string; fact: "encrypted" | "blurred" | "small" } | null
  } | null
  /** For "accepted" and "refused". */
  decidedAt: Instant | null
  refusal: string | null
  /** Why the list grew, if this line was added after the first list. */
  added: { at: Instant; by: string; why: string } | null
}

export type ThreadEntry = MessageEntry | EventEntry

export interface MessageEntry {
  entry: "message"
  seq: number
  id: string
  at: Instant
  by: { side: "you" | "support" | "automated"; name: string; team: string }
  /** Plain text; blank lines part paragraphs. */
  body: string
  /** Taken back by whoever wrote it, before its mail went out; there is no text then. */
  withdrawn?: boolean
  /** BCP 47, when known. */
  lang?: string
  attachments: AttachmentView[]
  editedAt?: Instant
}
export interface EventEntry {
  entry: "event"
  seq: number
  at: Instant
  what:
    | "received"
    | "status"
    | "document-asked"
    | "document-sent"
    | "document-accepted"
    | "document-refused"
    | "document-withdrawn"
    | "followed-up"
    | "solved"
    | "reopened"
    | "rated"
    | "escalated"
    | "closed"
    | "merged"
    | "unmerged"
    | "team-changed"
  /** `status`: TicketStatus for "status"; `title` for documents; `team`; `number` for "merged" and "unmerged". */
  values: {
    status?: TicketStatus
    title?: string
    team?: string
    number?: string
    n?: number
    on?: WaitingOn
  }
}

/** T24: allowed after the promised time has passed or every 24 h; never loses the place in the queue. */
export type FollowUpFact =
  | { state: "allowed" }
  | { state: "later"; from: Instant }
  | { state: "done"; at: Instant; next: Instant }
  | { state: "not-now" }

export interface RatingFact {
  state: "ask" | "given" | "skipped"
  /** Chosen, or proposed by the address; null while nothing is. */
  score: number | null
  reasons: string[]
  text: string
  requestId: string
  error: ErrorFact | null
  secret: { kind: SecretKind } | null
}

export type EscalationFact = { state: "allowed"; because: "rating" | "late" } | { state: "done"; at: Instant }
