import type { TaskView } from "@veridesk/contract/tasks.ts"
import type { Task } from "./task.ts"

/** Tasks as the desk shows them, with the names of who made and who settled them. */
export function taskViews<T extends Task>(
  tasks: T[],
  names: Map<string, string>,
): (Omit<T, keyof Task> & TaskView)[] {
  return tasks.map((task) => ({
    ...task,
    dueAt: task.dueAt?.toISOString() ?? null,
    madeBy: names.get(task.madeBy) ?? "",
    madeAt: task.madeAt.toISOString(),
    settledBy: task.settledBy ? (names.get(task.settledBy) ?? "") : null,
    settledAt: task.settledAt?.toISOString() ?? null,
  }))
}

/** Whose names the views of these tasks need. */
export function peopleOf(tasks: Task[]): string[] {
  return [...new Set(tasks.flatMap(({ madeBy, settledBy }) => [madeBy, settledBy ?? []].flat()))]
}
