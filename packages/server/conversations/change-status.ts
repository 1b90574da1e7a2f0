import type { Status, WaitingOn } from "@veridesk/contract/conversation.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { Actor, CustomerActor, StaffActor } from "@veridesk/contract/people.ts"
import { change, type Decision } from "./change.ts"
import {
  afterCustomerWrote,
  afterStatusChanged,
  type Conversation,
  checkTransition,
  isOver,
  previewOf,
  reopenUntil,
  withFittingLabel,
} from "./conversation.ts"
import type { Serving } from "./reply-clock.ts"

type ByHand = {
  conversationId: string
  requestId: string
  status: Status
  on?: WaitingOn | undefined
  /** A label of that status; without one it has none. `categoryOf` is null for one that can't be given. */
  label?: { key: string; categoryOf: (key: string) => Status | null } | undefined
}

/**
 * Staff set the state by hand: waiting for the customer or for others, resolved, or open again, with a label or without.
 * @throws Refusal `no-such-status` where there is no such label of that state, or not any more
 */
export async function changeStatus(ctx: Serving<StaffActor>, { label, ...s }: ByHand) {
  const key = label?.key ?? null
  const input = { ...s, ...(key && { key }) }
  return change(ctx, { key: { id: s.conversationId }, requestId: s.requestId, input }, (held) => {
    if (label && label.categoryOf(label.key) !== s.status) throw new Refusal("no-such-status", 422)
    const shifted = shift(ctx, held, {
      to: s.status,
      payload: {},
      on: s.status === "waiting-third-party" ? s.on : undefined,
    })
    return labelled(ctx, held, { shifted, key })
  })
}

/**
 * The label in the same change, as an event of its own beside the state's: customers read those of the state, also in
 * the signed transcript, and a label that has no wording for them is the desk's own business.
 */
function labelled(
  { now }: { now: Date },
  held: Conversation,
  { shifted, key }: { shifted: Decision; key: string | null },
): Decision {
  const patch = withFittingLabel(held, { ...shifted.patch, ...(key && { statusKey: key }) })
  const was = patch.status === undefined || patch.status === held.status ? held.statusKey : null
  if (key === was) return { ...shifted, patch }
  return {
    facts: [...shifted.facts, { kind: "conversation.labelled", payload: { was, is: key } }],
    patch: { updatedAt: now, ...patch, statusKey: key },
  }
}

/** "I fixed it": the customer closes their own ticket. */
export async function markFixed(ctx: Serving<CustomerActor>, s: { number: string; requestId: string }) {
  return change(ctx, { key: { number: s.number }, requestId: s.requestId, input: "fixed" }, (held) =>
    shift(ctx, held, { to: "solved", payload: { by: "customer" } }),
  )
}

/** The customer opens a solved ticket again, within the days the policy gives, saying why (the reason is a message of its own). */
export async function reopen(
  ctx: Serving<CustomerActor>,
  s: { number: string; requestId: string; messageId: string; reason: string },
) {
  return change(
    ctx,
    { key: { number: s.number }, requestId: s.requestId, input: { reason: s.reason } },
    (held, _tx, via) => {
      const until = reopenUntil(held, ctx.replyClock.reopenDays())
      // A ticket that goes on in another one which isn't over has nothing to open again: the reason is a message there.
      const goesOn = via !== null && !isOver(held.status)
      if (!goesOn && (!until || until < ctx.now)) throw new Refusal("reopen-too-late", 409)
      const decision: Decision = goesOn
        ? { facts: [], patch: afterCustomerWrote(held, previewOf(s.reason) || held.preview, ctx) }
        : shift(ctx, held, { to: "open", payload: { by: "customer" } })
      if (s.reason.trim() === "") return decision
      return {
        ...decision,
        facts: [
          ...decision.facts,
          { kind: "message.received", message: { id: s.messageId, kind: "reply", body: s.reason } },
        ],
      }
    },
  )
}

function shift(
  ctx: Serving<Actor>,
  held: Conversation,
  { to, payload, on }: { to: Status; payload: Record<string, unknown>; on?: WaitingOn | undefined },
): Decision {
  // Waiting for others and learning who they are is a change too.
  const named = on !== undefined && on !== held.waitingOn
  if (held.status === to && !named) return { facts: [], patch: {} }
  if (held.status !== to) checkTransition(held.status, to)
  const kind =
    to === "solved"
      ? "conversation.resolved"
      : isOver(held.status)
        ? "conversation.reopened"
        : "conversation.status-changed"
  return {
    facts: [{ kind, payload: { was: held.status, is: to, ...payload, ...(on && { on }) } }],
    patch: { ...afterStatusChanged(held, to, ctx), waitingOn: on ?? null },
  }
}
