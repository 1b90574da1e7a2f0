import type { Status, WaitingOn } from "@veridesk/contract/conversation.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { IdentityLevel } from "@veridesk/contract/people.ts"

export type Side = "customer" | "staff" | "system"

export type Conversation = {
  id: string
  number: string
  brandId: string
  customerId: string
  channel: string
  formKey: string
  formVersion: number
  fields: Record<string, unknown>
  subject: string
  locale: "en" | "zh-CN"
  identityLevel: IdentityLevel
  status: Status
  priority: number
  teamId: string | null
  assigneeId: string | null
  preview: string
  lastSide: Side
  waitingSince: Date | null
  dueAt: Date | null
  firstReplyAt: Date | null
  solvedAt: Date | null
  followUps: number
  lastFollowUpAt: Date | null
  /** On whom it waits while it waits for others. */
  waitingOn: WaitingOn | null
  escalatedAt: Date | null
  lastSeq: number
  createdAt: Date
  updatedAt: Date
}

/** The whole state machine (domain.md §2.5): from → where it may go. Merged and escalated are marks, not states. */
const TRANSITIONS: Record<Status, readonly Status[]> = {
  new: ["open", "waiting-customer", "waiting-third-party", "solved"],
  open: ["waiting-customer", "waiting-third-party", "solved"],
  "waiting-customer": ["open", "waiting-third-party", "solved"],
  "waiting-third-party": ["open", "waiting-customer", "solved"],
  solved: ["open", "closed"],
  closed: [],
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Until when a solved ticket can be reopened by its customer (ux.md, ticket page). */
const REOPEN_DAYS = 14
/** T24: a follow-up is allowed once the promised time has passed, or every 24 hours. */
const FOLLOW_UP_EVERY = DAY

/** First and next reply promised by priority, in milliseconds (domain.md, P0 … P4). */
const PROMISE: readonly number[] = [15 * 60_000, HOUR, 4 * HOUR, DAY, 3 * DAY]

export function promisedBy(priority: number, from: Date): Date {
  return new Date(from.getTime() + (PROMISE[priority] ?? 3 * DAY))
}

export function isOver(status: Status): boolean {
  return status === "solved" || status === "closed"
}

/** @throws Refusal `not-possible-now` where the state machine has no such step */
export function checkTransition(from: Status, to: Status): void {
  if (!TRANSITIONS[from].includes(to)) throw new Refusal("not-possible-now", 409, { values: { from, to } })
}

export function reopenUntil(conversation: Pick<Conversation, "status" | "solvedAt">): Date | null {
  if (conversation.status !== "solved" || !conversation.solvedAt) return null
  return new Date(conversation.solvedAt.getTime() + REOPEN_DAYS * DAY)
}

/** Whether a customer may follow up now, and if not, from when; it never changes the place in the queue. */
export function followUpRule(
  c: Pick<Conversation, "status" | "waitingSince" | "dueAt" | "lastFollowUpAt">,
  now: Date,
):
  | { state: "allowed" }
  | { state: "later"; from: Date }
  | { state: "done"; at: Date; next: Date }
  | { state: "not-now" } {
  if (isOver(c.status) || !c.waitingSince) return { state: "not-now" }
  // One that belongs to an earlier wait, which was answered, says nothing about this one.
  if (c.lastFollowUpAt && c.lastFollowUpAt >= c.waitingSince) {
    const next = new Date(c.lastFollowUpAt.getTime() + FOLLOW_UP_EVERY)
    return next <= now ? { state: "allowed" } : { state: "done", at: c.lastFollowUpAt, next }
  }
  const daily = new Date(c.waitingSince.getTime() + FOLLOW_UP_EVERY)
  const from = c.dueAt && c.dueAt < daily ? c.dueAt : daily
  return from <= now ? { state: "allowed" } : { state: "later", from }
}

/**
 * Whether a customer who is not satisfied may go above the team: with a solved ticket as long as it can be reopened, with
 * an open one once the promised time has passed (domain.md X4). Once for each time it is solved.
 */
export function escalationRule(
  c: Pick<Conversation, "status" | "solvedAt" | "dueAt" | "waitingSince" | "escalatedAt">,
  now: Date,
):
  | { state: "allowed"; because: "not-satisfied" | "late" }
  | { state: "done"; at: Date }
  | { state: "not-now" } {
  if (c.escalatedAt && !(c.solvedAt && c.solvedAt > c.escalatedAt))
    return { state: "done", at: c.escalatedAt }
  const until = reopenUntil(c)
  if (until && until > now) return { state: "allowed", because: "not-satisfied" }
  const late = !isOver(c.status) && c.waitingSince && c.dueAt && c.dueAt < now
  return late ? { state: "allowed", because: "late" } : { state: "not-now" }
}

/** Who has to act next; every ticket page says so. */
export function actsNext(status: Status): "us" | "customer" | "others" | "nobody" {
  if (status === "waiting-customer") return "customer"
  if (status === "waiting-third-party") return "others"
  return isOver(status) ? "nobody" : "us"
}

const PREVIEW = 160

/** One line of a message for lists. */
export function previewOf(body: string): string {
  const line = body.replace(/\s+/gu, " ").trim()
  return line.length <= PREVIEW ? line : `${[...line].slice(0, PREVIEW - 1).join("")}…`
}

/** What a customer's message does to the ticket: it waits for us again; the wait keeps its beginning. */
export function afterCustomerWrote(c: Conversation, preview: string, now: Date): Partial<Conversation> {
  return {
    status: c.status === "new" ? "new" : "open",
    preview,
    lastSide: "customer",
    waitingSince: c.waitingSince ?? now,
    dueAt: c.dueAt ?? promisedBy(c.priority, now),
    solvedAt: null,
    waitingOn: null,
    updatedAt: now,
  }
}

/** What our answer does: the customer is served, we wait for them. */
export function afterStaffReplied(c: Conversation, preview: string, now: Date): Partial<Conversation> {
  return {
    status: isOver(c.status) ? c.status : "waiting-customer",
    preview,
    lastSide: "staff",
    waitingSince: null,
    dueAt: null,
    firstReplyAt: c.firstReplyAt ?? now,
    waitingOn: null,
    updatedAt: now,
  }
}

/** What a change of state means for the wait and the clock. */
export function afterStatusChanged(c: Conversation, to: Status, now: Date): Partial<Conversation> {
  const ours = to === "open" || to === "new"
  return {
    status: to,
    waitingSince: ours ? (c.waitingSince ?? now) : null,
    dueAt: ours ? (c.dueAt ?? promisedBy(c.priority, now)) : null,
    solvedAt: isOver(to) ? now : null,
    waitingOn: null,
    updatedAt: now,
  }
}
