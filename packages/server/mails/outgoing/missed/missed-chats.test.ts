import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { asGuest, asking, begin, ORIGIN } from "../../../channels/chat/testing/widget.ts"
import { type Agent, type House, openHouse } from "../../../platform/testing/house.ts"
import { openMailServer } from "../../../platform/testing/mail-server.ts"
import { tokenIn } from "../../index.ts"
import { giveMailbox } from "../../testing/mail-thread.ts"

const MINUTE = 60_000

let server: Awaited<ReturnType<typeof openMailServer>>
let house: House
let mei: Agent
beforeAll(async () => {
  server = await openMailServer()
  house = await openHouse({
    env: { SMTP_URL: server.url, WIDGET_ORIGINS: ORIGIN, MAILS_PER_RECIPIENT_PER_HOUR: "1000" },
  })
  mei = await house.agent({ name: "Mei" })
  await giveMailbox(house.pool)
})
afterAll(async () => {
  await house.close()
  await server.close()
})
beforeEach(() => {
  server.mails.length = 0
})

/** Somebody in a live conversation with Mei, whose address is proved. */
async function talking() {
  const session = await asGuest(house.url)
  const { conversationId: id } = await begin(house.url, session, {})
  const ask = asking(house.url, session)
  const email = `${newId()}@mail.example`
  await house.pool.query(
    `update customers set email = $2, email_verified_at = now()
     where id = (select customer_id from conversations where id = $1)`,
    [id, email],
  )
  await reply(id, "Hello, let me look.")
  await house.settle()
  return {
    id,
    email,
    say: (body: string) => ask("POST", `/api/chat/chats/${id}/messages`, { id: newId(), body }),
  }
}
async function reply(id: string, text: string) {
  const body = { messageId: newId(), body: text, basedOn: 0, anyway: true }
  expect((await mei.json("POST", `/api/desk/conversations/${id}/replies`, body)).status).toBe(200)
}
/** What the minute's look-around sends. */
async function mailed(email: string) {
  await house.settle()
  await house.app.tasks["mail-missed-chats"]()
  const { rows } = await house.pool.query(
    "select id from outgoing_mails where recipient = $1 and state = 'queued'",
    [email],
  )
  for (const { id } of rows) await house.app.tasks["send-mail"]({ mailId: id })
  return server.mails.filter((mail) => mail.to.includes(email))
}

test("what was said after a customer had gone goes out as one mail, once, and its answer comes back to the chat", async () => {
  const he = await talking()
  await he.say("Where is my deposit?")
  await reply(he.id, "I have found it.")
  await reply(he.id, "It was credited at 06:10.")
  expect(await mailed(he.email)).toEqual([])
  house.moveClock(6 * MINUTE)
  const [mail, ...others] = await mailed(he.email)
  expect(others).toEqual([])
  const text = mail?.parts.get("text/plain") ?? ""
  expect(text.indexOf("I have found it.")).toBeGreaterThan(0)
  expect(text.indexOf("It was credited at 06:10.")).toBeGreaterThan(text.indexOf("I have found it."))
  // They had read what stood before their own words.
  expect(text).not.toContain("Hello, let me look.")
  expect(tokenIn(mail?.headers.get("reply-to") ?? "")).not.toBeNull()
  const { rows } = await house.pool.query(
    "select address from mail_participants where conversation_id = $1",
    [he.id],
  )
  expect(rows).toEqual([{ address: he.email }])
  expect(await mailed(he.email)).toHaveLength(1)
})

test("what was seen is not mailed, and neither is what somebody without a proved address missed", async () => {
  const he = await talking()
  await reply(he.id, "I have found it.")
  await he.say("Thank you!")
  const stranger = await talking()
  await house.pool.query("update customers set email_verified_at = null where email = $1", [stranger.email])
  await reply(stranger.id, "Are you there?")
  house.moveClock(6 * MINUTE)
  expect(await mailed(he.email)).toEqual([])
  expect(await mailed(stranger.email)).toEqual([])
})
