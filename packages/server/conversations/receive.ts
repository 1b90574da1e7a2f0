import { Refusal } from "@veridesk/contract/errors.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { change, type Decision } from "./change.ts"
import {
  afterCustomerWrote,
  type Conversation,
  type Counting,
  isOver,
  previewOf,
  reopenUntil,
} from "./conversation.ts"
import type { BindAttachments } from "./open.ts"
import type { Serving } from "./reply-clock.ts"

export type FromCustomer = { messageId: string; body: string; attachmentIds: string[] }

/**
 * A further message of the customer, text or files, at any time (T22). In a solved ticket it opens it again within
 * the days the policy gives; after that, and in a closed one, it is refused and the person is sent to a new ticket.
 */
export async function receive(
  ctx: Serving<CustomerActor>,
  bind: BindAttachments,
  m: FromCustomer & { number: string },
) {
  checkNotEmpty(m)
  const files = { bind, ids: m.attachmentIds, messageId: m.messageId }
  return change(ctx, { key: { number: m.number }, requestId: m.messageId, input: m, files }, (held) =>
    receiving(held, m, ctx),
  )
}

/** @throws Refusal `empty-message` */
export function checkNotEmpty(m: Pick<FromCustomer, "body" | "attachmentIds">): void {
  if (m.body.trim() === "" && m.attachmentIds.length === 0) throw new Refusal("empty-message", 422)
}

/** What a further message means for its conversation. @throws Refusal `reopen-too-late` */
export function receiving(held: Conversation, m: FromCustomer, counting: Counting): Decision {
  const over = isOver(held.status)
  const until = reopenUntil(held, counting.replyClock.reopenDays())
  if (over && (!until || until < counting.now)) throw new Refusal("reopen-too-late", 409)
  const message = {
    kind: "message.received",
    message: { id: m.messageId, kind: "reply" as const, body: m.body, attachmentIds: m.attachmentIds },
  }
  return {
    facts: over
      ? [
          { kind: "conversation.reopened", payload: { was: held.status, is: "open", by: "customer" } },
          message,
        ]
      : [message],
    patch: afterCustomerWrote(held, previewOf(m.body) || held.preview, counting),
  }
}
