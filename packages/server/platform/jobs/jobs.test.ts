import { afterAll, beforeAll, expect, test } from "vitest"
import { type Connection, connect } from "../db/connect.ts"
import { makeLog } from "../log.ts"
import { testDatabase } from "../testing/test-database.ts"
import { addJobs, migrateJobs, startJobs } from "./jobs.ts"

let database: Awaited<ReturnType<typeof testDatabase>>
let connection: Connection

beforeAll(async () => {
  database = await testDatabase()
  connection = connect(database.url, { max: 5, name: "jobs-test" })
  await migrateJobs(connection.pool)
})

afterAll(async () => {
  await connection.close()
  await database.drop()
})

test("a job that a dead process held is done at the next start", async () => {
  const { db, pool } = connection
  await addJobs(db, [{ task: "greet", payload: { name: "Odile" }, key: "greet Odile" }])
  await pool.query(
    "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-of-a-dead-process', attempts = 1",
  )
  const done = Promise.withResolvers<unknown>()
  const jobs = await startJobs({
    db,
    pool,
    url: database.url,
    log: makeLog({ level: "silent" }),
    tasks: { greet: async (payload) => done.resolve(payload) },
    crontab: "",
  })
  expect(await done.promise).toEqual({ name: "Odile" })
  await jobs.close()
})
