import type { Actor } from "@veridesk/contract/people.ts"
import type { Db } from "../platform/db/connect.ts"
import { changeable } from "./access.ts"
import { appendFacts, type Fact } from "./append.ts"
import { type Conversation, dueShift, isOver, recounted } from "./conversation.ts"
import type { ReplyClock } from "./reply-clock.ts"

export type Escalating = {
  conversationId: string
  now: Date
  replyClock: ReplyClock
  /** What is told: at risk, or broken, and by which rule of which version. */
  kind: "clock.at-risk" | "clock.breached"
  payload: Record<string, unknown>
  /** Asked on the locked row: somebody may have answered a moment ago. */
  holds: (c: Conversation) => boolean
  raisePriority: boolean
  moveTo: string | null
}

const RULES: Extract<Actor, { realm: "system" }> = { realm: "system", id: null, name: "clocks" }

/**
 * Says on a ticket that a promise is at risk or broken, and does what the policy wants done about it, in the caller's
 * transaction. The place in the list of changes stays: nobody wrote.
 * @returns whether it was still so
 */
export async function escalate(tx: Db, e: Escalating): Promise<boolean> {
  const held = await changeable(tx, RULES, { id: e.conversationId })
  if (isOver(held.status) || held.mergedInto || !e.holds(held)) return false
  const facts: Fact[] = [{ kind: e.kind, payload: { ...e.payload, number: held.number } }]
  let now: Conversation = held
  if (e.raisePriority && now.priority > 0) {
    const priority = now.priority - 1
    const dueAt = recounted(now, { priority }, e.replyClock)
    const payload = { was: now.priority, is: priority, rule: e.kind, ...dueShift(now, dueAt) }
    facts.push({ kind: "conversation.prioritised", payload })
    now = { ...now, priority, dueAt }
  }
  if (e.moveTo && e.moveTo !== now.teamId) {
    const dueAt = recounted(now, { teamId: e.moveTo }, e.replyClock)
    const left = { assigneeWas: now.assigneeId, assigneeIs: null }
    const payload = { was: now.teamId, is: e.moveTo, rule: e.kind, ...left, ...dueShift(now, dueAt) }
    facts.push({ kind: "conversation.moved", payload })
    now = { ...now, teamId: e.moveTo, assigneeId: null, dueAt }
  }
  const { priority, teamId, assigneeId, dueAt } = now
  await appendFacts(tx, {
    held,
    actor: RULES,
    now: e.now,
    facts,
    patch: { priority, teamId, assigneeId, dueAt },
  })
  return true
}
