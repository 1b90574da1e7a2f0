import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { type Connection, connect } from "../db/connect.ts"
import { inTransaction } from "../db/transaction.ts"
import { makeLog } from "../log.ts"
import { testDatabase } from "../testing/test-database.ts"
import { addJobs, type Jobs, migrateJobs, startJobs, type Task } from "./jobs.ts"

let database: Awaited<ReturnType<typeof testDatabase>>
let connection: Connection

beforeAll(async () => {
  database = await testDatabase()
  connection = connect(database.url, { max: 10, name: "jobs-test" })
  await migrateJobs(connection.pool)
})
afterAll(async () => {
  await connection.close()
  await database.drop()
})

const running: Jobs[] = []
afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.close()
  await connection.pool.query("delete from graphile_worker._private_jobs")
})

/** A process's workers. */
async function start(tasks: Record<string, Task>, crontab = ""): Promise<Jobs> {
  const { db, pool } = connection
  const log = makeLog({ level: "silent" })
  const jobs = await startJobs({ db, pool, url: database.url, log, tasks, crontab })
  running.push(jobs)
  return jobs
}

const greet = (name: string) =>
  addJobs(connection.db, [{ task: "greet", payload: { name }, key: `greet ${name}` }])
const left = async () =>
  (
    await connection.pool.query(
      "select key, attempts, locked_by is not null as locked from graphile_worker.jobs",
    )
  ).rows

/** A task that writes down what it gets, and does `before` first. */
function scribe(before: (nth: number) => Promise<void> | void = () => {}) {
  const done: unknown[] = []
  let nth = 0
  const greet: Task = async (payload) => {
    nth += 1
    await before(nth)
    done.push(payload)
  }
  return { done, greet }
}

describe("a job", () => {
  test("exists exactly if what it is about does", async () => {
    const { done, greet: task } = scribe()
    await start({ greet: task })
    const lost = inTransaction(connection.db, async (tx) => {
      await addJobs(tx, [{ task: "greet", payload: { name: "nobody" }, key: "greet nobody" }])
      throw new Error("taken back")
    })
    await expect(lost).rejects.toThrow("taken back")
    await greet("Odile")
    await expect.poll(() => done).toEqual([{ name: "Odile" }])
    expect(await left()).toEqual([])
  })

  test("asked for twice under one key before anybody came to it is done once", async () => {
    await greet("Tomas")
    await greet("Tomas")
    const { done, greet: task } = scribe()
    await start({ greet: task })
    await expect.poll(left).toEqual([])
    expect(done).toEqual([{ name: "Tomas" }])
  })

  test("that fails is tried again, later, and goes when it has been done", async () => {
    const failed = Promise.withResolvers<void>()
    const { done, greet: task } = scribe((nth) => {
      if (nth > 1) return
      failed.resolve()
      throw new Error("not yet")
    })
    await start({ greet: task })
    await greet("Amara")
    await failed.promise
    await expect.poll(left).toEqual([{ key: "greet Amara", attempts: 1, locked: false }])
    const { rows } = await connection.pool.query(
      "select run_at > now() + interval '1 second' as later, max_attempts from graphile_worker.jobs",
    )
    expect(rows).toEqual([{ later: true, max_attempts: 12 }])
    await connection.pool.query("update graphile_worker._private_jobs set run_at = now()")
    await expect.poll(() => done).toEqual([{ name: "Amara" }])
    await expect.poll(left).toEqual([])
  })
})

describe("a process that died", () => {
  const lockFor = (worker: string) =>
    connection.pool.query(
      "update graphile_worker._private_jobs set locked_at = now(), locked_by = $1, attempts = 1",
      [worker],
    )

  test("leaves its job to the next start", async () => {
    await greet("Odile")
    await lockFor("worker-of-a-dead-process")
    const { done, greet: task } = scribe()
    await start({ greet: task })
    await expect.poll(() => done).toEqual([{ name: "Odile" }])
  })

  test("is not one that is still at work: its job stays its own", async () => {
    const begun = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<void>()
    const one = scribe(async () => {
      begun.resolve()
      await finish.promise
    })
    await start({ greet: one.greet })
    await greet("Odile")
    await begun.promise
    const two = scribe()
    await start({ greet: two.greet, other: async () => {} })
    expect(await left()).toEqual([{ key: "greet Odile", attempts: 1, locked: true }])
    finish.resolve()
    await expect.poll(left).toEqual([])
    expect([one.done, two.done]).toEqual([[{ name: "Odile" }], []])
  })

  test("nor is one whose connection was cut and came back", async () => {
    const begun = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<void>()
    const one = scribe(async () => {
      begun.resolve()
      await finish.promise
    })
    await start({ greet: one.greet })
    await greet("Odile")
    await begun.promise
    const [before = 0] = await lockHolders()
    await connection.pool.query("select pg_terminate_backend($1)", [before])
    await expect.poll(async () => (await lockHolders()).some((pid) => pid !== before)).toBe(true)
    const two = scribe()
    await start({ greet: two.greet })
    expect(await left()).toEqual([{ key: "greet Odile", attempts: 1, locked: true }])
    finish.resolve()
    await expect.poll(left).toEqual([])
    expect([one.done, two.done]).toEqual([[{ name: "Odile" }], []])
  })

  /** The connections that hold a lock of a living process. */
  async function lockHolders(): Promise<number[]> {
    const { rows } = await connection.pool.query(
      `select a.pid from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.granted and a.application_name = 'veridesk jobs' and a.datname = current_database()`,
    )
    return rows.map((row) => row.pid)
  }
})

test("what is due by the clock is done, once for each time it was due, whoever is there", async () => {
  await start({ greet: async () => {} }, "* * * * * greet ?id=minutely&fill=10m")
  // As if the last time had been three minutes ago, before a stop.
  for (const jobs of running.splice(0)) await jobs.close()
  await connection.pool.query("delete from graphile_worker._private_jobs")
  await connection.pool.query(
    "update graphile_worker._private_known_crontabs set last_execution = date_trunc('minute', now()) - interval '3 minutes', known_since = now() - interval '1 day'",
  )
  const { done, greet: task } = scribe()
  const crontab = "* * * * * greet ?id=minutely&fill=10m"
  await Promise.all([start({ greet: task }, crontab), start({ greet: task }, crontab)])
  await expect.poll(() => done.length).toBeGreaterThanOrEqual(3)
  const times = done.map((payload) => (payload as { _cron: { ts: string } })._cron.ts)
  expect(new Set(times).size).toBe(times.length)
})
