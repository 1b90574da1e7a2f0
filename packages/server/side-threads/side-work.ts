import type { StaffActor } from "@veridesk/contract/people.ts"
import type { MyWork, SideWork } from "@veridesk/contract/tasks.ts"
import type { Db } from "../platform/db/connect.ts"
import * as tasks from "../tasks/index.ts"
import { messagesIn, threadsAskedOf, threadsOf } from "./store.ts"
import { peopleOf, threadViews } from "./views.ts"

type NamesOf = (ids: string[]) => Promise<Map<string, string>>

/** Everything that others do for a ticket: five statements, however much it is. */
export async function sideWork(db: Db, namesOf: NamesOf, conversationId: string): Promise<SideWork> {
  const [todo, threads] = await Promise.all([
    tasks.tasksOf(db, conversationId),
    threadsOf(db, conversationId),
  ])
  const messages = await messagesIn(
    db,
    threads.map((thread) => thread.id),
  )
  const names = await namesOf([...new Set([...tasks.peopleOf(todo), ...peopleOf(threads, messages)])])
  return { tasks: tasks.taskViews(todo, names), threads: threadViews(threads, messages, names) }
}

const MOST = 200

/** What waits for a person and their teams, over all tickets. */
export async function myWork(db: Db, namesOf: NamesOf, actor: StaffActor): Promise<MyWork> {
  const [todo, threads] = await Promise.all([
    tasks.openTasksFor(db, { staffId: actor.id, teamIds: actor.teamIds, limit: MOST }),
    threadsAskedOf(db, actor.teamIds, MOST),
  ])
  const names = await namesOf([...new Set([...tasks.peopleOf(todo), ...peopleOf(threads, [])])])
  return {
    tasks: tasks.taskViews(todo, names),
    threads: threads.map(({ lastAt, madeAt, madeBy, ...thread }) => ({
      ...thread,
      madeBy: names.get(madeBy) ?? "",
      madeAt: madeAt.toISOString(),
      lastAt: lastAt.toISOString(),
    })),
  }
}
