import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { ActorLine, TicketStep } from "../../../portal/props-ticket.ts"
import { actsNext, type Conversation, isOver } from "../../conversations/index.ts"

/** Where a ticket stands, as its customer follows it: received, checking, waiting for you, with others, decided (T19). */
export function stepsOf(c: Conversation, events: TimelineEvent[]): TicketStep[] {
  const over = isOver(c.status)
  const waits = c.status === "waiting-customer"
  const others = c.status === "waiting-third-party"
  const begun = c.status !== "new"
  const checking = begun && !over && !waits && !others
  const stateOf = (now: boolean, been: boolean) => (now ? "now" : been ? "done" : "todo")
  return [
    { step: "received", state: begun ? "done" : "now", at: c.createdAt.toISOString() },
    {
      step: "in-review",
      state: stateOf(checking, begun),
      at: c.firstReplyAt?.toISOString() ?? null,
    },
    {
      step: "waiting-for-you",
      state: stateOf(waits, events.some(asksThem)),
      at: lastAt(events, asksThem),
    },
    {
      step: "waiting-on-others",
      state: stateOf(others, events.some(namesOthers)),
      at: lastAt(events, namesOthers),
      ...(others && c.waitingOn && { on: c.waitingOn }),
    },
    { step: "solved", state: over ? "done" : "todo", at: c.solvedAt?.toISOString() ?? null },
  ]
}

const ASKING = new Set(["conversation.replied", "document.asked", "document.refused"])

function asksThem({ kind, payload }: TimelineEvent): boolean {
  return ASKING.has(kind) || payload["is"] === "waiting-customer"
}

function namesOthers({ payload }: TimelineEvent): boolean {
  return payload["is"] === "waiting-third-party"
}

function lastAt(events: TimelineEvent[], matters: (event: TimelineEvent) => boolean): string | null {
  return events.findLast(matters)?.at ?? null
}

/** Whose turn it is and what comes after that; every ticket says so, a closed one too. */
export function actsOf(
  c: Conversation,
  {
    team,
    missing,
    expected: { from, by },
    reopenable,
  }: {
    team: string
    missing: number
    /** When an answer is to be expected, up to the promise. */
    expected: { from: Date | null; by: Date | null }
    reopenable: boolean
  },
): { now: ActorLine; then: ActorLine | null } {
  const left = c.replyLeftMs
  const us = (what: ActorLine["what"]): ActorLine => ({
    who: "team",
    name: team,
    what,
    ...(from && by ? { from: from.toISOString() } : {}),
    ...(by ? { by: by.toISOString() } : {}),
    ...(left === null ? {} : { leftMinutes: Math.floor(left / 60_000) }),
  })
  const documents: ActorLine = { who: "you", name: "", what: "send-documents", count: missing }
  switch (actsNext(c.status)) {
    case "customer":
      return {
        now: missing > 0 ? documents : { who: "you", name: "", what: "answer-question" },
        then: us("check"),
      }
    case "others":
      return {
        now: { who: "others", name: "", what: c.waitingOn ? `wait-${c.waitingOn}` : "wait-others" },
        then: missing > 0 ? documents : us("reply"),
      }
    case "nobody":
      return {
        now: { who: "you", name: "", what: reopenable ? "confirm-solved" : "nothing" },
        then: null,
      }
    case "us":
      return {
        now: us(c.firstReplyAt ? "reply" : "first-reply"),
        then: missing > 0 ? documents : null,
      }
  }
}
