import { Refusal } from "@veridesk/contract/errors.ts"

export type TaskState = "open" | "done" | "dropped"

export type Task = {
  id: string
  conversationId: string
  title: string
  state: TaskState
  teamId: string | null
  assigneeId: string | null
  dueAt: Date | null
  madeBy: string
  madeAt: Date
  settledBy: string | null
  settledAt: Date | null
}

/** Where a task may go: done and dropped ones can be opened again, and neither becomes the other. */
const STEPS: Record<TaskState, readonly TaskState[]> = {
  open: ["done", "dropped"],
  done: ["open"],
  dropped: ["open"],
}

/** @throws Refusal `not-possible-now` where a task has no such step */
export function checkStep(from: TaskState, to: TaskState): void {
  if (!STEPS[from].includes(to)) throw new Refusal("not-possible-now", 409, { values: { from, to } })
}
