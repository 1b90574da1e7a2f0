import type { StaffActor } from "@veridesk/contract/people.ts"
import { change } from "./change.ts"
import { dueShift, recounted } from "./conversation.ts"
import type { Serving } from "./reply-clock.ts"

/** Sets the priority; a running clock is counted anew from the moment the customer began to wait, and never later than promised. */
export async function prioritise(
  ctx: Serving<StaffActor>,
  p: { conversationId: string; requestId: string; priority: number },
) {
  return change(ctx, { key: { id: p.conversationId }, requestId: p.requestId, input: p }, (held) => {
    if (held.priority === p.priority) return { facts: [], patch: {} }
    const dueAt = recounted(held, p, ctx.replyClock)
    const payload = { was: held.priority, is: p.priority, ...dueShift(held, dueAt) }
    return {
      facts: [{ kind: "conversation.prioritised", payload }],
      patch: { priority: p.priority, dueAt, updatedAt: ctx.now },
    }
  })
}
