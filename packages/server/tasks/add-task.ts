import type { StaffActor } from "@veridesk/contract/people.ts"
import { change } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import { insertTask } from "./store.ts"

/** Gives somebody a part of a ticket to do; the ticket stays where it is. */
export async function addTask(
  ctx: Context<StaffActor>,
  t: {
    conversationId: string
    requestId: string
    taskId: string
    title: string
    teamId: string | null
    assigneeId: string | null
    dueAt: string | null
  },
) {
  return change(
    ctx,
    { key: { id: t.conversationId }, requestId: t.requestId, input: t },
    async (held, tx) => {
      await insertTask(tx, {
        id: t.taskId,
        conversationId: held.id,
        title: t.title,
        teamId: t.teamId,
        assigneeId: t.assigneeId,
        dueAt: t.dueAt ? new Date(t.dueAt) : null,
        madeBy: ctx.actor.id,
        madeAt: ctx.now,
      })
      const { taskId, teamId, assigneeId, dueAt } = t
      return {
        facts: [{ kind: "task.added", payload: { taskId, teamId, assigneeId, dueAt } }],
        patch: { updatedAt: ctx.now },
      }
    },
  )
}
