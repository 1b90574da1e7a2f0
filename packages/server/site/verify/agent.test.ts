import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { asGuest, begin, openWidget, ORIGIN, type Widget } from "../../channels/chat/testing/widget.ts"
import { type Agent, type Customer, type House, openHouse } from "../../platform/testing/house.ts"

const PATH = "/en/verify/agent"
let house: House
let mei: Agent
let zhiyuan: Customer
let line: Widget
let number: string
let chatId: string
let pair: { en: [string, string]; zh: [string, string] }

/** 何知远 talks with Mei. */
beforeAll(async () => {
  house = await openHouse({ env: { WIDGET_ORIGINS: ORIGIN, TRUST_PROXY: "loopback" } })
  mei = await house.agent({ name: "Mei" })
  zhiyuan = await house.customer({ name: "何知远" })
  const session = await asGuest(house.url)
  // As the exchange's token would have it: the widget's key is that of the account.
  await house.pool.query("update widget_sessions set customer_id = $1, identity_level = 'session'", [
    zhiyuan.id,
  ])
  const chat = await begin(house.url, session)
  chatId = chat.conversationId
  number = chat.number
  line = await openWidget(house.url, session)
  line.say({ t: "follow", conversationId: chatId, after: 0 })
  await mei.json("POST", "/api/desk/chats/presence", { presence: "online" })
  const offered = async () => (await mei.json("GET", "/api/desk/chats")).body.offer?.chat.conversationId
  await vi.waitFor(async () => expect(await offered()).toBe(chatId), { timeout: 10_000 })
  await mei.json("POST", `/api/desk/chats/${chatId}/acts`, { requestId: newId(), act: "accept" })
  const { agent } = await line.state((state) => state.agent !== null)
  const panel = await mei.get(`/api/desk/chats/${chatId}`, { headers: { "accept-language": "zh-CN" } })
  pair = { en: agent?.pair ?? ["", ""], zh: (await panel.json()).panel.pair }
})
afterAll(async () => {
  await line.close()
  await house.close()
})

let network = 0
/** The page's answer, from a network of its own. */
async function ask(
  words: string,
  o: { number?: string; as?: { form: Customer["form"] }; path?: string } = {},
) {
  network += 1
  const headers = { "x-forwarded-for": `203.0.113.${network}`, accept: "text/html" }
  const as = o.as ?? house.visitor()
  const answer = await as.form(o.path ?? PATH, { words, number: o.number ?? "" }, { headers })
  const page = await answer.text()
  return {
    status: answer.status,
    title: /<h2 id="answer-h"[^>]*>([^<]*)/.exec(page)?.[1] ?? "",
    page,
    answer,
  }
}
const OURS = "Yes: these two words belong to an agent who is talking for us now"
const NO = "No: nobody who talks for us has these two words now"
const spoken = () => number.replace(/(\d{4})(?=\d)/g, "$1 ")

describe("/verify/agent", () => {
  test("agent and customer see the same two things, each in their language", async () => {
    expect(pair.en).toHaveLength(2)
    expect((await ask(pair.zh.join(" "))).title).toBe(OURS)
    expect((await ask(pair.en.join(" "))).title).toBe(OURS)
  })

  test("anybody is told yes or no and nothing more", async () => {
    const { page, answer } = await ask(pair.en.join(" "))
    expect(page).not.toContain("Mei of")
    expect(page).not.toContain(number)
    expect(page).toContain("Anybody can begin a chat with us and read you the words they see there.")
    expect(answer.headers.get("cache-control")).toContain("no-store")
  })

  test("with the conversation’s number: who it is, and that it may be somebody else’s", async () => {
    const { title, page } = await ask(pair.en.join(" "), { number: spoken() })
    expect(title).toBe(`Yes: Mei of Kestrel support is in conversation ${spoken()} now`)
    expect(page).toContain("Compare the number with the one at the top of your own chat")
    const other = await ask(pair.en.join(" "), { number: "1000000000" })
    expect([other.status, other.page.includes("This isn’t a complete number.")]).toEqual([422, true])
  })

  test("signed in as the one who talks with them: in chat with you", async () => {
    const { title, page } = await ask(pair.en.join("-").toUpperCase(), { as: zhiyuan })
    expect(title).toBe("Yes: Mei of Kestrel support is in chat with you now")
    expect(page).toContain(`Conversation ${spoken()}.`)
    const zh = await ask(pair.zh.join(""), { as: zhiyuan, path: "/zh-cn/verify/agent" })
    expect(zh.title).toBe("是的：Kestrel 客服 Mei 正在与你聊天")
  })

  test("signed in as somebody else: a warning, since the words were read out to them", async () => {
    const tomas = await house.customer({ name: "Tomas Reyhl" })
    const { title, page } = await ask(pair.en.join(" "), { as: tomas })
    expect(title).toBe("Careful: the agent with these two words is in no chat of your account")
    expect(page).not.toContain("Mei of")
    expect(page).toContain("Freeze now")
  })

  test.each(["teapot teapot", "blue sky", "123 456", "<script>alert(1)</script>", "x".repeat(5_000)])(
    "%s is no: what to do, in the order in which it helps",
    async (words) => {
      const { status, title, page } = await ask(words)
      expect([status, title]).toEqual([200, NO])
      expect(page).toMatch(/Type \S+\.example by hand and begin a chat there\./)
      expect(page).toContain("/en/verify/report")
      expect(page).not.toContain("<script>alert")
    },
  )

  test("no words are a mistake that is said", async () => {
    const { status, page } = await ask(" ")
    expect([status, page.includes("This is still missing.")]).toEqual([422, true])
  })

  test("is bound in rate", async () => {
    const visitor = house.visitor()
    const statuses: number[] = []
    for (let n = 0; n < 12; n += 1)
      statuses.push((await visitor.form(PATH, { words: "teapot lantern" })).status)
    expect(statuses).toContain(429)
    expect((await visitor.get(PATH)).status).toBe(200)
  })

  test("the words end with the conversation", async () => {
    expect((await ask(pair.en.join(" "))).title).toBe(OURS)
    await mei.json("POST", `/api/desk/chats/${chatId}/acts`, { requestId: newId(), act: "end" })
    await line.state(({ phase }) => phase === "ended")
    expect((await ask(pair.en.join(" "), { as: zhiyuan })).title).toBe(NO)
  })

  test("and its transcript tells of it, with the words it was known by", async () => {
    const text = await (await zhiyuan.get(`/tickets/${number}/transcript.txt?lang=en`)).text()
    for (const said of [
      `Transcript of chat ${number}`,
      "The conversation began.",
      "Waiting for an agent.",
      `Mei joined, Customer service. The two words you know each other by: ${pair.en.join(" ")}.`,
      "Support ended the chat.",
      "/en/verify/transcript",
    ])
      expect(text).toContain(said)
    expect(text).not.toContain("The ticket was changed.")
    const file = await (await zhiyuan.get(`/tickets/${number}/transcript.json`)).text()
    const checked = await house.visitor().multipart("/en/verify/transcript", {
      fields: {},
      files: [{ name: "ticket.json", bytes: Buffer.from(file), input: "file" }],
    })
    expect(await checked.text()).toContain("This is exactly what we gave out")
  })
})
