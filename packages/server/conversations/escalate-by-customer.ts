import { Refusal } from "@veridesk/contract/errors.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { change } from "./change.ts"
import { afterCustomerWrote, dueShift, escalationRule, isOver, previewOf, recounted } from "./conversation.ts"
import type { Serving } from "./reply-clock.ts"

type Escalation = {
  number: string
  requestId: string
  messageId: string
  /** What is wrong, in their words; may be empty. */
  reason: string
  /** Who handles what customers were not satisfied with. */
  teamId: string | null
}

/**
 * "Not satisfied": the ticket goes above the team with all that was said, open again where it was solved, and keeps its
 * place (domain.md X4). @throws Refusal `escalate-not-now` before the promised time, `escalated-already`
 */
export async function escalateByCustomer(ctx: Serving<CustomerActor>, e: Escalation) {
  const { number, requestId, messageId, ...input } = e
  return change(ctx, { key: { number }, requestId, input }, (held) => {
    const rule = escalationRule(held, { now: ctx.now, reopenDays: ctx.replyClock.reopenDays() })
    if (rule.state === "done") throw new Refusal("escalated-already", 409)
    if (rule.state === "not-now") throw new Refusal("escalate-not-now", 409)
    const over = isOver(held.status)
    const text = e.reason.trim()
    const wrote = afterCustomerWrote(held, previewOf(text) || held.preview, ctx)
    const dueAt = recounted({ ...held, ...wrote }, { teamId: e.teamId }, ctx.replyClock)
    return {
      facts: [
        ...(over
          ? [
              {
                kind: "conversation.reopened",
                payload: { was: held.status, is: "open", by: "customer" },
              },
            ]
          : []),
        ...(text === ""
          ? []
          : [
              {
                kind: "message.received",
                message: { id: messageId, kind: "reply" as const, body: e.reason },
              },
            ]),
        {
          kind: "conversation.escalated",
          payload: {
            because: rule.because,
            was: held.teamId,
            is: e.teamId,
            assigneeWas: held.assigneeId,
            ...dueShift(held, dueAt),
          },
        },
      ],
      patch: {
        ...wrote,
        dueAt,
        status: held.status === "new" ? "new" : "open",
        teamId: e.teamId,
        assigneeId: null,
        escalatedAt: ctx.now,
      },
    }
  })
}
