import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import type { Task, TaskState } from "./task.ts"

const COLUMNS = sql.raw(`
  t.id, t.conversation_id as "conversationId", t.title, t.state, t.team_id as "teamId", t.assignee_id as "assigneeId",
  t.due_at as "dueAt", t.made_by as "madeBy", t.made_at as "madeAt", t.settled_by as "settledBy", t.settled_at as "settledAt"`)

export async function insertTask(
  tx: Db,
  task: Pick<
    Task,
    "id" | "conversationId" | "title" | "teamId" | "assigneeId" | "dueAt" | "madeBy" | "madeAt"
  >,
): Promise<void> {
  await sql`
    insert into tasks (id, conversation_id, title, state, team_id, assignee_id, due_at, made_by, made_at)
    values (${task.id}, ${task.conversationId}, ${task.title}, 'open', ${task.teamId}, ${task.assigneeId}, ${task.dueAt},
      ${task.madeBy}, ${task.madeAt})`.execute(tx)
}

export async function taskById(db: Db, id: string): Promise<Task | null> {
  const { rows } = await sql<Task>`select ${COLUMNS} from tasks t where t.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

export async function keepState(
  tx: Db,
  task: { id: string; state: TaskState; settledBy: string | null; settledAt: Date | null },
): Promise<void> {
  await sql`
    update tasks set state = ${task.state}, settled_by = ${task.settledBy}, settled_at = ${task.settledAt}
    where id = ${task.id}::uuid`.execute(tx)
}

export async function keepOwner(
  tx: Db,
  task: { id: string; teamId: string | null; assigneeId: string | null },
): Promise<void> {
  await sql`
    update tasks set team_id = ${task.teamId}, assignee_id = ${task.assigneeId} where id = ${task.id}::uuid`.execute(
    tx,
  )
}

/** A ticket's tasks, and those of the tickets that were merged into it. */
export async function tasksOf(db: Db, conversationId: string): Promise<Task[]> {
  const { rows } = await sql<Task>`
    select ${COLUMNS} from tasks t where t.conversation_id in (
      with recursive matter as (
        select ${conversationId}::uuid as id
        union select c.id from conversations c join matter m on c.merged_into = m.id)
      select id from matter)
    order by t.state = 'open' desc, t.due_at nulls last, t.id`.execute(db)
  return rows
}

export type TaskWithTicket = Task & { number: string; subject: string }

/** Open tasks of a person and of their teams that nobody has taken, the most urgent first. */
export async function openTasksFor(
  db: Db,
  who: { staffId: string; teamIds: string[]; limit: number },
): Promise<TaskWithTicket[]> {
  const { rows } = await sql<TaskWithTicket>`
    select ${COLUMNS}, c.number::text as number, c.subject
    from (
      (select * from tasks where state = 'open' and assignee_id = ${who.staffId}::uuid
        order by due_at nulls last, id limit ${who.limit})
      union all
      (select * from tasks where state = 'open' and team_id = any(${who.teamIds}::uuid[]) and assignee_id is null
        order by due_at nulls last, id limit ${who.limit})) t
    join conversations c on c.id = t.conversation_id
    order by t.due_at nulls last, t.id limit ${who.limit}`.execute(db)
  return rows
}
