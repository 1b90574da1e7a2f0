import { newId } from "@veridesk/contract/ids.ts"
import { SMTPServer } from "smtp-server"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { fileTicket } from "../../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../../platform/testing/house.ts"

/* What an agent is told of a mail that the far side won't take. */

const AMARA = "amara@mail.example"

let far: SMTPServer
let says: { code: number; text: string } | null = null
let house: House
let mei: Agent
let amara: Customer
beforeAll(async () => {
  far = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo(_address, _session, done) {
      done(says ? Object.assign(new Error(says.text), { responseCode: says.code }) : null)
    },
    onData(stream, _session, done) {
      stream.resume().on("end", () => done())
    },
  })
  await new Promise<void>((resolve) => far.listen(0, "127.0.0.1", resolve))
  const { port } = far.server.address() as AddressInfo
  house = await openHouse({ env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_UNDO_SECONDS: "0" } })
  mei = await house.agent({ name: "Mei" })
  amara = await house.customer({ name: "Amara Linde", email: AMARA })
})
afterAll(async () => {
  await house.close()
  await new Promise<void>((resolve) => far.close(() => resolve()))
})

/** An answer about a ticket of Amara's, tried once. */
async function answered(far: typeof says) {
  const ticket = await fileTicket(house, amara)
  const messageId = newId()
  const body = { messageId, body: "We found it.", basedOn: 0, anyway: true }
  expect((await mei.json("POST", `/api/desk/conversations/${ticket.id}/replies`, body)).status).toBe(200)
  await house.settle()
  const { rows } = await house.pool.query("select id from outgoing_mails where about_message = $1", [
    messageId,
  ])
  const mailId: string = rows[0].id
  says = far
  await house.app.tasks["send-mail"]({ mailId }).catch(() => {})
  says = null
  const detail = async () => (await mei.json("GET", `/api/desk/outbox/${mailId}`)).body
  const events = async () =>
    (
      await house.pool.query(
        "select kind, actor_realm as realm, payload from events where conversation_id = $1 and kind = 'mail.bounced'",
        [ticket.id],
      )
    ).rows
  return { ticket, messageId, mailId, detail, events }
}

test("a refusal is told in the words of the far side, to whoever wrote the answer and whoever opens the ticket", async () => {
  const one = await answered({ code: 550, text: `5.1.1 <${AMARA}>: there is no\r\nsuch mailbox` })
  expect(await one.detail()).toMatchObject({
    state: "failed",
    why: expect.stringMatching(/^550 5\.1\.1 <amara@mail\.example>: there is no such mailbox$/),
    nextTryAt: null,
    recipients: [{ state: "failed", status: "5.1.1" }],
  })
  // In a list nobody's address stands whole, whoever wrote it there.
  const { rows } = (await mei.json("GET", `/api/desk/outbox?conversation=${one.ticket.id}`)).body
  expect(JSON.stringify(rows)).not.toContain(AMARA)
  expect(await one.events()).toMatchObject([
    {
      realm: "system",
      payload: { mailId: one.mailId, about: one.messageId, how: "failed", status: "5.1.1" },
    },
  ])
  const { body } = await mei.json("GET", `/api/desk/conversations/${one.ticket.id}/customer`)
  expect(body.mailTrouble).toMatchObject({ kind: "bounced", status: "5.1.1" })
  await mei.json("POST", `/api/desk/conversations/${one.ticket.id}/mail-trouble/clear`, {
    requestId: newId(),
  })
})

test("a refusal that is not about the address is told in the ticket and blames no address", async () => {
  const one = await answered({ code: 554, text: "5.7.1 not from your network" })
  expect(await one.events()).toMatchObject([{ payload: { how: "failed", status: "5.7.1" } }])
  const { body } = await mei.json("GET", `/api/desk/conversations/${one.ticket.id}/customer`)
  expect(body.mailTrouble).toBeNull()
})

test("what is put off says why and when it is tried again; given up, the ticket is told", async () => {
  const busy = { code: 451, text: "4.7.1 greylisted, come again" }
  const one = await answered(busy)
  const put = await one.detail()
  expect(put).toMatchObject({ state: "queued", attempts: 1, why: "451 4.7.1 greylisted, come again" })
  expect(Date.parse(put.nextTryAt)).toBeGreaterThan(0)
  expect(await one.events()).toEqual([])
  await house.pool.query("update outgoing_mails set attempts = 11 where id = $1", [one.mailId])
  says = busy
  await house.app.tasks["send-mail"]({ mailId: one.mailId })
  says = null
  expect(await one.detail()).toMatchObject({ state: "failed", nextTryAt: null })
  expect(await one.events()).toMatchObject([{ payload: { about: one.messageId, how: "failed" } }])
  // Of what the far side says nothing is in the log: it may name people.
  expect(house.logged.join("")).not.toMatch(/greylisted|no such mailbox/)
})
