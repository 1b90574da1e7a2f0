import { sql } from "kysely"
import type { Client, Db } from "../db/connect.ts"

/** @property runAt not before this moment (ISO); at once where it isn't given */
export type NewJob = { task: string; payload: Record<string, unknown>; key: string; runAt?: string }

/** How often a job is tried, with pauses that grow from seconds to hours. */
export const MOST_ATTEMPTS = 12

/** Adds jobs in the caller's transaction: they exist exactly if what they are about does. */
export async function addJobs(tx: Db, jobs: NewJob[]): Promise<void> {
  if (jobs.length === 0) return
  await sql`
    select from graphile_worker.add_jobs(array(
      select row(j.task, j.payload, null, j."runAt", ${MOST_ATTEMPTS}::smallint, j.key, null, null)::graphile_worker.job_spec
      from jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb) as j(task text, payload json, key text, "runAt" timestamptz)))`.execute(
    tx,
  )
}

/** Workers that hold jobs, by the names they locked them with. */
export async function workersWithJobs(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct locked_by as name from graphile_worker.jobs where locked_by is not null`.execute(db)
  return rows.map((row) => row.name)
}

export async function releaseWorkers(db: Db, names: string[]): Promise<void> {
  if (names.length > 0) await sql`select graphile_worker.force_unlock_workers(${names}::text[])`.execute(db)
}

/** Takes the lock of a name on this connection, for as long as it is open. */
export async function lockName(client: Client, name: string): Promise<void> {
  await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [name])
}

/** Whether nobody holds the lock of a name. */
export async function nameIsFree(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>(
    "select pg_try_advisory_lock(hashtextextended($1, 0)) as got",
    [name],
  )
  if (!rows[0]?.got) return false
  await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [name])
  return true
}
