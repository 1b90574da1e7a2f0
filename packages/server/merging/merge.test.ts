import { newId } from "@veridesk/contract/ids.ts"
import { createMockExchange, type MockExchange } from "@veridesk/mock-exchange"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { verifyChains } from "../conversations/index.ts"
import { fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"
import { acts, depositOf, recovery } from "./testing/filing.ts"

let exchange: MockExchange
let house: House
let mei: Agent
let sune: Agent
let he: Customer
let odile: Customer
let o: ReturnType<typeof acts>
beforeAll(async () => {
  exchange = await createMockExchange()
  house = await openHouse({
    env: {
      EXCHANGE_URL: exchange.supportApiUrl,
      EXCHANGE_TOKEN: exchange.token,
      CHAIN_LOOKUP_URL: exchange.chainApiUrl,
    },
  })
  mei = await house.agent({ name: "Mei", teams: ["deposits"] })
  sune = await house.agent({ name: "Sune", teams: ["deposits"] })
  he = await house.customer({ name: "何知远", uid: "30881492" })
  odile = await house.customer({ name: "Odile Varga" })
  o = acts(house)
})
afterAll(async () => {
  expect((await verifyChains(house.db)).faults).toEqual([])
  await house.settle()
  expect((await mei.json("GET", "/api/desk/counts")).body.counts.all).toBe(await o.counted())
  await house.close()
  await exchange.close()
})

describe("the same customer with the same TxID three times", () => {
  const deposit = (more = {}) => ({
    type: "deposit-not-credited",
    requestId: newId(),
    ...depositOf(exchange),
    ...more,
  })
  const ticketsOf = async () =>
    (await house.pool.query("select count(*)::int as n from conversations where customer_id = $1", [he.id]))
      .rows[0].n

  test("is one ticket where they add to the first, as they are offered", async () => {
    const first = await fileTicket(house, he, { type: "deposit-not-credited", fields: depositOf(exchange) })
    for (const description of ["Still nothing.", "And still nothing."]) {
      const { body } = await he.ask("/tickets/new", deposit({ act: "review" }))
      expect(body.props.duplicate.number).toBe(first.number)
      await he.ask("/tickets/new", deposit({ act: `add-to:${first.number}`, description }))
    }
    expect(await ticketsOf()).toBe(1)
  })

  test("is one ticket where they insist and an agent merges what was suggested", async () => {
    const { rows } = await house.pool.query(
      "select id, number::text from conversations where customer_id = $1",
      [he.id],
    )
    const first = rows[0]
    const again = {
      type: "deposit-not-credited",
      fields: { ...depositOf(exchange), different: first.number },
    }
    const second = await fileTicket(house, he, again)
    const third = await fileTicket(house, he, again)
    const { possible } = await o.ties(mei, third)
    expect(possible.map(({ because, ticket }) => [because, ticket.number])).toEqual([
      ["txid", second.number],
      ["txid", first.number],
    ])
    for (const duplicate of [second, third]) expect((await o.merge(mei, duplicate, first)).status).toBe(200)
    const lists = await o.lists(mei)
    expect(lists["needs-reply"]).toEqual([first.number])
    expect(lists.any).toEqual([first.number])
    expect(lists.counts.all).toBe(1)
    expect((await o.ties(mei, first)).merged.map(({ ticket }) => ticket.number)).toEqual([
      second.number,
      third.number,
    ])
    // A fourth is told of the one in which all of them go on.
    const { body } = await he.ask("/tickets/new", deposit({ act: "review" }))
    expect(body.props.duplicate.number).toBe(first.number)
    await o.resolve(mei, first, "It is on its way.")
  })
})

describe("two submissions of account recovery", () => {
  test("are two tickets and never become one", async () => {
    const [first, second] = [await recovery(house, odile), await recovery(house, odile)]
    expect(first.number).not.toBe(second.number)
    expect((await o.ties(mei, second)).possible).toEqual([])
    const before = await o.row(second)
    const { status, body } = await o.merge(mei, second, first)
    expect([status, body.code]).toEqual([422, "never-merged"])
    const usual = await fileTicket(house, odile)
    expect((await o.merge(mei, usual, first)).body.code).toBe("never-merged")
    expect((await o.merge(mei, second, usual)).body.code).toBe("never-merged")
    expect(await o.row(second)).toEqual(before)
  })
})

describe("a merge", () => {
  test("is told by both sides, and its source is in no list and takes no answer", async () => {
    const [source, target] = [await fileTicket(house, odile), await fileTicket(house, odile)]
    const { mergeId } = (await o.merge(mei, source, target)).body
    expect((await o.events(source)).at(-1)).toMatchObject({
      kind: "conversation.merged",
      payload: { mergeId, number: target.number, to: { waiting: false } },
    })
    expect((await o.events(target)).at(-1)).toMatchObject({
      kind: "conversation.absorbed",
      payload: { mergeId, number: source.number },
    })
    const { row } = (await mei.json("GET", `/api/desk/conversations/${source.id}`)).body
    expect(row).toMatchObject({ mergedInto: { id: target.id, number: target.number }, waitingSince: null })
    const lists = await o.lists(mei)
    for (const list of [lists["needs-reply"], lists.waiting, lists.solved, lists.any])
      expect(list).not.toContain(source.number)
    const refused = [
      await o.answer(mei, source, "hello"),
      await o.ask(mei, `${source.id}/assign`, { assigneeId: mei.id }),
      await o.ask(mei, `${source.id}/status`, { status: "solved" }),
    ]
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      refused.map(() => [409, "merged-away"]),
    )
  })

  test("keeps the customer's place in the queue: the earlier wait counts", async () => {
    const source = await fileTicket(house, odile)
    house.moveClock(60_000)
    const target = await fileTicket(house, odile)
    await o.answer(mei, target, "Which one?")
    const { waiting_since } = await o.row(source)
    await o.merge(mei, source, target)
    expect(await o.row(target)).toMatchObject({ status: "open", waiting_since })
  })

  test("is refused across customers, into what is solved, into itself, and twice", async () => {
    const [source, target, solved, theirs] = [
      await fileTicket(house, odile),
      await fileTicket(house, odile),
      await fileTicket(house, odile),
      await fileTicket(house, he),
    ]
    await o.resolve(mei, solved, "Done.")
    const codeOf = async (into: typeof target) => (await o.merge(mei, source, into)).body.code
    expect(await codeOf(theirs)).toBe("merge-other-customer")
    expect(await codeOf(solved)).toBe("merge-target-over")
    expect(await codeOf(source)).toBe("merge-circle")
    expect((await o.merge(mei, source, target)).status).toBe(200)
    expect(await codeOf(target)).toBe("already-merged")
    expect((await o.merge(mei, target, source)).body.code).toBe("merge-circle")
    expect((await o.merge(mei, solved, target)).status).toBe(200)
    const auditor = await house.agent({ name: "Petra", role: "auditor" })
    expect((await o.merge(auditor, target, source)).body.code).toBe("read-only")
  })

  test("asked again under its id is the same merge", async () => {
    const [source, target] = [await fileTicket(house, odile), await fileTicket(house, odile)]
    const body = { requestId: newId(), intoId: target.id }
    const [first, second] = [
      await o.ask(mei, `${source.id}/merge`, body),
      await o.ask(mei, `${source.id}/merge`, body),
    ]
    expect(second.body).toEqual(first.body)
    expect((await o.events(target)).filter(({ kind }) => kind === "conversation.absorbed")).toHaveLength(1)
  })

  test("of two into each other at the same moment happens once, round after round", async () => {
    for (let round = 0; round < 25; round += 1) {
      const [a, b] = [await fileTicket(house, odile), await fileTicket(house, odile)]
      const both = await Promise.all([o.merge(mei, a, b), o.merge(sune, b, a)])
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
      const rows = [await o.row(a), await o.row(b)]
      expect(rows.filter((row) => row.merged_into !== null)).toHaveLength(1)
    }
  })

  test("of three in a ring at the same moment leaves one in which all of them go on, or goes on by itself", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [a, b, c] = [
        await fileTicket(house, odile),
        await fileTicket(house, odile),
        await fileTicket(house, odile),
      ]
      const ring = await Promise.all([o.merge(mei, a, b), o.merge(sune, b, c), o.merge(mei, c, a)])
      expect(ring.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual(
        [],
      )
      const { rows } = await house.pool.query(
        "select merged_end(id) as end from conversations where id = any($1)",
        [[a.id, b.id, c.id]],
      )
      expect(rows.filter((row) => row.end === null)).toEqual([])
    }
  })
})

describe("a merge undone", () => {
  test("field.md 30: gives back exactly what was there, to rows, lists and badges", async () => {
    const [source, target] = [await fileTicket(house, odile), await fileTicket(house, odile)]
    await o.ask(mei, `${source.id}/assign`, { assigneeId: sune.id })
    await o.ask(mei, `${source.id}/priority`, { priority: 1 })
    await o.answer(mei, target, "Which one?")
    const before = [await o.row(source), await o.row(target), await o.lists(sune)]
    const { mergeId } = (await o.merge(mei, source, target)).body
    expect(await o.row(target)).not.toEqual(before[1])
    expect((await o.undo(mei, mergeId)).status).toBe(200)
    expect([await o.row(source), await o.row(target), await o.lists(sune)]).toEqual(before)
    expect((await o.undo(mei, mergeId)).body.code).toBe("already-undone")
    expect((await o.events(source)).at(-1)?.kind).toBe("conversation.unmerged")
    expect((await o.events(target)).at(-1)?.kind).toBe("conversation.released")
    expect((await o.answer(mei, source, "Now here.")).status).toBe(200)
  })

  test("leaves the target what it has become since", async () => {
    const [source, target] = [await fileTicket(house, odile), await fileTicket(house, odile)]
    const before = await o.row(source)
    const { mergeId } = (await o.merge(mei, source, target)).body
    await o.answer(mei, target, "Answered there.")
    await o.undo(mei, mergeId)
    expect(await o.row(source)).toEqual(before)
    expect(await o.row(target)).toMatchObject({ status: "waiting-customer", waiting_since: null })
  })

  test("names what came in meanwhile, which stays where it was answered", async () => {
    const [source, target] = [await fileTicket(house, odile), await fileTicket(house, odile)]
    const { mergeId } = (await o.merge(mei, source, target)).body
    await o.write(odile, source, "Any news?")
    const { seq } = (
      await house.pool.query("select max(seq) as seq from events where conversation_id = $1", [target.id])
    ).rows[0]
    await o.undo(mei, mergeId)
    const stayed = [{ number: target.number, seq }]
    expect((await o.events(source)).at(-1)).toMatchObject({
      kind: "conversation.unmerged",
      payload: { stayed },
    })
    expect((await o.events(target)).at(-1)?.payload).toMatchObject({ stayed })
    const { location } = (await o.write(odile, source, "And now?")).body
    expect(location).toBe(`/tickets/${source.number}?done=sent`)
  })
})
