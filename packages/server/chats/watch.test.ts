import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { asGuest, asking, begin, ORIGIN } from "../channels/chat/testing/widget.ts"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"

let house: House
let mei: Agent
let ruben: Agent
let session: string
let id: string

beforeAll(async () => {
  house = await openHouse({ env: { WIDGET_ORIGINS: ORIGIN } })
  mei = await house.agent({ name: "Mei" })
  ruben = await house.agent({ name: "Ruben", role: "lead" })
  session = await asGuest(house.url)
  id = (await begin(house.url, session)).conversationId
})
afterAll(() => house.close())

const look = (who: Agent) => who.json("GET", `/api/desk/chats/${id}`)

async function looks(): Promise<string[]> {
  const { body } = await mei.json("GET", `/api/desk/conversations/${id}/events?after=0&limit=200`)
  return body.events.flatMap((event: { kind: string; actor: { name: string } }) =>
    event.kind === "chat.watched" ? [event.actor.name] : [],
  )
}

test("a look at a colleague's chat is in the log once; whose it is and who waits is nobody's secret", async () => {
  await look(ruben)
  expect(await looks()).toEqual([])
  await mei.json("POST", "/api/desk/chats/presence", { presence: "online" })
  const act = { act: "take-over", requestId: newId() }
  expect((await mei.json("POST", `/api/desk/chats/${id}/acts`, act)).status).toBe(200)

  await look(mei)
  await look(ruben)
  await look(ruben)
  expect(await looks()).toEqual(["Ruben"])
  const { lines } = await asking(house.url, session)<{ lines: { event: { kind: string } }[] }>(
    "GET",
    `/api/chat/chats/${id}?after=0`,
  )
  expect(lines.map(({ event }) => event.kind)).not.toContain("chat.watched")
})

test("its agent and its customer read the same two words, whatever language the desk speaks", async () => {
  const { chat } = await asking(house.url, session)<{ chat: { agent: { pair: string[] } } }>(
    "GET",
    `/api/chat/chats/${id}?after=0`,
  )
  const { body } = await mei.json("GET", "/api/desk/chats")
  expect(body.mine).toMatchObject([{ pair: chat.agent.pair, risk: "ordinary" }])
  expect((await look(mei)).body.panel.pair).toEqual(chat.agent.pair)
})
