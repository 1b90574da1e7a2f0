import type { ChatState } from "@veridesk/contract/chat/state.ts"
import type { ChatLines } from "@veridesk/contract/chat/widget.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { verifyChains } from "../../conversations/index.ts"
import { openLine } from "../../live/testing/line.ts"
import { type Agent, type House, openHouse } from "../../platform/testing/house.ts"
import { asGuest, asking, begin, openWidget, ORIGIN, type Widget } from "./testing/widget.ts"

let house: House
let mei: Agent
beforeAll(async () => {
  house = await openHouse({ env: { WIDGET_ORIGINS: ORIGIN } })
  mei = await house.agent({ name: "Mei" })
})
afterAll(() => house.close())

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await presence(mei, "away")
  for (const close of closing.splice(0).reverse()) await close()
})

async function widget(session: string): Promise<Widget> {
  const opened = await openWidget(house.url, session)
  closing.push(opened.close)
  return opened
}
async function presence(agent: Agent, to: string) {
  const { body } = await agent.json("POST", "/api/desk/chats/presence", { presence: to })
  return body.chats
}
const act = (agent: Agent, id: string, what: Record<string, unknown>) =>
  agent.json("POST", `/api/desk/chats/${id}/acts`, { requestId: newId(), ...what })
const reply = (agent: Agent, id: string, text: string) =>
  agent.json("POST", `/api/desk/conversations/${id}/replies`, {
    messageId: newId(),
    body: text,
    basedOn: 1000,
  })

/** Somebody who waits, and follows. */
async function waiting(more: Record<string, unknown> = {}) {
  const session = await asGuest(house.url)
  const chat = await begin(house.url, session, more)
  // Nobody of one test waits in the next.
  closing.push(() =>
    asking(house.url, session)("POST", `/api/chat/chats/${chat.conversationId}/acts`, {
      act: "end",
      requestId: newId(),
    }).catch(() => {}),
  )
  const line = await widget(session)
  line.say({ t: "follow", conversationId: chat.conversationId, after: 0 })
  await line.frame("caught-up")
  return { session, id: chat.conversationId, number: chat.number, line }
}

/** Mei has taken it. */
async function talking(more: Record<string, unknown> = {}) {
  const guest = await waiting(more)
  await presence(mei, "online")
  await expect
    .poll(async () => (await mei.json("GET", "/api/desk/chats")).body.offer?.chat.conversationId)
    .toBe(guest.id)
  expect((await act(mei, guest.id, { act: "accept" })).status).toBe(200)
  await guest.line.state(({ phase }) => phase === "active")
  return guest
}

describe("from the first word to the last", () => {
  test("somebody waits, is offered, is joined, both write, it ends and is rated", async () => {
    const { id, line, session } = await talking()
    const joined = await line.state(({ agent }) => agent !== null)
    expect(joined.agent).toMatchObject({ name: "Mei" })
    await line.send(id, "It was 1,250 USDT")
    expect((await reply(mei, id, "I see it on the chain.")).status).toBe(200)
    await line.until(() => line.texts().length === 3)
    expect(line.texts()).toEqual(["Where is my deposit?", "It was 1,250 USDT", "I see it on the chain."])
    expect((await act(mei, id, { act: "end" })).status).toBe(200)
    await line.state(({ phase }) => phase === "ended")
    const rated = await asking(house.url, session)<{ chat: ChatState }>(
      "POST",
      `/api/chat/chats/${id}/acts`,
      {
        act: "rate",
        requestId: newId(),
        score: 5,
        text: "",
      },
    )
    expect(rated.chat.rated).toBe(true)
  })

  test("what was answered before is shown to both; what is wrong comes back, unless one goes on without it", async () => {
    const values = { pair: "USDT/tron", txid: "not a hash" }
    const form = { form: "deposit-not-credited", values }
    const session = await asGuest(house.url)
    await expect(begin(house.url, session, form)).rejects.toThrow("422 invalid-input")
    const chat = await begin(house.url, session, { ...form, skip: true })
    expect(chat).toMatchObject({ form: "deposit-not-credited", phase: "queued" })
    expect(chat.facts.map(({ value }) => value)).toEqual([expect.stringContaining("USDT")])
    await asking(house.url, session)("POST", `/api/chat/chats/${chat.conversationId}/acts`, {
      act: "end",
      requestId: newId(),
    })
  })

  test("what others do between two messages is seen by the second, wherever it was done", async () => {
    const { id, line } = await talking()
    await line.send(id, "It was 1,250 USDT")
    await line.send(id, "An hour ago")
    expect((await reply(mei, id, "I look.")).status).toBe(200)
    const ack = await line.send(id, "Thank you")
    await line.until(() => line.texts().length === 5)
    expect(line.seqs()).toEqual(line.seqs().toSorted((a, b) => a - b))
    expect(ack?.seq).toBe(line.seqs().at(-1))
    // As another process would do it, with no word to this one.
    await house.pool.query(
      "update chats set conduct = 'paused', paused_until = now() + interval '5 minutes' where conversation_id = $1",
      [id],
    )
    line.say({
      t: "say",
      conversationId: id,
      message: { id: newId(), body: "Still there?", attachmentIds: [] },
    })
    expect(await line.frame("refused")).toMatchObject({ code: "chat-paused" })
    await house.pool.query(
      "update chats set conduct = 'none', paused_until = null where conversation_id = $1",
      [id],
    )
    await line.send(id, "Sorry")
    const { rows } = await house.pool.query(
      "select array_agg(seq order by seq) = array_agg(n::int order by n) as whole from (select seq, row_number() over (order by seq) as n from events where conversation_id = $1) e",
      [id],
    )
    expect(rows).toEqual([{ whole: true }])
    const { faults } = await verifyChains(house.db)
    expect(faults.filter(({ conversationId }) => conversationId === id)).toEqual([])
    expect((await act(mei, id, { act: "end" })).status).toBe(200)
  })

  test("a message is acknowledged once however often it is sent", async () => {
    const { id, line } = await waiting()
    const message = newId()
    const first = await line.send(id, "once", message)
    line.say({ t: "say", conversationId: id, message: { id: message, body: "once", attachmentIds: [] } })
    const second = await line.frame("ack", 2)
    expect(second).toEqual(first)
    await line.until(() => line.texts().includes("once"))
    expect(line.texts().filter((text) => text === "once")).toHaveLength(1)
  })

  test("what was missed comes after the cursor, without what is not for customers", async () => {
    const { id, line, session } = await talking()
    const { seq } = await line.send(id, "before")
    await line.close()
    await mei.json("POST", `/api/desk/conversations/${id}/notes`, {
      messageId: newId(),
      body: "a whisper",
      basedOn: 1000,
    })
    await reply(mei, id, "meanwhile")
    const again = await widget(session)
    again.say({ t: "follow", conversationId: id, after: seq })
    await again.frame("caught-up")
    expect(again.texts()).toEqual(["meanwhile"])
    const [first] = again.frames.filter((frame) => frame.t === "line")
    expect(first).toMatchObject({ line: { after: seq } })
  })

  test("the long poll says the same as the socket", async () => {
    const { id, session } = await talking()
    const all = await asking(house.url, session)<ChatLines>("GET", `/api/chat/chats/${id}?after=0`)
    expect(all.chat.phase).toBe("active")
    const waits = asking(house.url, session)<ChatLines>(
      "GET",
      `/api/chat/chats/${id}?after=${all.cursor}&wait=20`,
    )
    await reply(mei, id, "by the other way")
    const news = await waits
    expect(news.lines.map(({ event }) => event.message?.body)).toEqual(["by the other way"])
  })
})

describe("bounds", () => {
  test("who asks by long poll hears that the line has moved, without a word being said", async () => {
    const first = await waiting()
    const second = await asGuest(house.url)
    const { conversationId: id, queue, lastSeq } = await begin(house.url, second)
    const at = queue?.position ?? 0
    const waits = asking(house.url, second)<ChatLines>(
      "GET",
      `/api/chat/chats/${id}?after=${lastSeq}&wait=25`,
    )
    await asking(house.url, first.session)("POST", `/api/chat/chats/${first.id}/acts`, {
      act: "end",
      requestId: newId(),
    })
    expect((await waits).chat.queue?.position).toBeLessThanOrEqual(at)
    await expect
      .poll(
        async () =>
          (await asking(house.url, second)<ChatLines>("GET", `/api/chat/chats/${id}`)).chat.queue?.position,
      )
      .toBe(at - 1)
    await asking(house.url, second)("POST", `/api/chat/chats/${id}/acts`, { act: "end", requestId: newId() })
  })

  test("nobody takes more than three places in the line, nor says more than two hundred things in ten seconds", async () => {
    const session = await asGuest(house.url)
    const chats = [
      await begin(house.url, session),
      await begin(house.url, session),
      await begin(house.url, session),
    ]
    await expect(begin(house.url, session)).rejects.toThrow("409 chats-open")
    const id = chats[0]?.conversationId ?? ""
    const [one, two] = [await widget(session), await widget(session)]
    for (const line of [one, two])
      for (let n = 0; n < 150; n += 1)
        line.say({ t: "say", conversationId: id, message: { id: newId(), body: `${n}`, attachmentIds: [] } })
    expect(await Promise.race([one.frame("refused"), two.frame("refused")])).toMatchObject({
      code: "too-many-tries",
    })
    for (const { conversationId } of chats)
      await asking(house.url, session)("POST", `/api/chat/chats/${conversationId}/acts`, {
        act: "end",
        requestId: newId(),
      })
  })
})

describe("nobody else gets in", () => {
  test("a conversation of somebody else is not there", async () => {
    const { id } = await waiting()
    const stranger = await asGuest(house.url, "Somebody else")
    await expect(asking(house.url, stranger)("GET", `/api/chat/chats/${id}`)).rejects.toThrow("404")
    const line = await widget(stranger)
    line.say({ t: "follow", conversationId: id, after: 0 })
    expect(await line.frame("refused")).toMatchObject({ code: "not-found", conversationId: id })
    line.say({ t: "say", conversationId: id, message: { id: newId(), body: "hello", attachmentIds: [] } })
    expect(await line.frame("refused", 2)).toMatchObject({ code: "not-found" })
  })

  test("a page of another origin opens no socket and is told nothing by CORS", async () => {
    const session = await asGuest(house.url)
    await expect(openWidget(house.url, session, { origin: "https://evil.example" })).rejects.toThrow("403")
    const answer = await fetch(`${house.url}/api/chat/home`, {
      headers: { origin: "https://evil.example", authorization: `Bearer ${session}` },
    })
    expect(answer.headers.get("access-control-allow-origin")).toBeNull()
  })

  test("a key that was revoked loses its socket within a second", async () => {
    const session = await asGuest(house.url)
    const line = await widget(session)
    await line.frame("hello")
    const from = performance.now()
    await asking(house.url, session)("DELETE", "/api/chat/session")
    expect(await line.closed).toBe(4401)
    expect(performance.now() - from).toBeLessThan(5000)
    await expect(asking(house.url, session)("GET", "/api/chat/home")).rejects.toThrow("401")
  })
})

describe("what both sides see of each other", () => {
  test("typing goes both ways, and how far the agent has read is shown", async () => {
    const { id, line } = await talking()
    const desk = await openLine(house.url, { visitor: mei })
    closing.push(() => desk.close())
    desk.say({ t: "follow", conversationId: id, after: 0 })
    await desk.frame("caught-up")
    line.say({ t: "typing", conversationId: id, on: true })
    expect(await desk.frame("typing")).toMatchObject({ conversationId: id, on: true, name: "Odile" })
    desk.say({ t: "doing", conversationId: id, doing: "replying" })
    expect(await line.frame("typing")).toMatchObject({ name: "Mei", on: true })
    const { seq } = await line.send(id, "have you read this?")
    await mei.json("POST", `/api/desk/conversations/${id}/read`, { seq })
    expect((await line.state(({ readSeq }) => readSeq >= seq)).readSeq).toBe(seq)
  })
})
