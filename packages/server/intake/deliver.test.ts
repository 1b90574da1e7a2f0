import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"
import { openMailServer, type Verdict } from "../platform/testing/mail-server.ts"

let house: House
let server: Awaited<ReturnType<typeof openMailServer>>
let odile: Customer
let verdicts: Verdict[] = []
beforeAll(async () => {
  server = await openMailServer({ judge: () => verdicts.shift() ?? "take" })
  house = await openHouse({ env: { SMTP_URL: server.url, MAILS_PER_RECIPIENT_PER_HOUR: "1000" } })
  odile = await house.customer({ email: "odile.varga@post.example" })
})
afterAll(async () => {
  await house.close()
  await server.close()
})
beforeEach(() => {
  verdicts = []
  server.mails.length = 0
})

/** A mail that waits in the outbox, and its task. */
async function waiting() {
  const ticket = await fileTicket(house, odile)
  await house.settle()
  const { rows } = await house.pool.query(
    "select id, message_id from outgoing_mails where conversation_id = $1",
    [ticket.id],
  )
  const { id, message_id: messageId } = rows[0]
  const state = async () => {
    const found = await house.pool.query(
      "select state, attempts, last_error, details, settled_at is not null as settled from outgoing_mails where id = $1",
      [id],
    )
    return found.rows[0]
  }
  return { id, messageId, state, send: () => house.app.tasks["send-mail"]({ mailId: id }) }
}

describe("a mail", () => {
  test("that is taken is settled, forgets its details and never goes again", async () => {
    const mail = await waiting()
    await mail.send()
    await mail.send()
    expect(server.mails).toHaveLength(1)
    expect(server.mails[0]?.headers.get("message-id")).toBe(mail.messageId)
    expect(await mail.state()).toEqual({
      state: "accepted",
      attempts: 1,
      last_error: null,
      details: {},
      settled: true,
    })
  })

  test.each<[string, Verdict, string]>([
    ["not now, at the recipient", { at: "rcpt", code: 451 }, "451 EENVELOPE"],
    ["not now, after the data", { at: "data", code: 421 }, "421"],
    ["a line that is cut after the data", "cut", "ECONNECTION"],
  ])("that meets %s goes again with the same Message-ID", async (_case, verdict, why) => {
    const mail = await waiting()
    verdicts = [verdict]
    await expect(mail.send()).rejects.toThrow(why)
    expect(await mail.state()).toMatchObject({
      state: "queued",
      attempts: 1,
      last_error: expect.stringContaining(why.split(" ")[0] ?? why),
      settled: false,
    })
    await mail.send()
    expect(await mail.state()).toMatchObject({ state: "accepted", attempts: 2, last_error: null })
    expect(new Set(server.mails.map((got) => got.headers.get("message-id")))).toEqual(
      new Set([mail.messageId]),
    )
  })

  test.each<[string, Verdict, string]>([
    ["at the recipient", { at: "rcpt", code: 550 }, "550 "],
    ["after the data", { at: "data", code: 554 }, "554 "],
  ])("that is refused for good %s has failed, and is not tried again", async (_case, verdict, why) => {
    const mail = await waiting()
    verdicts = [verdict]
    await mail.send()
    expect(await mail.state()).toEqual({
      state: "failed",
      attempts: 1,
      // As the far side said it, and not our library's name for it.
      last_error: expect.stringMatching(new RegExp(`^${why}(?!E[A-Z]+$)`)),
      details: {},
      settled: true,
    })
    server.mails.length = 0
    await mail.send()
    expect(server.mails).toEqual([])
  })

  test("that nobody took in all its tries has failed, and says why", async () => {
    const mail = await waiting()
    await house.pool.query("update outgoing_mails set attempts = 11 where id = $1", [mail.id])
    verdicts = [{ at: "data", code: 452 }]
    await mail.send()
    expect(await mail.state()).toMatchObject({
      state: "failed",
      attempts: 12,
      last_error: expect.stringContaining("452"),
      settled: true,
    })
  })

  test("that was on its way when the process died goes again under its name", async () => {
    const mail = await waiting()
    await house.pool.query("update outgoing_mails set state = 'sending', attempts = 1 where id = $1", [
      mail.id,
    ])
    await mail.send()
    expect(server.mails[0]?.headers.get("message-id")).toBe(mail.messageId)
    expect(await mail.state()).toMatchObject({ state: "accepted", attempts: 2 })
  })

  test("about a ticket that is gone is not sent", async () => {
    const mail = await waiting()
    await house.pool.query("update outgoing_mails set conversation_id = $2 where id = $1", [mail.id, newId()])
    await mail.send()
    expect(server.mails).toEqual([])
    expect(await mail.state()).toMatchObject({ state: "failed", last_error: "nothing to say" })
  })

  test("that never was is nothing to do", async () => {
    await house.app.tasks["send-mail"]({ mailId: newId() })
    await expect(house.app.tasks["send-mail"]({ mailId: "1 or 1=1" })).rejects.toThrow("mailId")
    expect(server.mails).toEqual([])
  })
})

test("no address, no text and no link of a mail is in the log", async () => {
  const mail = await waiting()
  verdicts = [{ at: "rcpt", code: 550 }]
  await mail.send()
  const log = house.logged.join("")
  for (const word of ["odile.varga", "-1022", "signature error"]) expect(log).not.toContain(word)
})

describe("from the form to the mailbox, by the queue's own workers", () => {
  let busy: House
  let mei: Agent
  beforeAll(async () => {
    busy = await openHouse({ env: { SMTP_URL: server.url, MAIL_UNDO_SECONDS: "0" }, jobs: true })
    mei = await busy.agent({ name: "Mei" })
  })
  afterAll(() => busy.close())

  test("a receipt and an answer arrive, each once", async () => {
    const he = await busy.customer({ name: "何知远", email: "zhiyuan.he@mail.example" })
    const ticket = await fileTicket(busy, he)
    await server.arrived(1)
    const body = { messageId: newId(), body: "We have found it.", basedOn: 2 }
    await mei.json("POST", `/api/desk/conversations/${ticket.id}/replies`, body)
    const mails = await server.arrived(2)
    expect(mails.map((mail) => [mail.to, mail.headers.get("subject")])).toEqual([
      [["zhiyuan.he@mail.example"], expect.stringContaining("we have your ticket")],
      [["zhiyuan.he@mail.example"], expect.stringContaining("answer to your ticket")],
    ])
    const open = "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'send-mail'"
    await expect.poll(async () => (await busy.pool.query(open)).rows[0].n).toBe(0)
    expect(server.mails).toHaveLength(2)
  })
})
