import { Refusal } from "@veridesk/contract/errors.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { change } from "./change.ts"
import { afterCustomerWrote, escalationRule, isOver, previewOf } from "./conversation.ts"

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
export async function escalate(ctx: Context<CustomerActor>, e: Escalation) {
  const { number, requestId, messageId, ...input } = e
  return change(ctx, { key: { number }, requestId, input }, (held) => {
    const rule = escalationRule(held, ctx.now)
    if (rule.state === "done") throw new Refusal("escalated-already", 409)
    if (rule.state === "not-now") throw new Refusal("escalate-not-now", 409)
    const over = isOver(held.status)
    const text = e.reason.trim()
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
          payload: { because: rule.because, was: held.teamId, is: e.teamId, assigneeWas: held.assigneeId },
        },
      ],
      patch: {
        ...afterCustomerWrote(held, previewOf(text) || held.preview, ctx.now),
        status: held.status === "new" ? "new" : "open",
        teamId: e.teamId,
        assigneeId: null,
        escalatedAt: ctx.now,
      },
    }
  })
}
