import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { change } from "./change.ts"
import { type Conversation, promisedBy } from "./conversation.ts"

/** Sets the priority; a running clock is counted anew from the moment the customer began to wait, and never later than promised. */
export async function prioritise(
  ctx: Context<StaffActor>,
  p: { conversationId: string; requestId: string; priority: number },
) {
  return change(ctx, { key: { id: p.conversationId }, requestId: p.requestId, input: p }, (held) => {
    if (held.priority === p.priority) return { facts: [], patch: {} }
    return {
      facts: [{ kind: "conversation.prioritised", payload: { was: held.priority, is: p.priority } }],
      patch: afterPrioritised(held, p.priority, ctx.now),
    }
  })
}

/** What a new priority means for the clock. */
export function afterPrioritised(
  held: Pick<Conversation, "waitingSince" | "dueAt">,
  priority: number,
  now: Date,
): Partial<Conversation> {
  const anew = held.waitingSince ? promisedBy(priority, held.waitingSince) : null
  const dueAt = anew && held.dueAt && anew > held.dueAt ? held.dueAt : anew
  return { priority, dueAt, updatedAt: now }
}
