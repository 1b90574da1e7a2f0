import { newId } from "@veridesk/contract/ids.ts"
import type { RequestList } from "@veridesk/contract/requests.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { verifyChains } from "../conversations/index.ts"
import { acts } from "../merging/testing/filing.ts"
import { type Filed, fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"

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
  await house.close()
})

const requests = async (ticket: Filed): Promise<RequestList> =>
  (await mei.json("GET", `/api/desk/conversations/${ticket.id}/requests`)).body
const listed = async () => (await odile.get("/tickets?tab=waiting")).text()

/** A ticket in which something was asked for, merged into another that is open. */
async function merged(): Promise<{ source: Filed; target: Filed; itemId: string }> {
  const source = await fileTicket(house, odile)
  const target = await fileTicket(house, odile)
  const asked = await o.ask(mei, `${source.id}/requests`, {
    messageId: newId(),
    body: "From where did you send it?",
    items: [{ template: "sender-platform" }],
  })
  await o.merge(mei, source, target)
  return { source, target, itemId: asked.body.items[0].id }
}

describe("what was asked for in a ticket that was merged", () => {
  test("is asked for where it goes on, and sent there, also from the old page", async () => {
    const { source, target, itemId } = await merged()
    expect((await o.page(odile, source)).documents).toEqual([])
    expect((await o.page(odile, target)).documents).toMatchObject([{ id: itemId, state: "missing" }])
    await o.ask(mei, `${target.id}/status`, { status: "waiting-customer" })
    expect(await listed()).toContain("one thing missing")
    const sent = await odile.ask(`/tickets/${source.number}/reply`, {
      requestId: newId(),
      slot: itemId,
      act: "document",
      body: "From Northbank.",
    })
    expect(sent.body).toEqual({
      outcome: "done",
      location: `/tickets/${target.number}?done=documents-sent`,
    })
    expect(await requests(target)).toMatchObject({
      items: [{ id: itemId, state: "checking", added: null, words: ["From Northbank."] }],
    })
    const kinds = (await o.events(target)).map(({ kind }) => kind)
    expect(kinds.slice(-3)).toEqual(["message.received", "document.sent", "conversation.status-changed"])
  })

  test("is decided where it goes on, and asked for once more beside what that one asks for", async () => {
    const { source, target, itemId } = await merged()
    const decision = { as: "withdrawn" }
    expect((await o.ask(mei, `${source.id}/requests/${itemId}`, decision)).status).toBe(409)
    expect((await o.ask(mei, `${target.id}/requests/${itemId}`, decision)).status).toBe(200)
    const more = await o.ask(mei, `${target.id}/requests`, {
      messageId: newId(),
      body: "",
      why: "The bank asks for it.",
      items: [{ template: "bank-statement" }],
    })
    expect(more.body.items.map((item: { state: string }) => item.state)).toEqual(["withdrawn", "missing"])
  })
})

test("a merged ticket is rated and escalated where it goes on", async () => {
  const { source, target } = await merged()
  expect(await o.page(odile, source)).toMatchObject({ rating: null, escalation: null })
  const act = (what: string, more: object = {}) =>
    odile.ask(`/tickets/${source.number}/act`, { requestId: newId(), act: what, ...more })
  expect((await act("rate", { score: "1" })).body.props.reply.error ?? "closed").toBe("closed")
  await o.resolve(mei, target, "Done.")
  expect((await act("rate", { score: "1" })).body.location).toBe(`/tickets/${target.number}?done=rated`)
  expect(await o.page(odile, target)).toMatchObject({ rating: { state: "given", score: 1 } })
  expect((await act("escalate")).body.location).toBe(`/tickets/${target.number}?done=escalated`)
  expect((await o.events(target)).at(-1)).toMatchObject({
    kind: "conversation.escalated",
    payload: { via: source.number, because: "not-satisfied" },
  })
})
