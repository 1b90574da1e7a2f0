import type { Status, WaitingOn } from "@veridesk/contract/conversation.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { IdentityLevel } from "@veridesk/contract/people.ts"
import type { ReplyClock } from "./reply-clock.ts"

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
  /** The installation's own label over that status; always one of it. */
  statusKey: string | null
  priority: number
  teamId: string | null
  assigneeId: string | null
  preview: string
  lastSide: Side
  waitingSince: Date | null
  dueAt: Date | null
  /** Working time left of a promise that stands still; null while it runs or there is none. */
  replyLeftMs: number | null
  firstReplyAt: Date | null
  solvedAt: Date | null
  followUps: number
  lastFollowUpAt: Date | null
  /** On whom it waits while it waits for others. */
  waitingOn: WaitingOn | null
  escalatedAt: Date | null
  lastSeq: number
  /** The conversation in which this one goes on: a mark over it, which can be taken off again. */
  mergedInto: string | null
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

const DAY = 86_400_000

/** T24: a follow-up is allowed once the promised time has passed, or every 24 hours. */
const FOLLOW_UP_EVERY = DAY

export function isOver(status: Status): boolean {
  return status === "solved" || status === "closed"
}

/** @throws Refusal `not-possible-now` where the state machine has no such step */
export function checkTransition(from: Status, to: Status): void {
  if (!TRANSITIONS[from].includes(to)) throw new Refusal("not-possible-now", 409, { values: { from, to } })
}

/**
 * A label belongs to one status: whatever takes a conversation to another status takes its label off, unless it gives
 * one of the new status.
 */
export function withFittingLabel(
  c: Pick<Conversation, "status" | "statusKey">,
  patch: Partial<Conversation>,
): Partial<Conversation> {
  const moves = patch.status !== undefined && patch.status !== c.status
  const keeps = patch.statusKey === undefined || patch.statusKey === c.statusKey
  return moves && keeps ? { ...patch, statusKey: null } : patch
}

/** Until when a solved ticket can be opened again by its customer (ux.md, ticket page): so many days, by policy. */
export function reopenUntil(c: Pick<Conversation, "status" | "solvedAt">, days: number): Date | null {
  if (c.status !== "solved" || !c.solvedAt) return null
  return new Date(c.solvedAt.getTime() + days * DAY)
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
  { now, reopenDays }: { now: Date; reopenDays: number },
):
  | { state: "allowed"; because: "not-satisfied" | "late" }
  | { state: "done"; at: Date }
  | { state: "not-now" } {
  if (c.escalatedAt && !(c.solvedAt && c.solvedAt > c.escalatedAt))
    return { state: "done", at: c.escalatedAt }
  const until = reopenUntil(c, reopenDays)
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

/** How a rule counts: when it is, and by which clock. */
export type Counting = { now: Date; replyClock: ReplyClock }

/** What a customer's message does to the ticket: it waits for us again; the wait keeps its beginning. */
export function afterCustomerWrote(
  c: Conversation,
  preview: string,
  counting: Counting,
): Partial<Conversation> {
  return {
    status: c.status === "new" ? "new" : "open",
    preview,
    lastSide: "customer",
    ...waitingForUs(c, counting),
    solvedAt: null,
    waitingOn: null,
    updatedAt: counting.now,
  }
}

/** What our answer does: the customer is served, we wait for them. */
export function afterStaffReplied(c: Conversation, preview: string, now: Date): Partial<Conversation> {
  return {
    status: isOver(c.status) ? c.status : "waiting-customer",
    preview,
    lastSide: "staff",
    ...NOBODY_WAITS,
    firstReplyAt: c.firstReplyAt ?? now,
    waitingOn: null,
    updatedAt: now,
  }
}

/**
 * What a change of state means for the wait and the clock. A promise that hasn't been kept stands still while somebody
 * else has to act, and goes on with what was left: no state gives it new time.
 */
export function afterStatusChanged(c: Conversation, to: Status, counting: Counting): Partial<Conversation> {
  const wait = isOver(to)
    ? NOBODY_WAITS
    : to === "open" || to === "new"
      ? waitingForUs(c, counting)
      : waitingForOthers(c, to, counting)
  return {
    status: to,
    ...wait,
    solvedAt: isOver(to) ? counting.now : null,
    waitingOn: null,
    updatedAt: counting.now,
  }
}

/**
 * The promise under another priority or team: counted anew from the moment the customer began to wait, and never later
 * than what they have been promised.
 */
export function recounted(
  c: Conversation,
  change: Partial<Pick<Conversation, "priority" | "teamId">>,
  replyClock: ReplyClock,
): Date | null {
  if (!c.waitingSince) return c.dueAt
  const anew = replyClock.due({ ...c, ...change }, c.waitingSince)
  return c.dueAt && anew > c.dueAt ? c.dueAt : anew
}

/** What an event says of a promise that moved. */
export function dueShift(c: Conversation, dueAt: Date | null): Record<string, string> {
  if (!c.dueAt || !dueAt || c.dueAt.getTime() === dueAt.getTime()) return {}
  return { dueWas: c.dueAt.toISOString(), dueIs: dueAt.toISOString() }
}

const NOBODY_WAITS = { waitingSince: null, dueAt: null, replyLeftMs: null }

type Wait = Pick<Conversation, "waitingSince" | "dueAt" | "replyLeftMs">

function waitingForUs(c: Conversation, { now, replyClock }: Counting): Wait {
  if (c.waitingSince && c.dueAt) return { waitingSince: c.waitingSince, dueAt: c.dueAt, replyLeftMs: null }
  const fresh = replyClock.due(c, now)
  const goesOn = c.replyLeftMs === null ? fresh : replyClock.after(c, c.replyLeftMs, now)
  return {
    waitingSince: c.waitingSince ?? now,
    dueAt: goesOn < fresh ? goesOn : fresh,
    replyLeftMs: null,
  }
}

function waitingForOthers(c: Conversation, to: Status, { now, replyClock }: Counting): Wait {
  if (!c.waitingSince || !c.dueAt) return { waitingSince: null, dueAt: null, replyLeftMs: c.replyLeftMs }
  if (!replyClock.standsStillIn(to))
    return { waitingSince: c.waitingSince, dueAt: c.dueAt, replyLeftMs: null }
  return { waitingSince: null, dueAt: null, replyLeftMs: replyClock.left(c, now, c.dueAt) }
}
