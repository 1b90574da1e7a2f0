import type { LookupCard } from "./props-form.ts"
import type { ErrorFact, Instant } from "./props-shared.ts"

/** Props of the tools: questions that are answered by exchange and chain, without anybody having to read a ticket. */

export type ToolKey = "deposit" | "withdrawal" | "lock" | "api-errors"

/** Whether a customer's own things can be looked up: signed in, and known at the exchange. */
export type ToolReader = "signed-out" | "no-account" | "known"

export interface ToolsProps {
  reader: ToolReader
}

// ---- deposit ------------------------------------------------------------------------------------------

export type DepositOutcome =
  | "credited"
  | "confirming"
  | "held"
  | "below-minimum"
  | "returned"
  | "failed"
  | "unmined"
  | "missing-memo"
  | "wrong-network"
  | "unlisted"
  | "retired-address"
  | "not-yours"
  | "suspended"
  | "not-credited"
  | "signed-out"
  | "no-account"
  | "ledger-down"
  | "other-network"
  | "not-found"
  | "down"

export interface DepositToolProps {
  reader: ToolReader
  /** As it stands in the inputs; "" where it must not be shown again. */
  asked: { txid: string; network: string }
  networks: { value: string; label: string }[]
  problem: ErrorFact | null
  /** Several TxIDs came in one paste: each with the address that looks it up. */
  many: { txid: string; href: string }[]
  result: DepositResult | null
}

export interface DepositResult {
  card: LookupCard
  outcome: DepositOutcome
  /** Nothing has to be done by the reader. */
  solved: boolean
  /** What the sentences of the outcome name; "" where it isn't known. */
  values: {
    have: number
    need: number
    minimum: string
    amount: string
    asset: string
    network: string
    other: string
    memo: string
  }
  /** Why the ledger holds it, as a class only. */
  hold: "risk-review" | "travel-rule" | "factor-changed" | "maintenance" | null
  creditedAt: Instant | null
  /** When it should be done at the latest, as blocks usually come and half as long again. */
  by: Instant | null
  /** The form for this, filled in; null where a ticket changes nothing. */
  ticket: string | null
  /** Same question on the network where it was found. */
  elsewhere: string | null
  signIn: string
  again: string
}

// ---- withdrawal ---------------------------------------------------------------------------------------

export type WithdrawalStep = "requested" | "review" | "queued" | "signed" | "broadcast" | "confirmed"

export interface WithdrawalToolProps {
  reader: ToolReader
  asked: string
  problem: ErrorFact | null
  signIn: string
  result: WithdrawalReceipt | null
  /** Asked, and the exchange could not answer: nothing about the withdrawal follows from that. */
  down: boolean
  ticket: string
}

export interface WithdrawalReceipt {
  id: string
  asset: string
  amount: string
  fee: string
  network: string
  address: string
  memo: string | null
  txid: string | null
  stage: Exclude<WithdrawalStep, "requested"> | "cancelled" | "failed"
  hold: "risk-review" | "travel-rule" | "factor-changed" | "maintenance" | null
  steps: {
    step: WithdrawalStep | "cancelled" | "failed"
    state: "done" | "now" | "todo"
    at: Instant | null
  }[]
  confirmations: { have: number; need: number } | null
  by: Instant | null
  actor: "you" | "us" | "network" | "receiver" | "nobody"
  cancellable: boolean
  ticket: string
  again: string
}

// ---- locks --------------------------------------------------------------------------------------------

export type LockScopeKey = "sign-in" | "withdrawals" | "trading" | "deposits"
export type LockReasonKey = "factor-changed" | "factor-lost" | "password-changed" | "owner-freeze" | "review"

export interface LockToolProps {
  /** When the exchange was asked: what is left is counted from then. */
  readAt: Instant
  reader: ToolReader
  signIn: string
  /** Null where nobody could be asked. */
  locks: LockFact[] | null
  down: boolean
}

export interface LockFact {
  scope: LockScopeKey
  reason: LockReasonKey
  since: Instant
  /** Null where a person has to lift it. */
  until: Instant | null
  ticket: string | null
}

// ---- API errors -----------------------------------------------------------------------------------------

export type ApiErrorGroupKey = "signing" | "key" | "limits" | "order" | "funds" | "service"

export interface ApiErrorToolProps {
  problem: ErrorFact | null
  /** A key or a secret was in the text; it was dropped. */
  dropped: boolean
  read: {
    status: number | null
    endpoint: string | null
    requestId: string | null
    retryAfter: number | null
  } | null
  clock: ApiClockFact | null
  /** By which it was found. */
  by: "code" | "status" | null
  error: ApiErrorFact | null
  /** Something was asked and nothing is known of it. */
  unknown: boolean
  ticket: string
  groups: {
    group: ApiErrorGroupKey
    errors: { code: string; number: number; title: string; href: string }[]
  }[]
}

export interface ApiErrorFact {
  code: string
  number: number
  http: number
  title: string
  cause: string
  check: string[]
  mend: string[]
  example: string | null
  ends: "you" | "time" | "us"
}

export interface ApiClockFact {
  unit: "milliseconds" | "seconds" | "microseconds" | "nanoseconds"
  fraction: boolean
  sentAt: Instant
  against: "theirs" | "ours"
  /** Seconds that the call is ahead of that clock, behind is negative; null where it is too old to tell. */
  ahead: number | null
}

// ---- service status -------------------------------------------------------------------------------------

export interface StatusProps {
  measuredAt: Instant
  /** Ticket types by group. */
  load: { label: string; waiting: number; reply: { from: number; to: number } | null }[]
  /** When the times of replies were counted. */
  repliesAt: Instant | null
  open: StatusIncident[]
  past: StatusIncident[]
  days: number
  otherDays: { days: number; href: string }
  components: StatusComponent[]
}

export interface StatusIncident {
  id: string
  title: string
  about: string
  state: "declared" | "identified" | "mitigating" | "resolved"
  since: Instant
  updatedAt: Instant
  /** The announcement that tells of it step by step. */
  href: string | null
}

export interface StatusComponent {
  key: string
  kind: "exchange" | "chain" | "mail" | "files"
  /** Name of the network, for chains. */
  name: string | null
  state: "ok" | "down" | "unknown"
  since: Instant | null
  measuredAt: Instant | null
  /** Milliseconds of the last answer. */
  ms: number | null
  /** One for each day, the oldest first. `share` of the day's looks that were answered, or null without any. */
  history: { day: string; share: number | null; downMinutes: number }[]
  /** Share over all days, in per cent with two places; null without any look. */
  share: number | null
}

// ---- contact --------------------------------------------------------------------------------------------

export interface ContactProps {
  /** Ways for each kind of problem, the most urgent first. */
  rows: {
    problem:
      | "stolen"
      | "locked"
      | "deposit"
      | "withdrawal"
      | "trade"
      | "api"
      | "identity"
      | "complaint"
      | "other"
    href: string
    waiting: number | null
    reply: { from: number; to: number } | null
  }[]
  /** Mailboxes that stand in the register, the most used first. */
  mailboxes: ContactMailbox[]
  channels: ContactChannel[]
  /** Kinds of channels that are ours by the register; whatever isn't among them doesn't exist. */
  absent: ("phone" | "whatsapp" | "wechat" | "telegram-private" | "remote")[]
}

export interface ContactMailbox {
  /** What it is for: "support", "tech", … */
  key: string
  name: string
  address: string
  use: string
  reply: { from: number; to: number } | null
}

export interface ContactChannel {
  kind: "website" | "email" | "phone" | "telegram" | "x" | "facebook" | "discord" | "wechat" | "app"
  /** Empty where the kind says enough. */
  name: string
  address: string
  use: string
}
