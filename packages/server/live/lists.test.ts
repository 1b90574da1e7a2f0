import { newId } from "@veridesk/contract/ids.ts"
import pg from "pg"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { putConversations } from "../platform/testing/put-conversations.ts"
import { type Line, openLine } from "./testing/line.ts"

let house: House
let mei: Agent
let ilse: Agent
let deposits: string
beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent({ name: "Mei", teams: ["deposits"] })
  ilse = await house.agent({ name: "Ilse" })
  deposits = (await house.pool.query("select id from teams where key = 'deposits'")).rows[0].id
})
afterAll(() => house.close())

const lines: Line[] = []
afterEach(async () => {
  for (const line of lines.splice(0)) await line.close()
})
async function line(agent: Agent): Promise<Line> {
  const opened = await openLine(house.url, { visitor: agent })
  lines.push(opened)
  return opened
}

async function conversation(
  more: { assigneeId?: string | null; teamId?: string | null } = {},
): Promise<string> {
  const [put] = await putConversations(house.pool, [{ waitingSince: new Date(), dueAt: new Date(), ...more }])
  return put?.id ?? ""
}
const change = (agent: Agent, id: string, path: string, body: object) =>
  agent.json("POST", `/api/desk/conversations/${id}/${path}`, { requestId: newId(), ...body })
const assign = (agent: Agent, id: string, assigneeId: string | null) =>
  change(agent, id, "assign", { assigneeId })

describe("who looks at a conversation", () => {
  const names = async (desk: Line, nth: number) =>
    (await desk.frame("viewers", nth)).viewers.map((viewer) => `${viewer.name} ${viewer.doing}`)

  test("is told to all who look at it: coming, writing, leaving, and when the line falls", async () => {
    const id = await conversation()
    const [a, b] = [await line(mei), await line(ilse)]
    a.say({ t: "follow", conversationId: id, after: 0 })
    a.say({ t: "doing", conversationId: id, doing: "viewing" })
    expect(await names(a, 2)).toEqual(["Mei viewing"])
    b.say({ t: "follow", conversationId: id, after: 0 })
    b.say({ t: "doing", conversationId: id, doing: "replying" })
    expect(await names(a, 3)).toEqual(["Ilse replying", "Mei viewing"])
    const { body } = await mei.json("GET", `/api/desk/conversations/${id}`)
    expect(body.viewers.map((viewer: { name: string }) => viewer.name)).toEqual(["Ilse", "Mei"])
    b.say({ t: "doing", conversationId: id, doing: "left" })
    expect(await names(a, 4)).toEqual(["Mei viewing"])
    b.say({ t: "doing", conversationId: id, doing: "noting" })
    expect(await names(a, 5)).toEqual(["Ilse noting", "Mei viewing"])
    b.socket.terminate()
    expect(await names(a, 6)).toEqual(["Mei viewing"])
  })

  test("is one line a person, however many windows, and writing counts more than looking", async () => {
    const id = await conversation()
    const [one, two] = [await line(mei), await line(mei)]
    for (const desk of [one, two]) {
      desk.say({ t: "follow", conversationId: id, after: 0 })
      desk.say({ t: "doing", conversationId: id, doing: "viewing" })
      await desk.settled()
    }
    two.say({ t: "doing", conversationId: id, doing: "noting" })
    await one.until((all) =>
      all.some((frame) => frame.t === "viewers" && frame.viewers[0]?.doing === "noting"),
    )
    await two.close()
    lines.splice(lines.indexOf(two), 1)
    const last = await one.until((all) => {
      const frame = all.findLast((each) => each.t === "viewers")
      return frame?.t === "viewers" && frame.viewers[0]?.doing === "viewing" && frame
    })
    expect(last.viewers).toHaveLength(1)
  })

  test("counts only those who follow it", async () => {
    const id = await conversation()
    const desk = await line(mei)
    desk.say({ t: "doing", conversationId: id, doing: "replying" })
    await desk.settled()
    expect((await mei.json("GET", `/api/desk/conversations/${id}`)).body.viewers).toEqual([])
  })
})

describe("rows of the list that is watched", () => {
  // What the test before did has been spread.
  beforeEach(() => house.settle())

  test("come when they enter it, change in it and leave it; others don't", async () => {
    const [id, elsewhere] = [await conversation(), await conversation()]
    const desk = await line(mei)
    desk.say({ t: "watch", view: "mine" })
    await desk.settled()
    await assign(ilse, elsewhere, ilse.id)
    await assign(mei, id, mei.id)
    expect(await desk.frame("row", 1)).toMatchObject({
      gone: false,
      row: { id, assigneeId: mei.id, status: "open" },
    })
    await change(mei, id, "priority", { priority: 0 })
    expect(await desk.frame("row", 2)).toMatchObject({ gone: false, row: { id, priority: 0 } })
    await assign(ilse, id, ilse.id)
    expect(await desk.frame("row", 3)).toMatchObject({ gone: true, row: { id, assigneeId: ilse.id } })
    await change(ilse, id, "priority", { priority: 4 })
    await house.settle()
    await desk.settled()
    expect(desk.frames.filter((frame) => frame.t === "row")).toHaveLength(3)
  })

  test("that pass through the view and out of it at once are told as gone", async () => {
    const id = await conversation({ assigneeId: mei.id })
    const desk = await line(mei)
    desk.say({ t: "watch", view: "mine" })
    await desk.settled()
    // The reader is held up, so that both changes come to it together.
    const holder = new pg.Client({ connectionString: house.databaseUrl })
    await holder.connect()
    await holder.query("begin")
    await holder.query("select pg_current_xact_id()")
    await assign(mei, id, null)
    await assign(ilse, id, ilse.id)
    await holder.query("rollback")
    await holder.end()
    expect(await desk.frame("row")).toMatchObject({ gone: true, row: { id, assigneeId: ilse.id } })
  })

  test.each(["unassigned", "all", "team"] as const)("of the view %s", async (view) => {
    const desk = await line(mei)
    desk.say({ t: "watch", view: view === "team" ? `team:${deposits}` : view })
    await desk.settled()
    const id = await conversation({ assigneeId: ilse.id })
    if (view === "team") await change(mei, id, "team", { teamId: deposits })
    else await assign(mei, id, null)
    expect(await desk.frame("row")).toMatchObject({ gone: false, row: { id } })
  })

  test("a ticket that a customer opens just now appears", async () => {
    const desk = await line(mei)
    desk.say({ t: "watch", view: "unassigned" })
    await desk.settled()
    const odile = await house.customer({ name: "Odile Varga" })
    const answer = await odile.ask("/tickets/new", {
      type: "other",
      requestId: newId(),
      act: "submit",
      topic: "API signature error",
      description: "It says -1022.",
    })
    const { row } = await desk.frame("row")
    expect(answer.body.location).toBe(`/tickets/${row.number}/receipt`)
    expect(row).toMatchObject({ customerName: "Odile Varga", subject: "API signature error", unread: true })
  })
})

describe("badges", () => {
  test("come after a change, and say what the list says", async () => {
    const desk = await line(mei)
    const id = await conversation()
    await house.pool.query("truncate inbox_counts")
    await assign(mei, id, mei.id)
    const { counts } = await desk.until((all) => {
      const frame = all.findLast((each) => each.t === "counts")
      return frame?.t === "counts" && frame.counts["mine"] === 1 && frame
    })
    expect(Object.keys(counts).toSorted()).toEqual(
      ["all", "mine", "unassigned", `team:${deposits}`].toSorted(),
    )
  })

  test("come right in the end also where their reader is late", async () => {
    const desk = await line(mei)
    const id = await conversation()
    await house.settle()
    const holder = new pg.Client({ connectionString: house.databaseUrl })
    await holder.connect()
    await holder.query("begin")
    await holder.query("select 1 from readers where name = 'counts' for update")
    const before = (await mei.json("GET", "/api/desk/counts")).body.counts.mine
    await assign(mei, id, mei.id)
    // The first frame of badges was made while their reader could not move.
    await desk.frame("counts")
    await holder.query("rollback")
    await holder.end()
    await desk.until((all) =>
      all.some((frame) => frame.t === "counts" && frame.counts["mine"] === before + 1),
    )
  })
})
