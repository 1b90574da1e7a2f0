import { parseCrontab } from "graphile-worker"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { fileTicket } from "../platform/testing/file-ticket.ts"
import { type Customer, type House, openHouse } from "../platform/testing/house.ts"

let house: House
let odile: Customer
beforeAll(async () => {
  house = await openHouse({ env: { MAILS_PER_RECIPIENT_PER_HOUR: "1000" } })
  odile = await house.customer({ email: "odile.varga@post.example" })
})
afterAll(() => house.close())
beforeEach(async () => {
  await house.pool.query("delete from graphile_worker._private_jobs")
  await house.pool.query("delete from outgoing_mails")
})

const sweep = () => house.app.tasks["sweep-mails"]()

/** A mail in the outbox, made so long ago, with its job. */
async function mail(o: { minutesAgo: number; state?: string }): Promise<string> {
  const ticket = await fileTicket(house, odile)
  await house.settle()
  const { rows } = await house.pool.query(
    `update outgoing_mails set state = $2, queued_at = now() - make_interval(mins => $3)
     where conversation_id = $1 returning id`,
    [ticket.id, o.state ?? "queued", o.minutesAgo],
  )
  return rows[0].id
}

async function jobs() {
  const { rows } = await house.pool.query(
    `select p.id, key, payload, task_identifier as task, j.attempts, j.max_attempts as most, p.run_at <= now() as due
     from graphile_worker.jobs j join graphile_worker._private_jobs p using (id, key) where key is not null order by p.id`,
  )
  return rows
}
const loseJobs = () => house.pool.query("delete from graphile_worker._private_jobs")
const stateOf = async (id: string) =>
  (await house.pool.query("select state from outgoing_mails where id = $1", [id])).rows[0].state

describe("a mail that waits and whose job is gone", () => {
  test("has one again, the same that it had, and goes out once", async () => {
    const id = await mail({ minutesAgo: 10 })
    const [before] = await jobs()
    await loseJobs()
    await sweep()
    const [again, ...more] = await jobs()
    expect(more).toEqual([])
    expect(again).toEqual({ ...before, id: again.id })
    await sweep()
    expect(await jobs()).toEqual([again])
    await house.app.tasks["send-mail"](again.payload)
    expect(await stateOf(id)).toBe("accepted")
    await loseJobs()
    await sweep()
    expect(await jobs()).toEqual([])
    expect((await house.pool.query("select from kept_mails where id = $1", [id])).rowCount).toBe(1)
  })

  test("has one again also where the old one has used up its tries", async () => {
    const id = await mail({ minutesAgo: 10 })
    await house.pool.query("update graphile_worker._private_jobs set attempts = max_attempts")
    await sweep()
    expect(await jobs()).toMatchObject([{ key: `mail:${id}`, attempts: 0, due: true }])
  })

  test("has one again however many there are, a thousand at a time", async () => {
    await house.pool.query(
      `insert into outgoing_mails (id, dedupe_key, kind, recipient, locale, details, message_id, queued_at)
       select gen_random_uuid(), n::text, 'agent-replied', 'a@mail.example', 'en', '{}', n::text, now() - interval '1 hour'
       from generate_series(1, 1200) n`,
    )
    await sweep()
    expect(await jobs()).toHaveLength(1000)
    await sweep()
    expect(await jobs()).toHaveLength(1200)
  })
})

describe("left as it is", () => {
  test.each(["sending", "accepted", "failed", "suppressed"])("is a mail that is %s", async (state) => {
    await mail({ minutesAgo: 10, state })
    await loseJobs()
    await sweep()
    expect(await jobs()).toEqual([])
  })

  test("is one that was queued just now", async () => {
    await mail({ minutesAgo: 1 })
    await loseJobs()
    await sweep()
    expect(await jobs()).toEqual([])
  })

  test.each([
    ["waits for its next try", "attempts = 3, run_at = now() + interval '1 hour'"],
    ["is being done", "attempts = 1, locked_at = now(), locked_by = 'worker'"],
    ["is being done for the last time", "attempts = max_attempts, locked_at = now(), locked_by = 'worker'"],
  ])("is a job that %s", async (_case, set) => {
    await mail({ minutesAgo: 90 })
    await house.pool.query(`update graphile_worker._private_jobs set ${set}`)
    const before = await jobs()
    expect(before).toHaveLength(1)
    await sweep()
    expect(await jobs()).toEqual(before)
  })
})

test("every few minutes, and never two sweeps at once", () => {
  const line = parseCrontab(house.app.crontab).find((item) => item.task === "sweep-mails")
  expect(line?.options.queueName).toBe("sweep-mails")
})
