import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { putConversations } from "../platform/testing/put-conversations.ts"

/*
 * How many times a request goes to the database may not depend on how much there is (performance.md). Reads take one
 * connection of the pool for each statement, so what the pool lends out is counted.
 */

let house: House
let mei: Agent
let lent = 0
beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent({ teams: ["deposits"] })
  house.pool.on("acquire", () => {
    lent += 1
  })
})
afterAll(() => house.close())

/** The least of five: what else goes on in the house (a poll of the log, a session looked up again) only ever adds. */
async function statements(path: string): Promise<number> {
  const counted: number[] = []
  for (let time = 0; time < 5; time++) {
    const before = lent
    expect((await mei.get(`/api/desk/${path}`)).status).toBe(200)
    counted.push(lent - before)
  }
  return Math.min(...counted)
}

/** A conversation with so many messages; hashes are not what is looked at here. */
async function conversation(messages: number): Promise<string> {
  const [put] = await putConversations(house.pool, [
    { waitingSince: new Date(), dueAt: new Date(), lastSeq: messages, assigneeId: mei.id },
  ])
  const id = put?.id ?? ""
  await house.pool.query(
    `with m as (
       insert into messages (id, conversation_id, seq, kind, side, author_id, body, salt, created_at)
       select gen_random_uuid(), $1, n, 'reply', 'customer', $2, repeat('deposit ', 20), '', now() from generate_series(1, $3::int) n
       returning id, seq)
     insert into events (conversation_id, seq, kind, actor_realm, actor_id, payload, at, prev_hash, hash)
     select $1, seq, 'message.received', 'customer', $2, jsonb_build_object('messageId', id), now(), '', '' from m`,
    [id, put?.customerId, messages],
  )
  return id
}

describe("a request goes to the database as often", () => {
  test("for a list of one as for a list of a hundred", async () => {
    await putConversations(house.pool, [{ waitingSince: new Date(), dueAt: new Date() }])
    const few = await statements("conversations?view=all&limit=1")
    await putConversations(
      house.pool,
      Array.from({ length: 120 }, () => ({
        waitingSince: new Date(),
        dueAt: new Date(),
        customerId: newId(),
      })),
    )
    expect(await statements("conversations?view=all&limit=100")).toBe(few)
    expect(few).toBe(1)
  })

  test("for a conversation of ten messages as for one of ten thousand, and sends as much of it", async () => {
    const [short, long] = [await conversation(60), await conversation(10_000)]
    const few = await statements(`conversations/${short}`)
    expect(await statements(`conversations/${long}`)).toBe(few)
    expect(few).toBeLessThanOrEqual(8)
    const size = async (id: string) => (await (await mei.get(`/api/desk/conversations/${id}`)).text()).length
    const [a, b] = [await size(short), await size(long)]
    expect(Math.abs(a - b)).toBeLessThan(a * 0.02)
    expect(await statements(`conversations/${long}/events?before=9000&limit=200`)).toBeLessThanOrEqual(5)
  })

  test("for badges, however much waits", async () => {
    expect(await statements("counts")).toBe(1)
  })

  test("for a find", async () => {
    expect(await statements("find?q=customer")).toBe(1)
  })
})
