import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { verifyChains } from "../conversations/index.ts"
import { type Filed, fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"
import { acts, recovery } from "./testing/filing.ts"

let house: House
let mei: Agent
let odile: Customer
let o: ReturnType<typeof acts>
beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent({ name: "Mei" })
  odile = await house.customer({ name: "Odile Varga" })
  o = acts(house)
})
afterAll(async () => {
  expect((await verifyChains(house.db)).faults).toEqual([])
  await house.settle()
  expect((await mei.json("GET", "/api/desk/counts")).body.counts.all).toBe(await o.counted())
  await house.close()
})

async function messagesOf(ticket: Filed): Promise<{ id: string; body: string }[]> {
  const { rows } = await house.pool.query(
    "select id, body from messages where conversation_id = $1 order by seq",
    [ticket.id],
  )
  return rows
}
/** A ticket in which two matters came up, and the second split off. */
async function parted(source: Filed): Promise<Filed> {
  await o.write(odile, source, "And my card is blocked.")
  const second = (await messagesOf(source)).at(-1)?.id
  const subject = "Blocked card"
  const { status, body } = await o.ask(mei, `${source.id}/split`, { messageIds: [second], subject })
  expect(status).toBe(200)
  return { id: body.conversationId, number: body.number }
}

describe("a split", () => {
  test("makes a ticket of its own that refers to the messages, which stay where they are", async () => {
    const source = await fileTicket(house, odile)
    const before = await messagesOf(source)
    const part = await parted(source)
    const [, second] = await messagesOf(source)
    expect((await messagesOf(source)).slice(0, 1)).toEqual(before)
    expect(await messagesOf(part)).toEqual([])
    const carried = (await mei.json("GET", `/api/desk/conversations/${part.id}/carried`)).body.events
    expect(carried).toMatchObject([
      { conversationId: source.id, message: { id: second?.id, body: second?.body } },
    ])
    expect((await o.ties(mei, source)).splits).toMatchObject([
      { by: "Mei", messageIds: [second?.id], ticket: { number: part.number } },
    ])
    expect((await o.ties(mei, part)).splitFrom).toMatchObject({ ticket: { number: source.number } })
    expect(await o.row(part)).toMatchObject({ status: "open", subject: "Blocked card" })
    expect((await o.events(source)).at(-1)).toMatchObject({
      kind: "conversation.split",
      payload: { number: part.number, messageIds: [second?.id] },
    })
    expect((await o.lists(mei))["needs-reply"]).toContain(part.number)
  })

  test("is answered by its own number, and the customer reads in it what it is about", async () => {
    const part = await parted(await fileTicket(house, odile))
    await o.answer(mei, part, "We unblocked it.")
    const { joined, thread } = await o.page(odile, part)
    expect(joined).toMatchObject([{ how: "split", thread: [{ body: "And my card is blocked." }] }])
    expect(thread.at(-1)).toMatchObject({ body: "We unblocked it." })
  })

  test("is taken back by merging it again, also where others never merge, and that can be undone too", async () => {
    const source = await recovery(house, odile)
    const part = await parted(source)
    const { mergeId } = (await o.merge(mei, part, source)).body
    expect((await o.ties(mei, source)).splits).toEqual([])
    expect((await o.lists(mei)).any).not.toContain(part.number)
    await o.undo(mei, mergeId)
    expect((await o.ties(mei, source)).splits).toHaveLength(1)
  })

  test("takes no message twice, and none of another ticket", async () => {
    const [source, other] = [await fileTicket(house, odile), await fileTicket(house, odile)]
    const part = await parted(source)
    const [first, second] = await messagesOf(source)
    const [foreign] = await messagesOf(other)
    for (const id of [second?.id, foreign?.id, newId()]) {
      const messageIds = [first?.id, id]
      const { status, body } = await o.ask(mei, `${source.id}/split`, { messageIds, subject: "x" })
      expect([status, body.code]).toEqual([409, "not-splittable"])
    }
    expect((await o.merge(mei, part, source)).status).toBe(200)
    const again = { messageIds: [second?.id], subject: "once more" }
    expect((await o.ask(mei, `${source.id}/split`, again)).status).toBe(200)
  })
})

describe("links", () => {
  const link = (own: Filed, other: Filed, as: string) =>
    o.ask(mei, `${own.id}/links`, { otherId: other.id, as })

  test("say on both sides what the other is, and go away with a trace", async () => {
    const [own, other] = [await fileTicket(house, odile), await fileTicket(house, odile)]
    const { linkId } = (await link(own, other, "duplicate")).body
    expect((await o.ties(mei, own)).links).toMatchObject([
      { as: "duplicate", ticket: { number: other.number } },
    ])
    expect((await o.ties(mei, other)).links).toMatchObject([
      { as: "original", ticket: { number: own.number } },
    ])
    expect((await link(other, own, "related")).body.code).toBe("already-linked")
    await mei.json("POST", `/api/desk/links/${linkId}/remove`, { requestId: newId() })
    expect((await o.ties(mei, own)).links).toEqual([])
    expect((await o.events(other)).slice(-2)).toMatchObject([
      { kind: "conversation.linked", payload: { as: "original", number: own.number } },
      { kind: "conversation.unlinked", payload: { as: "original", number: own.number } },
    ])
    expect((await link(own, own, "related")).body.code).toBe("link-itself")
  })

  test("make families of two generations, one parent each", async () => {
    const [parent, child, other] = [
      await fileTicket(house, odile),
      await fileTicket(house, odile),
      await fileTicket(house, odile),
    ]
    expect((await link(parent, child, "child")).status).toBe(200)
    expect((await link(child, other, "parent")).body.code).toBe("has-family")
    expect((await link(child, other, "child")).body.code).toBe("has-family")
    expect((await link(parent, other, "parent")).body.code).toBe("has-family")
    expect((await link(other, parent, "parent")).status).toBe(200)
    const { links } = await o.ties(mei, parent)
    expect(links.map(({ as, ticket }) => [as, ticket.number, ticket.status])).toEqual([
      ["child", child.number, "new"],
      ["child", other.number, "new"],
    ])
  })

  test("a parent resolved tells its open children's agents and closes none of them", async () => {
    const [parent, open, solved] = [
      await fileTicket(house, odile),
      await fileTicket(house, odile),
      await fileTicket(house, odile),
    ]
    for (const child of [open, solved]) await link(child, parent, "parent")
    await o.resolve(mei, solved, "Done.")
    await o.resolve(mei, parent, "The node is back.")
    const { body } = await o.ask(mei, `${parent.id}/tell-children`, {})
    expect(body).toEqual({ children: 1 })
    expect((await o.events(open)).at(-1)).toMatchObject({
      kind: "conversation.parent-changed",
      payload: { number: parent.number, status: "solved" },
    })
    expect(await o.row(open)).toMatchObject({ status: "new" })
    expect((await o.page(odile, open)).thread.map((entry) => entry.entry)).toEqual(["event", "message"])
  })
})

test("two that are not the same are not suggested again, to nobody", async () => {
  const withdrawal = { withdrawal: "W-20261122-0417" }
  const { id: customerId } = odile
  const { putConversations } = await import("../platform/testing/put-conversations.ts")
  const [a, b] = await putConversations(house.pool, [
    { customerId, fields: withdrawal },
    { customerId, fields: withdrawal },
  ])
  const one = { id: a?.id ?? "", number: "" }
  const other = { id: b?.id ?? "", number: "" }
  expect((await o.ties(mei, one)).possible).toMatchObject([
    { because: "withdrawal", ticket: { id: other.id } },
  ])
  expect((await o.ask(mei, `${other.id}/not-duplicate`, { otherId: one.id })).status).toBe(204)
  expect([(await o.ties(mei, one)).possible, (await o.ties(mei, other)).possible]).toEqual([[], []])
  await house.pool.query("delete from conversations where id = any($1)", [[one.id, other.id]])
})
