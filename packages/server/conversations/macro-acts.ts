import type { Status } from "@veridesk/contract/conversation.ts"
import type { Fact } from "./append.ts"
import type { Decision } from "./change.ts"
import {
  afterStatusChanged,
  type Conversation,
  type Counting,
  checkTransition,
  dueShift,
  isOver,
  recounted,
} from "./conversation.ts"

/** What a macro does beside its text, with names made ids. `keepsAssignee`: whoever has it is of that team too. */
export type Act =
  | { do: "status"; status: Status }
  | { do: "priority"; priority: number }
  | { do: "team"; teamId: string; keepsAssignee: (staffId: string) => boolean }
  | { do: "assign"; assigneeId: string }

/** The acts of one macro in a reply; their events name it. */
export type MacroActs = { macro: { key: string; version: number }; acts: Act[] }

/**
 * Does what macros do, one after the other, on a conversation as the reply leaves it. What is so already makes no
 * event. @throws Refusal `not-possible-now` where the state machine has no such step; then nothing happens at all
 */
export function withMacros(held: Conversation, macros: MacroActs[], counting: Counting): Decision {
  let patch: Partial<Conversation> = {}
  const facts: Fact[] = []
  for (const { macro, acts } of macros) {
    for (const act of acts) {
      const done = doAct({ ...held, ...patch }, act, counting)
      if (!done) continue
      facts.push({ kind: done.kind, payload: { ...done.payload, macro } })
      patch = { ...patch, ...done.patch }
    }
  }
  return { facts, patch }
}

type Done = { kind: string; payload: Record<string, unknown>; patch: Partial<Conversation> }

function doAct(c: Conversation, act: Act, counting: Counting): Done | null {
  switch (act.do) {
    case "status":
      return c.status === act.status ? null : shifted(c, act.status, counting)
    case "priority":
      return c.priority === act.priority ? null : prioritised(c, act.priority, counting)
    case "team": {
      if (c.teamId === act.teamId) return null
      const assigneeId = c.assigneeId && act.keepsAssignee(c.assigneeId) ? c.assigneeId : null
      const dueAt = recounted(c, { teamId: act.teamId }, counting.replyClock)
      const whose = { assigneeWas: c.assigneeId, assigneeIs: assigneeId }
      return {
        kind: "conversation.moved",
        payload: { was: c.teamId, is: act.teamId, ...whose, ...dueShift(c, dueAt) },
        patch: { teamId: act.teamId, assigneeId, dueAt },
      }
    }
    case "assign":
      if (c.assigneeId === act.assigneeId) return null
      return {
        kind: "conversation.assigned",
        payload: { was: c.assigneeId, is: act.assigneeId },
        patch: { assigneeId: act.assigneeId },
      }
  }
}

function prioritised(c: Conversation, priority: number, { replyClock }: Counting): Done {
  const dueAt = recounted(c, { priority }, replyClock)
  return {
    kind: "conversation.prioritised",
    payload: { was: c.priority, is: priority, ...dueShift(c, dueAt) },
    patch: { priority, dueAt },
  }
}

function shifted(c: Conversation, to: Status, counting: Counting): Done {
  checkTransition(c.status, to)
  const reopened = isOver(c.status) ? "conversation.reopened" : "conversation.status-changed"
  return {
    kind: to === "solved" ? "conversation.resolved" : reopened,
    payload: { was: c.status, is: to, ...(to === "solved" && { withReply: true }) },
    patch: afterStatusChanged(c, to, counting),
  }
}
