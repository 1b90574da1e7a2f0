import type { StaffActor } from "@veridesk/contract/people.ts"
import { change } from "./change.ts"
import { type Conversation, dueShift, recounted } from "./conversation.ts"
import type { ReplyClock, Serving } from "./reply-clock.ts"

/** Sets the priority; a running clock is counted anew from the moment the customer began to wait, and never later than promised. */
export async function prioritise(
  ctx: Serving<StaffActor>,
  p: { conversationId: string; requestId: string; priority: number },
) {
  return change(ctx, { key: { id: p.conversationId }, requestId: p.requestId, input: p }, (held) => {
    if (held.priority === p.priority) return { facts: [], patch: {} }
    const patch = afterPrioritised(held, p.priority, ctx)
    const payload = { was: held.priority, is: p.priority, ...dueShift(held, patch.dueAt) }
    return { facts: [{ kind: "conversation.prioritised", payload }], patch }
  })
}

/** What a new priority means for the clock. */
export function afterPrioritised(
  held: Conversation,
  priority: number,
  { now, replyClock }: { now: Date; replyClock: ReplyClock },
): Pick<Conversation, "priority" | "dueAt" | "updatedAt"> {
  return { priority, dueAt: recounted(held, { priority }, replyClock), updatedAt: now }
}
