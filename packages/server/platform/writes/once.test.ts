import { newId } from "@veridesk/contract/ids.ts"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Connection, connect, type Db } from "../db/connect.ts"
import { inTransaction } from "../db/transaction.ts"
import { testDatabase } from "../testing/test-database.ts"
import { fingerprintOf } from "./fingerprint.ts"
import { answerOf, once } from "./once.ts"
import { forgetOldWrites } from "./store.ts"

let database: Awaited<ReturnType<typeof testDatabase>>
let connection: Connection
beforeAll(async () => {
  database = await testDatabase()
  connection = connect(database.url, { max: 20, name: "once-test" })
  await connection.pool.query("create table deeds (key uuid, n int)")
})
afterAll(async () => {
  await connection.close()
  await database.drop()
})

type Write = { actorId: string; key: string; input: unknown }
const write = (more: Partial<Write> = {}): Write => ({
  actorId: newId(),
  key: newId(),
  input: { amount: "1" },
  ...more,
})

/** Does a deed and answers how many this key has seen. */
async function deed(tx: Db, key: string): Promise<{ n: number }> {
  await sql`insert into deeds (key, n) values (${key}::uuid, 1)`.execute(tx)
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from deeds where key = ${key}::uuid`.execute(tx)
  return { n: rows[0]?.n ?? 0 }
}
const act = (w: Write) => inTransaction(connection.db, (tx) => once(tx, w, () => deed(tx, w.key)))
const deeds = async (key: string) =>
  (await connection.pool.query("select count(*)::int as n from deeds where key = $1", [key])).rows[0].n

test("again with the same key gives the first answer and does nothing", async () => {
  const w = write()
  expect(await act(w)).toEqual({ n: 1 })
  expect(await act(w)).toEqual({ n: 1 })
  expect(await deeds(w.key)).toBe(1)
})

test("fifteen at the same moment are one deed with one answer", async () => {
  const w = write()
  const answers = await Promise.all(Array.from({ length: 15 }, () => act(w)))
  expect(answers).toEqual(Array.from({ length: 15 }, () => ({ n: 1 })))
  expect(await deeds(w.key)).toBe(1)
})

test("the order of keys in what was asked plays no part; what is not said, neither", async () => {
  const w = write({ input: { a: 1, b: { c: [1, 2], d: null } } })
  await act(w)
  expect(await act({ ...w, input: { b: { d: null, c: [1, 2] }, a: 1, e: undefined } })).toEqual({ n: 1 })
})

test("the same key with something else asked is refused, and nothing is done", async () => {
  const w = write()
  await act(w)
  await expect(act({ ...w, input: { amount: "2" } })).rejects.toMatchObject({
    code: "request-reused",
    status: 422,
  })
  expect(await deeds(w.key)).toBe(1)
})

test("another person's same key is another write", async () => {
  const w = write()
  await act(w)
  expect(await act({ ...w, actorId: newId() })).toEqual({ n: 2 })
})

test("a write that fails leaves its key free", async () => {
  const w = write()
  const failing = inTransaction(connection.db, (tx) =>
    once(tx, w, async () => {
      await deed(tx, w.key)
      throw new Error("half-way")
    }),
  )
  await expect(failing).rejects.toThrow("half-way")
  expect(await act(w)).toEqual({ n: 1 })
})

test("whoever waits for a first one that fails does the deed itself", async () => {
  const w = write()
  const begun = Promise.withResolvers<void>()
  const fail = Promise.withResolvers<never>()
  const first = inTransaction(connection.db, (tx) =>
    once(tx, w, () => {
      begun.resolve()
      return fail.promise
    }),
  )
  await begun.promise
  const second = act(w)
  await expect
    .poll(async () => (await connection.pool.query("select 1 from pg_locks where not granted")).rowCount)
    .toBe(1)
  fail.reject(new Error("gone"))
  await expect(first).rejects.toThrow("gone")
  expect(await second).toEqual({ n: 1 })
})

test("an earlier answer can be read by its fingerprint", async () => {
  const w = write()
  await act(w)
  const fingerprint = fingerprintOf(w.input)
  expect(await answerOf(connection.db, { ...w, fingerprint })).toEqual({ n: 1 })
  const other = fingerprintOf({ amount: "2" })
  await expect(answerOf(connection.db, { ...w, fingerprint: other })).rejects.toMatchObject({
    code: "request-reused",
  })
  await expect(answerOf(connection.db, { ...w, key: newId(), fingerprint })).rejects.toThrow(/no answer/)
})

test("answers are forgotten after thirty days and not before", async () => {
  const [old, fresh] = [write(), write()]
  await act(old)
  await act(fresh)
  await connection.pool.query("update writes set created_at = now() - interval '31 days' where key = $1", [
    old.key,
  ])
  await connection.pool.query("update writes set created_at = now() - interval '29 days' where key = $1", [
    fresh.key,
  ])
  await forgetOldWrites(connection.db)
  const { rows } = await connection.pool.query("select key from writes where key = any($1)", [
    [old.key, fresh.key],
  ])
  expect(rows).toEqual([{ key: fresh.key }])
})
