import { newId } from "@veridesk/contract/ids.ts"
import type { MyWork, SideWork } from "@veridesk/contract/tasks.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { verifyChains } from "../conversations/index.ts"
import { type Filed, fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"

let house: House
let mei: Agent
let ilse: Agent
let auditor: Agent
let odile: Customer
let teams: Map<string, string>
beforeAll(async () => {
  house = await openHouse({ jobs: true })
  ;[mei, ilse, auditor] = await Promise.all([
    house.agent({ name: "Mei", teams: ["deposits"] }),
    house.agent({ name: "Ilse", teams: ["withdrawals"] }),
    house.agent({ name: "Petra", role: "auditor" }),
  ])
  odile = await house.customer({ name: "Odile Varga" })
  const { rows } = await house.pool.query("select key, id from teams")
  teams = new Map(rows.map((row) => [row.key, row.id]))
})
afterAll(async () => {
  expect((await verifyChains(house.db)).faults).toEqual([])
  await house.close()
})

type Answer<T> = { status: number; body: T }
const post = (path: string, body: object, as = mei): Promise<Answer<SideWork>> =>
  as.json("POST", `/api/desk/${path}`, { requestId: newId(), ...body })
const work = async (ticket: Filed): Promise<SideWork> =>
  (await mei.json("GET", `/api/desk/conversations/${ticket.id}/side-work`)).body
const mine = async (as: Agent): Promise<MyWork> => (await as.json("GET", "/api/desk/my-work")).body
const kinds = async (ticket: Filed) =>
  (
    await house.pool.query("select kind from events where conversation_id = $1 order by seq", [ticket.id])
  ).rows.map((row) => row.kind)
const ofTicket = (page: MyWork, ticket: Filed) => ({
  tasks: page.tasks.filter(({ number }) => number === ticket.number),
  threads: page.threads.filter(({ number }) => number === ticket.number),
})

describe("a task of a ticket", () => {
  const add = (ticket: Filed, more: object = {}, as = mei) =>
    post(
      `conversations/${ticket.id}/tasks`,
      { taskId: newId(), title: "Look at the old address", teamId: teams.get("withdrawals"), ...more },
      as,
    )

  test("waits for its team, is done by one of them, and can be opened again; each is an event", async () => {
    const ticket = await fileTicket(house, odile)
    const added = await add(ticket)
    expect(added.status).toBe(200)
    const [task] = added.body.tasks
    expect(task).toMatchObject({ title: "Look at the old address", state: "open", madeBy: "Mei" })
    expect(ofTicket(await mine(ilse), ticket).tasks).toHaveLength(1)
    expect(ofTicket(await mine(mei), ticket).tasks).toHaveLength(0)
    const done = await post(`tasks/${task?.id}/settle`, { state: "done" }, ilse)
    expect(done.body.tasks[0]).toMatchObject({ state: "done", settledBy: "Ilse" })
    expect(ofTicket(await mine(ilse), ticket).tasks).toHaveLength(0)
    expect((await post(`tasks/${task?.id}/settle`, { state: "dropped" })).status).toBe(409)
    await post(`tasks/${task?.id}/settle`, { state: "open" })
    expect((await work(ticket)).tasks[0]).toMatchObject({ state: "open", settledBy: null, settledAt: null })
    expect(await kinds(ticket)).toEqual([
      "conversation.opened",
      "message.received",
      "task.added",
      "task.settled",
      "task.settled",
    ])
  })

  test("is passed on to a person and then waits for nobody else", async () => {
    const ticket = await fileTicket(house, odile)
    const { body } = await add(ticket)
    await post(`tasks/${body.tasks[0]?.id}/hand-on`, { teamId: null, assigneeId: mei.id }, ilse)
    expect(ofTicket(await mine(mei), ticket).tasks).toHaveLength(1)
    expect(ofTicket(await mine(ilse), ticket).tasks).toHaveLength(0)
  })

  test("asked for twice is one task, and nothing strange gets in", async () => {
    const ticket = await fileTicket(house, odile)
    const same = { requestId: newId(), taskId: newId() }
    await add(ticket, same)
    expect((await add(ticket, same)).body.tasks).toHaveLength(1)
    expect((await add(ticket, { title: " " })).status).toBe(400)
    expect((await add(ticket, { teamId: newId() })).status).toBe(422)
    expect((await add(ticket, {}, auditor)).status).toBe(403)
    expect((await odile.json("GET", "/api/desk/my-work")).status).toBe(401)
    expect((await post(`tasks/${newId()}/settle`, { state: "done" })).status).toBe(404)
  })
})

describe("a thread with another team", () => {
  test("waits for them, is answered, and the customer sees nothing of it", async () => {
    const ticket = await fileTicket(house, odile)
    const threadId = newId()
    await post(`conversations/${ticket.id}/side-threads`, {
      threadId,
      messageId: newId(),
      subject: "Held at risk?",
      body: "SIDE: is this withdrawal held?",
      teamId: teams.get("withdrawals"),
    })
    expect(ofTicket(await mine(ilse), ticket).threads).toMatchObject([{ subject: "Held at risk?" }])
    const answered = await post(
      `side-threads/${threadId}/messages`,
      { messageId: newId(), body: "SIDE: released at noon." },
      ilse,
    )
    expect(answered.body.threads).toMatchObject([
      {
        state: "answered",
        messages: [{ author: "Mei" }, { author: "Ilse", body: "SIDE: released at noon." }],
      },
    ])
    expect(ofTicket(await mine(ilse), ticket).threads).toHaveLength(0)
    await post(`side-threads/${threadId}/messages`, { messageId: newId(), body: "And the second one?" })
    expect((await work(ticket)).threads[0]?.state).toBe("asked")
    await post(`side-threads/${threadId}/close`, {})
    expect((await work(ticket)).threads[0]?.state).toBe("closed")
    const page = await (await odile.get(`/tickets/${ticket.number}`)).text()
    expect(page).not.toContain("SIDE")
    const copy = await (await odile.get(`/tickets/${ticket.number}/transcript.json`)).text()
    expect(copy).not.toContain("SIDE")
    expect(copy).not.toContain("side-thread")
  })

  test("takes no secret, and no thread goes to a team and an address at once", async () => {
    const ticket = await fileTicket(house, odile)
    const open = (more: object) =>
      post(`conversations/${ticket.id}/side-threads`, {
        threadId: newId(),
        messageId: newId(),
        subject: "Question",
        body: "Hello",
        ...more,
      })
    const key = "L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1"
    expect(await open({ teamId: teams.get("deposits"), body: `key ${key}` })).toMatchObject({
      status: 422,
      body: { code: "secret-found" },
    })
    expect((await open({ teamId: teams.get("deposits"), address: "bank@bank.example" })).status).toBe(400)
    expect((await open({})).status).toBe(400)
  })
})

describe("a thread by mail", () => {
  async function ask(address: string) {
    const ticket = await fileTicket(house, odile)
    const threadId = newId()
    await post(`conversations/${ticket.id}/side-threads`, {
      threadId,
      messageId: newId(),
      subject: "Transfer of 25 November",
      body: "Did you return it?",
      address,
    })
    const mail = await mailTo(address)
    return { ticket, threadId, mail, path: /\/asked\/[\w-]{43}/.exec(mail.body)?.[0] ?? "" }
  }
  const mailTo = async (address: string): Promise<{ subject: string; body: string }> => {
    const found = () =>
      house.pool.query("select subject, body from kept_mails where recipient = $1 order by at desc", [
        address,
      ])
    await expect.poll(async () => (await found()).rows.length).toBeGreaterThan(0)
    return (await found()).rows[0]
  }

  test("brings the agent's words and a link on which they answer without an account", async () => {
    const { ticket, threadId, mail, path } = await ask("bank@bank.example")
    expect(mail.subject).toContain("Transfer of 25 November")
    expect(mail.body).toContain("Did you return it?")
    expect(mail.body).not.toContain(ticket.number)
    const bank = house.visitor()
    const page = await (await bank.get(path)).text()
    expect(page).toContain("Did you return it?")
    expect(page).not.toContain("Odile")
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? ""
    const requestId = newId()
    const answer = { _csrf: csrf, requestId, body: "Yes, on the 26th." }
    const sent = await bank.form(path, answer)
    expect(sent.status).toBe(303)
    await bank.form(path, answer)
    expect((await work(ticket)).threads).toMatchObject([
      {
        id: threadId,
        state: "answered",
        address: "bank@bank.example",
        messages: [{ author: "Mei" }, { author: null, body: "Yes, on the 26th." }],
      },
    ])
    expect((await kinds(ticket)).slice(-2)).toEqual(["side-thread.opened", "side-thread.answered"])
  })

  test("keeps what was typed where it can't be taken, and takes no secret", async () => {
    const { ticket, path } = await ask("bank-two@bank.example")
    const bank = house.visitor()
    const csrf = /name="_csrf" value="([^"]+)"/.exec(await (await bank.get(path)).text())?.[1] ?? ""
    const send = (body: string) => bank.form(path, { _csrf: csrf, requestId: newId(), body })
    expect((await send("  ")).status).toBe(422)
    const key = "L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1"
    const refused = await send(`private key ${key}`)
    expect(refused.status).toBe(422)
    expect(await refused.text()).not.toContain(key)
    expect((await work(ticket)).threads[0]?.messages).toHaveLength(1)
  })

  test("opens nothing with another link, nor after its end", async () => {
    const { path } = await ask("bank-three@bank.example")
    expect((await house.visitor().get(`/asked/${"x".repeat(43)}`)).status).toBe(404)
    house.moveClock(31 * 86_400_000)
    try {
      expect((await house.visitor().get(path)).status).toBe(404)
    } finally {
      house.moveClock(-31 * 86_400_000)
    }
  })
})
