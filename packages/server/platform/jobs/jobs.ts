import { EventEmitter } from "node:events"
import { Logger, run, runMigrations, type TaskList } from "graphile-worker"
import type { Db, Pool } from "../db/connect.ts"
import type { Log } from "../log.ts"
import { holdLife } from "./life.ts"
import { releaseWorkers, workersWithJobs } from "./store.ts"

export { addJobs } from "./store.ts"

export type Task = (payload: unknown) => Promise<void>
export type Jobs = { close(): Promise<void> }

const SWEEP_MS = 60_000
const CONCURRENCY = 4

/** Makes or updates the tables of the queue; part of setting up, after our own migrations. */
export async function migrateJobs(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool, logger: quiet })
}

/**
 * Runs the queue's workers (graphile-worker). A job that fails is tried again with growing pauses, twelve times.
 * Each process holds an advisory lock while it lives; the jobs of a process that died are given back at the next
 * start or within a minute, not after the library's four hours.
 */
export async function startJobs(o: {
  db: Db
  pool: Pool
  url: string
  log: Log
  tasks: Record<string, Task>
  crontab: string
}): Promise<Jobs> {
  const life = await holdLife(o)
  await sweep()
  const events = new EventEmitter()
  // The library draws the name under which its jobs are locked when it makes its pool.
  events.on("pool:create", ({ workerPool }: { workerPool: { id: string } }) => {
    life
      .begin(workerPool.id)
      .catch((error: Error) => o.log.error({ err: error.message }, "the jobs' lock could not be taken"))
  })
  const runner = await run({
    pgPool: o.pool,
    taskList: tasksOf(o.tasks),
    crontab: o.crontab,
    concurrency: CONCURRENCY,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: loggerTo(o.log),
    events,
  })
  const timer = setInterval(
    () =>
      void sweep().catch((error: Error) =>
        o.log.warn({ err: error.message }, "dead workers could not be looked for"),
      ),
    SWEEP_MS,
  )
  timer.unref()
  return {
    async close() {
      clearInterval(timer)
      await runner.stop()
      await life.close()
    },
  }

  async function sweep(): Promise<void> {
    const dead: string[] = []
    for (const worker of await workersWithJobs(o.db)) if (await life.isOver(worker)) dead.push(worker)
    await releaseWorkers(o.db, dead)
  }
}

function tasksOf(tasks: Record<string, Task>): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload)]),
  )
}

const quiet = new Logger(() => () => {})

/** The library's messages name tasks and ids; payloads are not in them. */
function loggerTo(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") log.error({ source: "jobs" }, message)
    else if (level === "warning") log.warn({ source: "jobs" }, message)
    else log.debug({ source: "jobs" }, message)
  })
}
