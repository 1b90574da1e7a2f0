import { Refusal } from "@veridesk/contract/errors.ts"
import type { Kin } from "@veridesk/contract/merging.ts"
import type { Conversation } from "../conversations/index.ts"

/** What a merge may change of a conversation, and its undoing gives back. */
export type Standing = Pick<
  Conversation,
  "status" | "statusKey" | "priority" | "teamId" | "assigneeId" | "waitingSince" | "dueAt" | "replyLeftMs"
>

export function standingOf(c: Conversation): Standing {
  const { status, statusKey, priority, teamId, assigneeId, waitingSince, dueAt, replyLeftMs } = c
  return { status, statusKey, priority, teamId, assigneeId, waitingSince, dueAt, replyLeftMs }
}

/** Types of tickets that never merge, whatever their form says, by domain.md's code: accounts and security. */
const NEVER = /^(ACC|SEC)-/

/**
 * Whether tickets of this type may merge. What was sent in for an account's recovery must not come together across
 * submissions, since the first to write may have been the attacker (domain.md §2.0).
 */
export function isMergeable(form: { code: string; mergeable: boolean } | undefined): boolean {
  return form !== undefined && form.mergeable && !NEVER.test(form.code)
}

type Pair = { source: Conversation; target: Conversation }

/** @throws Refusal with the reason why one can't go on in the other */
export function checkMerge({ source, target }: Pair, may: { bothMergeable: boolean }): void {
  if (source.id === target.id) throw new Refusal("merge-circle", 409)
  if (source.mergedInto) throw new Refusal("already-merged", 409)
  if (source.customerId !== target.customerId) throw new Refusal("merge-other-customer", 422)
  if (!may.bothMergeable) throw new Refusal("never-merged", 422)
  const over = (status: Conversation["status"]) => status === "solved" || status === "closed"
  if (target.status === "closed" || (over(target.status) && !over(source.status)))
    throw new Refusal("merge-target-over", 409)
}

/** The source is in no list of work any more; status, people and fields stay what they are. */
export function afterMerged(intoId: string, now: Date): Partial<Conversation> {
  return { mergedInto: intoId, waitingSince: null, dueAt: null, updatedAt: now }
}

/** The customer's wait goes on in the target, and its place in the queue is the earlier of the two (T23). */
export function afterAbsorbed({ source, target }: Pair, now: Date): Partial<Conversation> {
  if (!source.waitingSince) return { updatedAt: now }
  return {
    status: target.status === "new" ? "new" : "open",
    waitingSince: earlier(source.waitingSince, target.waitingSince),
    dueAt: earlier(source.dueAt, target.dueAt),
    updatedAt: now,
  }
}

/** What undoing gives back to the target: all of it where nothing has changed since, otherwise nothing. */
export function afterReleased(
  target: Conversation,
  { was, is }: { was: Standing; is: Standing },
  now: Date,
): Partial<Conversation> {
  const untouched = target.mergedInto === null && isSame(standingOf(target), is)
  return untouched ? { ...was, updatedAt: now } : { updatedAt: now }
}

function isSame(a: Standing, b: Standing): boolean {
  return (
    a.status === b.status &&
    a.statusKey === b.statusKey &&
    a.priority === b.priority &&
    a.teamId === b.teamId &&
    a.assigneeId === b.assigneeId &&
    a.waitingSince?.getTime() === b.waitingSince?.getTime() &&
    a.dueAt?.getTime() === b.dueAt?.getTime()
  )
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b
  return a < b ? a : b
}

export type LinkKind = "related" | "child" | "duplicate"

/** A link is kept from the child or the duplicate to the other; `turned`: the other one is it. */
const LINKS: Record<Kin, { kind: LinkKind; turned: boolean }> = {
  related: { kind: "related", turned: false },
  parent: { kind: "child", turned: false },
  child: { kind: "child", turned: true },
  original: { kind: "duplicate", turned: false },
  duplicate: { kind: "duplicate", turned: true },
}

/** How a link is kept that makes `other` the `kin` of `own`. */
export function linkOf(kin: Kin, own: string, other: string): { kind: LinkKind; from: string; to: string } {
  const { kind, turned } = LINKS[kin]
  return turned ? { kind, from: other, to: own } : { kind, from: own, to: other }
}

/** What the conversation at the other end is to the one at this end. */
export function kinAcross(kind: LinkKind, here: "from" | "to"): Kin {
  if (kind === "related") return "related"
  if (kind === "child") return here === "from" ? "parent" : "child"
  return here === "from" ? "original" : "duplicate"
}
