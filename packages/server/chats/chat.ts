import { Refusal } from "@veridesk/contract/errors.ts"
import type { ChatPhase } from "@veridesk/contract/chat/state.ts"

export type Risk = "security" | "funds" | "ordinary"
export type Conduct = "none" | "warned" | "paused"

/** A live conversation beside its row in conversations. */
export type Chat = {
  conversationId: string
  phase: ChatPhase
  risk: Risk
  returned: boolean
  page: Record<string, string>
  queuedAt: Date
  keptUntil: Date
  beganAtPlace: number
  passedOver: number
  passedWhy: "language" | "skill" | "team" | "picked" | null
  offeredTo: string | null
  offeredUntil: Date | null
  declinedBy: string[]
  agentId: string | null
  joinedAt: Date | null
  waitedMs: number | null
  lastCustomerAt: Date | null
  lastStaffAt: Date | null
  closesAt: Date | null
  conduct: Conduct
  pausedUntil: Date | null
  endedAt: Date | null
  endedBy: "customer" | "staff" | "idle" | null
  endReason: "done" | "conduct" | "no-answer" | null
  readSeq: number
  customerReadSeq: number
  ratedAt: Date | null
  actsAt: Date | null
}

/** The whole state machine (domain.md §2.5): from → where it may go. Idle, conduct and rated are marks, not states. */
const STEPS: Record<ChatPhase, readonly ChatPhase[]> = {
  queued: ["active", "ticket", "ended"],
  active: ["queued", "ended", "ticket"],
  ended: ["queued", "ticket"],
  ticket: [],
}

/** @throws Refusal `not-possible-now` where there is no such step */
export function checkStep(from: ChatPhase, to: ChatPhase): void {
  if (!STEPS[from].includes(to)) throw new Refusal("not-possible-now", 409, { values: { from, to } })
}

const HOUR = 3_600_000

/** How long a place in the line is kept, and how long one can go on where it ended. */
const KEPT_MS = 24 * HOUR

/** In the order in which the line serves them; VIP has no part in it. */
export const risks = ["security", "funds", "ordinary"] as const

/** What may be lost while somebody waits, by the type of the matter (domain.md §2.3): stolen account, stuck withdrawal. */
export function riskOf(form: { code: string }): Risk {
  if (form.code.startsWith("SEC")) return "security"
  return form.code.startsWith("WDR") ? "funds" : "ordinary"
}

/** What entering the line means, the first time and each time one comes back to it. */
export function enteringLine(now: Date, more: { returned: boolean }) {
  const keptUntil = new Date(now.getTime() + KEPT_MS)
  return {
    phase: "queued" as const,
    returned: more.returned,
    queuedAt: now,
    keptUntil,
    offeredTo: null,
    offeredUntil: null,
    declinedBy: [],
    agentId: null,
    closesAt: null,
    endedAt: null,
    endedBy: null,
    endReason: null,
    actsAt: keptUntil,
  }
}

export function joining(c: Chat, agentId: string, now: Date): Partial<Chat> {
  return {
    phase: "active",
    agentId,
    joinedAt: now,
    waitedMs: c.phase === "queued" ? now.getTime() - c.queuedAt.getTime() : c.waitedMs,
    offeredTo: null,
    offeredUntil: null,
    returned: false,
    closesAt: null,
    actsAt: null,
  }
}

export function ending(
  now: Date,
  how: { by: NonNullable<Chat["endedBy"]>; reason: NonNullable<Chat["endReason"]> },
): Partial<Chat> {
  return {
    phase: "ended",
    endedAt: now,
    endedBy: how.by,
    endReason: how.reason,
    offeredTo: null,
    offeredUntil: null,
    closesAt: null,
    actsAt: null,
  }
}

export const asTicket: Partial<Chat> = {
  phase: "ticket",
  offeredTo: null,
  offeredUntil: null,
  closesAt: null,
  actsAt: null,
}

type IdleRule = { idleWarnMinutes: number; idleCloseMinutes: number }

/**
 * The silence of a customer after our word: warned at one moment, closed at another, and never sooner than a quarter of an
 * hour (WCAG 2.2.1). While they wait for us, nothing runs.
 */
export function idleAfterReply(now: Date, rule: IdleRule): Partial<Chat> {
  return { lastStaffAt: now, closesAt: null, actsAt: new Date(now.getTime() + rule.idleWarnMinutes * 60_000) }
}

export function idleWarned(c: Chat, rule: IdleRule): Partial<Chat> {
  const last = Math.max(...[c.lastStaffAt, c.lastCustomerAt, c.joinedAt].map((at) => at?.getTime() ?? 0))
  const closesAt = new Date(last + rule.idleCloseMinutes * 60_000)
  return { closesAt, actsAt: closesAt }
}

export const noLongerIdle: Partial<Chat> = { closesAt: null, actsAt: null }

/** Until when a customer can go on where it ended. */
export function resumableUntil(c: Pick<Chat, "phase" | "endedAt" | "endReason">): Date | null {
  if (c.phase !== "ended" || !c.endedAt || c.endReason === "conduct") return null
  return new Date(c.endedAt.getTime() + KEPT_MS)
}

/** Whether somebody who was asked to calm down may write: not while it is paused, but always where money may be going. */
export function mayWrite(c: Pick<Chat, "conduct" | "pausedUntil" | "risk">, now: Date): boolean {
  return c.risk === "security" || c.conduct !== "paused" || !c.pausedUntil || c.pausedUntil <= now
}

/** Conduct goes one step at a time; the end comes after a warning, and never where an account may be taken over. */
export function checkConduct(c: Pick<Chat, "conduct" | "risk">, step: "warn" | "pause" | "end"): void {
  const asked = c.conduct !== "none"
  if (step === "warn" ? asked : !asked) throw new Refusal("not-possible-now", 409)
  if (step === "end" && c.risk === "security") throw new Refusal("never-on-security", 409)
}
