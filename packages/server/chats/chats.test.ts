import type { ChatState } from "@veridesk/contract/chat/state.ts"
import type { DeskChats } from "@veridesk/contract/chat/desk.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { asGuest, asking, begin, ORIGIN } from "../channels/chat/testing/widget.ts"
import { verifyChains } from "../conversations/index.ts"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"

const MINUTE = 60_000
let house: House
beforeEach(async () => {
  house = await openHouse({ env: { WIDGET_ORIGINS: ORIGIN } })
})
afterEach(async () => {
  expect((await verifyChains(house.db)).faults).toEqual([])
  await house.close()
})

type Guest = {
  id: string
  number: string
  state(): Promise<ChatState>
  act(what: Record<string, unknown>): Promise<ChatState>
  say(body: string): Promise<unknown>
}

async function guest(more: Record<string, unknown> = {}): Promise<Guest> {
  const session = await asGuest(house.url)
  const { conversationId: id, number } = await begin(house.url, session, more)
  const ask = asking(house.url, session)
  return {
    id,
    number,
    state: async () => (await ask<{ chat: ChatState }>("GET", `/api/chat/chats/${id}`)).chat,
    act: async (what) =>
      (await ask<{ chat: ChatState }>("POST", `/api/chat/chats/${id}/acts`, { requestId: newId(), ...what }))
        .chat,
    say: (body) => ask("POST", `/api/chat/chats/${id}/messages`, { id: newId(), body }),
  }
}

async function online(
  name: string,
  more: { teams?: string[]; role?: "agent" | "lead" } = {},
): Promise<Agent> {
  const agent = await house.agent({ name, ...more })
  await present(agent, "online")
  return agent
}
const present = (agent: Agent, presence: string) =>
  agent.json("POST", "/api/desk/chats/presence", { presence })
const desk = async (agent: Agent): Promise<DeskChats> => (await agent.json("GET", "/api/desk/chats")).body
const offered = (agent: Agent) =>
  expect.poll(async () => (await desk(agent)).offer?.chat.conversationId ?? null, { timeout: 10_000 })
const act = (agent: Agent, id: string, what: Record<string, unknown>) =>
  agent.json("POST", `/api/desk/chats/${id}/acts`, { requestId: newId(), ...what })
const reply = (agent: Agent, id: string) =>
  agent.json("POST", `/api/desk/conversations/${id}/replies`, {
    messageId: newId(),
    body: "Let me look.",
    basedOn: 1000,
  })
const phase = (one: Guest) => expect.poll(async () => (await one.state()).phase, { timeout: 10_000 })

async function joined(agent: Agent, more: Record<string, unknown> = {}): Promise<Guest> {
  const one = await guest(more)
  await offered(agent).toBe(one.id)
  expect((await act(agent, one.id, { act: "accept" })).status).toBe(200)
  return one
}

describe("the line", () => {
  test("serves a stolen account first and stuck money second, whoever came before, and says why", async () => {
    const [first, money, stolen] = [
      await guest(),
      await guest({ form: "withdrawal-delayed" }),
      await guest({ form: "account-security" }),
    ]
    const lead = await house.agent({ role: "lead" })
    await expect
      .poll(async () => (await desk(lead)).waiting.map(({ conversationId }) => conversationId))
      .toEqual([stolen.id, money.id, first.id])
    const { waiting } = await desk(lead)
    expect(waiting.map(({ risk }) => risk)).toEqual(["security", "funds", "ordinary"])
  })

  test("an offer that is let pass goes to the next one, and one that nobody answers in time too", async () => {
    const mei = await online("Mei")
    const one = await guest()
    await offered(mei).toBe(one.id)
    const ilse = await online("Ilse")
    await act(mei, one.id, { act: "decline" })
    await offered(ilse).toBe(one.id)
    house.moveClock(31_000)
    await present(ilse, "online")
    await offered(mei).toBe(one.id)
    const late = await act(ilse, one.id, { act: "accept" })
    expect(late).toMatchObject({ status: 409, body: { code: "offer-over" } })
  })

  test("who lets two offers pass unanswered counts as away", async () => {
    const mei = await online("Mei")
    await guest()
    await expect.poll(async () => (await desk(mei)).offer).not.toBeNull()
    house.moveClock(31_000)
    await expect.poll(async () => (await desk(mei)).me.missed).toBe(1)
    await expect.poll(async () => (await desk(mei)).offer).not.toBeNull()
    house.moveClock(31_000)
    await expect.poll(async () => (await desk(mei)).me.presence, { timeout: 10_000 }).toBe("away")
  })

  test("nobody is given more than they can carry, nor by two who ask at once", async () => {
    const mei = await online("Mei")
    const lead = await house.agent({ role: "lead" })
    await lead.json("PUT", `/api/desk/chats/agents/${mei.id}`, { capacity: 2 })
    for (let n = 0; n < 4; n += 1) await guest()
    const taken = await Promise.all(
      [1, 2, 3, 4].map(() => mei.json("POST", "/api/desk/chats/next", { requestId: newId() })),
    )
    expect(taken.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(2)
    await expect
      .poll(async () => (await desk(mei)).me.load + Number((await desk(mei)).offer !== null))
      .toBeLessThanOrEqual(2)
  })

  test("an agent who doesn't speak the language is passed by, and whoever stood back is told so", async () => {
    const one = await guest({ locale: "zh-CN" })
    const two = await guest()
    const agent = await house.agent({ name: "Mei" })
    await house.pool.query("update staff set languages = '{en}' where id = $1", [agent.id])
    await present(agent, "online")
    await offered(agent).toBe(two.id)
    const lead = await house.agent({ role: "lead" })
    await expect
      .poll(
        async () =>
          (await desk(lead)).waiting.find(({ conversationId }) => conversationId === one.id)?.passedOver,
      )
      .toEqual({ times: 1, last: "language" })
  })

  test("a place that was kept for a day becomes a ticket, with the wait counted from its beginning", async () => {
    const one = await guest()
    house.moveClock(24 * 60 * MINUTE + 1000)
    await phase(one).toBe("ticket")
    expect((await one.state()).answerBy).not.toBeNull()
  })
})

describe("a talk", () => {
  test("handed to a team stands in front of its line, with the reason as a note", async () => {
    const mei = await online("Mei")
    const one = await joined(mei)
    await guest()
    const {
      rows: [team],
    } = await house.pool.query<{ id: string }>("select id from teams where key = 'general'")
    const done = await act(mei, one.id, {
      act: "transfer",
      noteId: newId(),
      to: { teamId: team?.id },
      reason: "They know this network.",
    })
    expect(done.status).toBe(200)
    expect((await one.state()).phase).toBe("queued")
    const lead = await house.agent({ role: "lead" })
    await expect.poll(async () => (await desk(lead)).waiting[0]?.conversationId).toBe(one.id)
  })

  test("is handed to nobody who isn't there, and takes no secret for a reason", async () => {
    const mei = await online("Mei")
    const one = await joined(mei, { locale: "zh-CN" })
    const to = (who: object, reason = "They know.") =>
      act(mei, one.id, { act: "transfer", noteId: newId(), to: who, reason })
    for (const who of [{ staffId: newId() }, { teamId: newId() }])
      expect(await to(who)).toMatchObject({ status: 422, body: { code: "no-such-person" } })
    const { rows } = await house.pool.query<{ id: string }>("select id from teams where key = 'general'")
    const seed = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    expect(await to({ teamId: rows[0]?.id }, seed)).toMatchObject({
      status: 422,
      body: { code: "secret-found" },
    })
    expect((await to({ teamId: rows[0]?.id })).status).toBe(200)
    const moved = await house.pool.query(
      "select payload ->> 'toName' as name from events where kind = 'chat.transferred'",
    )
    // Its customer reads the name in their language.
    expect(moved.rows[0]?.name).toMatch(/\p{Script=Han}/u)
  })

  test("handed to a colleague is offered to them, and their name and words are new", async () => {
    const mei = await online("Mei")
    const one = await joined(mei)
    const before = (await one.state()).agent?.pair
    const ilse = await online("Ilse")
    await act(mei, one.id, {
      act: "transfer",
      noteId: newId(),
      to: { staffId: ilse.id },
      reason: "Speaks with the bank.",
    })
    await offered(ilse).toBe(one.id)
    await act(ilse, one.id, { act: "accept" })
    const { agent } = await one.state()
    expect(agent?.name).toBe("Ilse")
    expect(agent?.pair).not.toEqual(before)
  })

  test("is taken over by a lead, never by somebody of another team", async () => {
    const mei = await online("Mei")
    const one = await joined(mei)
    const other = await house.agent({ name: "Other", teams: ["compliance"] })
    expect((await act(other, one.id, { act: "take-over" })).status).toBe(403)
    const lead = await house.agent({ name: "Ilse", role: "lead" })
    expect((await act(lead, one.id, { act: "take-over", reason: "Escalated by phone." })).status).toBe(200)
    expect((await one.state()).agent?.name).toBe("Ilse")
    expect((await act(mei, one.id, { act: "end" })).status).toBe(403)
  })

  test("goes quiet: a warning, then the end, and the customer goes on within a day where it ended", async () => {
    const mei = await online("Mei")
    const one = await joined(mei)
    await reply(mei, one.id)
    await house.settle()
    house.moveClock(8 * MINUTE + 1000)
    await expect.poll(async () => (await one.state()).idle, { timeout: 10_000 }).not.toBeNull()
    await one.act({ act: "here" })
    expect((await one.state()).idle).toBeNull()
    house.moveClock(8 * MINUTE + 1000)
    await expect.poll(async () => (await one.state()).idle, { timeout: 10_000 }).not.toBeNull()
    house.moveClock(8 * MINUTE)
    await phase(one).toBe("ended")
    expect((await one.state()).ended).toMatchObject({ by: "idle", reason: "no-answer" })
    await one.say("I was away, sorry")
    const again = await one.state()
    expect(again.phase).toBe("queued")
    expect(again.queue?.position).toBe(1)
  })

  test("of a security case never ends by silence: it goes on as a ticket", async () => {
    const mei = await online("Mei")
    const one = await joined(mei, { form: "account-security" })
    await reply(mei, one.id)
    await house.settle()
    house.moveClock(8 * MINUTE + 1000)
    await expect.poll(async () => (await one.state()).idle, { timeout: 10_000 }).not.toBeNull()
    house.moveClock(8 * MINUTE)
    await phase(one).toBe("ticket")
  })

  test("goes on as a ticket in one act, all that was said in its place", async () => {
    const mei = await online("Mei")
    const one = await joined(mei)
    await one.say("It was yesterday")
    expect((await act(mei, one.id, { act: "ticket" })).status).toBe(200)
    expect((await one.state()).phase).toBe("ticket")
    const { body } = await mei.json("GET", `/api/desk/conversations/${one.id}`)
    expect(body.row).toMatchObject({ number: one.number, status: "open" })
    expect(body.events.filter(({ message }: { message: unknown }) => message).length).toBe(2)
  })

  test("follows what staff do by ordinary means: an answer joins, solving ends", async () => {
    const one = await guest()
    const mei = await house.agent({ name: "Mei" })
    await reply(mei, one.id)
    await phase(one).toBe("active")
    expect((await one.state()).agent?.name).toBe("Mei")
    const joinings = await house.pool.query(
      "select payload ->> 'agentName' as name from events where kind = 'chat.joined'",
    )
    expect(joinings.rows).toEqual([{ name: "Mei" }])
    await mei.json("POST", `/api/desk/conversations/${one.id}/status`, {
      requestId: newId(),
      status: "solved",
    })
    await phase(one).toBe("ended")
  })

  test("whose agent has gone goes back to the front of the line, and the customer is told", async () => {
    const mei = await online("Mei")
    const one = await joined(mei)
    await one.say("are you there?")
    house.moveClock(3 * MINUTE)
    await phase(one).toBe("queued")
  })
})

describe("conduct", () => {
  test("goes from a warning to a pause to the end, each told, none skipped", async () => {
    const mei = await online("Mei")
    const one = await joined(mei)
    expect((await act(mei, one.id, { act: "end-for-conduct", reason: "abuse" })).status).toBe(409)
    await act(mei, one.id, { act: "warn" })
    await act(mei, one.id, { act: "pause", minutes: 5 })
    await expect(one.say("but")).rejects.toThrow("409 chat-paused")
    // Nobody waits for her while the clock is moved, so she can't count as gone.
    await reply(mei, one.id)
    await house.settle()
    house.moveClock(5 * MINUTE + 1000)
    await present(mei, "online")
    await one.say("I am calm now")
    await act(mei, one.id, { act: "end-for-conduct", reason: "abuse" })
    expect(await one.state()).toMatchObject({
      phase: "ended",
      ended: { reason: "conduct" },
      resumableUntil: null,
    })
  })

  test("never ends or silences somebody whose account may be taken over", async () => {
    const mei = await online("Mei")
    const one = await joined(mei, { form: "account-security" })
    await act(mei, one.id, { act: "warn" })
    await act(mei, one.id, { act: "pause", minutes: 5 })
    await one.say("my money is leaving")
    expect(await act(mei, one.id, { act: "end-for-conduct", reason: "abuse" })).toMatchObject({
      status: 409,
      body: { code: "never-on-security" },
    })
  })
})
