import { notFound } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { change } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import { keepOwner, keepState, taskById } from "./store.ts"
import { checkStep, type TaskState } from "./task.ts"

/** Says that a task is done or not needed, or opens it again. */
export async function settleTask(
  ctx: Context<StaffActor>,
  t: { taskId: string; requestId: string; state: TaskState },
) {
  const { conversationId } = await found(ctx, t.taskId)
  return change(
    ctx,
    { key: { id: conversationId }, requestId: t.requestId, input: t, follows: true },
    async (_held, tx) => {
      // Read again under the conversation's lock: two may settle the same task at the same moment.
      const task = await found({ db: tx }, t.taskId)
      if (task.state === t.state) return { facts: [], patch: {} }
      checkStep(task.state, t.state)
      const open = t.state === "open"
      await keepState(tx, {
        id: task.id,
        state: t.state,
        settledBy: open ? null : ctx.actor.id,
        settledAt: open ? null : ctx.now,
      })
      return {
        facts: [{ kind: "task.settled", payload: { taskId: task.id, was: task.state, is: t.state } }],
        patch: { updatedAt: ctx.now },
      }
    },
  )
}

/** Passes a task on to another team or person. */
export async function handOnTask(
  ctx: Context<StaffActor>,
  t: { taskId: string; requestId: string; teamId: string | null; assigneeId: string | null },
) {
  const { conversationId } = await found(ctx, t.taskId)
  return change(
    ctx,
    { key: { id: conversationId }, requestId: t.requestId, input: t, follows: true },
    async (_held, tx) => {
      const task = await found({ db: tx }, t.taskId)
      const { teamId, assigneeId } = t
      if (task.teamId === teamId && task.assigneeId === assigneeId) return { facts: [], patch: {} }
      await keepOwner(tx, { id: task.id, teamId, assigneeId })
      return {
        facts: [
          {
            kind: "task.handed-on",
            payload: {
              taskId: task.id,
              teamWas: task.teamId,
              assigneeWas: task.assigneeId,
              teamId,
              assigneeId,
            },
          },
        ],
        patch: { updatedAt: ctx.now },
      }
    },
  )
}

async function found({ db }: Pick<Context, "db">, id: string) {
  const task = await taskById(db, id)
  if (!task) throw notFound()
  return task
}
