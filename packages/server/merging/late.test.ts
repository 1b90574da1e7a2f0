import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { TicketProps } from "../../portal/props-ticket.ts"
import { verifyChains } from "../conversations/index.ts"
import { type Filed, fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"
import { acts } from "./testing/filing.ts"

let house: House
let mei: Agent
let odile: Customer
let tomas: Customer
let o: ReturnType<typeof acts>
beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent({ name: "Mei" })
  odile = await house.customer({ name: "Odile Varga" })
  tomas = await house.customer({ name: "Tomas Reyhl" })
  o = acts(house)
})
afterAll(async () => {
  expect((await verifyChains(house.db)).faults).toEqual([])
  await house.settle()
  expect((await mei.json("GET", "/api/desk/counts")).body.counts.all).toBe(await o.counted())
  await house.close()
})

/** Three tickets, the first merged into the second and that one into the third. */
async function chain(): Promise<[Filed, Filed, Filed]> {
  const three: [Filed, Filed, Filed] = [
    await fileTicket(house, odile, { fields: { description: "the first" } }),
    await fileTicket(house, odile, { fields: { description: "the second" } }),
    await fileTicket(house, odile, { fields: { description: "the third" } }),
  ]
  expect((await o.merge(mei, three[0], three[1])).status).toBe(200)
  expect((await o.merge(mei, three[1], three[2])).status).toBe(200)
  return three
}

const said = (props: TicketProps) =>
  props.thread.map((entry) => (entry.entry === "message" ? `${entry.by.side}: ${entry.body}` : entry.what))

describe("what comes late to a merged number lands where it goes on", () => {
  test("a message, with the number it came by", async () => {
    const [first, second, third] = await chain()
    const before = [await o.events(first), await o.events(second)]
    const { body } = await o.write(odile, first, "Any news?")
    expect(body).toEqual({ outcome: "done", location: `/tickets/${third.number}?done=sent` })
    expect((await o.events(third)).at(-1)).toMatchObject({
      kind: "message.received",
      payload: { via: first.number },
    })
    expect([await o.events(first), await o.events(second)]).toEqual(before)
    expect(said(await o.page(odile, third)).at(-1)).toBe("you: Any news?")
  })

  test("a message sent again under its id is one message", async () => {
    const [first, , third] = await chain()
    const fields = { requestId: newId(), act: "send", body: "once" }
    for (let n = 0; n < 2; n += 1) await odile.ask(`/tickets/${first.number}/reply`, fields)
    expect(said(await o.page(odile, third)).filter((line) => line === "you: once")).toHaveLength(1)
  })

  test("a file", async () => {
    const [first, , third] = await chain()
    const sent = await odile.multipart(`/tickets/${first.number}/reply`, {
      fields: { requestId: newId(), act: "send", body: "" },
      files: [{ name: "log.txt", bytes: Buffer.from("balance 0") }],
    })
    expect(sent.headers.get("location")).toBe(`/tickets/${third.number}?done=sent`)
    expect((await o.page(odile, third)).thread.at(-1)).toMatchObject({ attachments: [{ name: "log.txt" }] })
  })

  test("a follow-up", async () => {
    const [first, , third] = await chain()
    house.moveClock(25 * 3_600_000)
    const { body } = await o.act(odile, first, { act: "follow-up" })
    expect(body.location).toBe(`/tickets/${third.number}?done=followed-up`)
    expect([(await o.row(first)).follow_ups, (await o.row(third)).follow_ups]).toEqual([0, 1])
  })

  test("opening again, whether the other is solved or not", async () => {
    const [first, , third] = await chain()
    await o.act(odile, first, { act: "reopen", body: "It came back." })
    expect(await o.row(third)).toMatchObject({ status: "new", preview: "It came back." })
    await o.resolve(mei, third, "Done.")
    const { body } = await o.act(odile, first, { act: "reopen", body: "It came back again." })
    expect(body.location).toBe(`/tickets/${third.number}?done=reopened`)
    expect(await o.row(third)).toMatchObject({ status: "open" })
    expect((await o.events(third)).slice(-2).map(({ kind, payload }) => [kind, payload["via"]])).toEqual([
      ["conversation.reopened", first.number],
      ["message.received", first.number],
    ])
  })

  test("at the very moment of the merge: in the one or the other, and never nowhere", async () => {
    for (let round = 0; round < 15; round += 1) {
      const [source, target] = [await fileTicket(house, odile), await fileTicket(house, odile)]
      const [written] = await Promise.all([o.write(odile, source, "now"), o.merge(mei, source, target)])
      const at = [source, target].find(({ number }) => written.body.location.includes(number))
      expect((await o.events(at as Filed)).filter(({ kind }) => kind === "message.received")).toHaveLength(2)
    }
  })

  test("only the customer's own: another one finds nothing there", async () => {
    const [first] = await chain()
    expect((await o.write(tomas, first, "let me in")).status).toBe(404)
  })
})

describe("the customer's pages", () => {
  test("the merged ticket says where it goes on, and takes no more forms of its own", async () => {
    const [first, , third] = await chain()
    const props = await o.page(odile, first)
    expect(props).toMatchObject({
      mergedInto: { number: third.number, href: `/tickets/${third.number}` },
      can: { reply: false, solve: false, reopen: null },
    })
    expect(said(props)).toEqual(["received", "you: the first", "merged"])
    const text = await (await odile.get(`/tickets/${first.number}`)).text()
    expect(text).toContain(`href="/tickets/${third.number}"`)
  })

  test("the other holds what was said in those merged into it, and nothing internal of theirs", async () => {
    const [first, second, third] = await chain()
    const { joined } = await o.page(odile, third)
    expect(joined.map(({ number, how, thread }) => [number, how, thread.length])).toEqual([
      [first.number, "merged", 3],
      [second.number, "merged", 4],
    ])
    const own = await fileTicket(house, odile)
    await o.ask(mei, `${own.id}/notes`, { messageId: newId(), body: "SUSPECT", basedOn: 0 })
    await o.merge(mei, own, third)
    const page = await (await odile.get(`/tickets/${third.number}`)).text()
    expect(page).not.toContain("SUSPECT")
    expect(page).toContain("the first")
  })

  test("the list names each of them once", async () => {
    const ann = await house.customer({ name: "Ann" })
    const [a, b] = [await fileTicket(house, ann), await fileTicket(house, ann)]
    await o.merge(mei, a, b)
    const text = await (await ann.get("/tickets?tab=open")).text()
    expect([text.includes(`/tickets/${a.number}`), text.includes(`/tickets/${b.number}`)]).toEqual([
      false,
      true,
    ])
  })
})
