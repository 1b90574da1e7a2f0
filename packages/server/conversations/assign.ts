import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { change } from "./change.ts"
import { type Conversation, dueShift, recounted } from "./conversation.ts"
import type { Serving } from "./reply-clock.ts"

/** Gives a conversation to a person, or back to the team with null. Whether that person may have it, the caller has checked. */
export async function assign(
  ctx: Context<StaffActor>,
  a: { conversationId: string; requestId: string; assigneeId: string | null },
) {
  return change(ctx, { key: { id: a.conversationId }, requestId: a.requestId, input: a }, (held) => {
    if (held.assigneeId === a.assigneeId) return { facts: [], patch: {} }
    return {
      facts: [{ kind: "conversation.assigned", payload: { was: held.assigneeId, is: a.assigneeId } }],
      patch: afterAssigned(held, a.assigneeId, ctx.now),
    }
  })
}

/** What a new owner means for a conversation: a new one is being worked on from then on. */
export function afterAssigned(
  held: Pick<Conversation, "status">,
  assigneeId: string | null,
  now: Date,
): Partial<Conversation> {
  return { assigneeId, status: held.status === "new" && assigneeId ? "open" : held.status, updatedAt: now }
}

/** Moves a conversation to another team; whoever had it lets go, unless they are of that team too. A running promise is counted anew by the new team's hours. */
export async function moveToTeam(
  ctx: Serving<StaffActor>,
  m: {
    conversationId: string
    requestId: string
    teamId: string | null
    /** Kept as an internal note under `noteId`; empty where the move needs none. */
    reason?: string
    noteId?: string | undefined
    assigneeIsOfTeam: (staffId: string) => Promise<boolean>
  },
) {
  const { assigneeIsOfTeam, ...input } = m
  return change(ctx, { key: { id: m.conversationId }, requestId: m.requestId, input }, async (held) => {
    if (held.teamId === m.teamId) return { facts: [], patch: {} }
    const keeps = held.assigneeId !== null && (await assigneeIsOfTeam(held.assigneeId))
    const assigneeId = keeps ? held.assigneeId : null
    const dueAt = recounted(held, m, ctx.replyClock)
    const moved = {
      kind: "conversation.moved",
      payload: {
        was: held.teamId,
        is: m.teamId,
        assigneeWas: held.assigneeId,
        assigneeIs: assigneeId,
        ...dueShift(held, dueAt),
      },
    }
    const why =
      m.reason && m.noteId
        ? [{ kind: "note.added", message: { id: m.noteId, kind: "note" as const, body: m.reason } }]
        : []
    return { facts: [moved, ...why], patch: { teamId: m.teamId, assigneeId, dueAt, updatedAt: ctx.now } }
  })
}
