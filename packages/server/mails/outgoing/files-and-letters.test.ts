import { newId } from "@veridesk/contract/ids.ts"
import PostalMime from "postal-mime"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { fileTicket } from "../../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../../platform/testing/house.ts"
import { openMailServer, type ReceivedMail } from "../../platform/testing/mail-server.ts"
import { beganByMail, giveMailbox } from "../testing/mail-thread.ts"

const HE_MAIL = "zhiyuan.he@mail.example"

let server: Awaited<ReturnType<typeof openMailServer>>
let house: House
let mei: Agent
let he: Customer
let box: { id: string; address: string }
beforeAll(async () => {
  server = await openMailServer()
  house = await openHouse({
    env: { SMTP_URL: server.url, MAILS_PER_RECIPIENT_PER_HOUR: "1000", MAIL_FILES_MB: "1" },
  })
  mei = await house.agent({ name: "Mei" })
  he = await house.customer({ name: "何知远", email: HE_MAIL, locale: "zh-CN" })
  box = await giveMailbox(house.pool)
})
afterAll(async () => {
  await house.close()
  await server.close()
})
beforeEach(() => {
  server.mails.length = 0
})

async function delivered(): Promise<ReceivedMail[]> {
  await house.settle()
  const { rows } = await house.pool.query("select id from outgoing_mails where state = 'queued' order by id")
  for (const { id } of rows) await house.app.tasks["send-mail"]({ mailId: id })
  return [...server.mails]
}
const read = (mail: ReceivedMail | undefined) => PostalMime.parse(Buffer.from(mail?.raw ?? "", "latin1"))

async function upload(name: string, bytes: Buffer<ArrayBuffer>): Promise<string> {
  const response = await mei.multipart("/api/desk/attachments", { fields: {}, files: [{ name, bytes }] })
  const { files } = (await response.json()) as { files: { id: string; refusal: unknown }[] }
  expect(files[0]?.refusal).toBeNull()
  return files[0]?.id ?? ""
}
async function reply(ticket: { id: string }, more: object) {
  const body = { messageId: newId(), body: "Please see the file.", basedOn: 0, anyway: true, ...more }
  const answer = await mei.json("POST", `/api/desk/conversations/${ticket.id}/replies`, body)
  expect([answer.status, answer.body.code]).toEqual([200, undefined])
  return { ...answer, sent: body }
}
/** The newest mail of an agent. */
const answerOf = async () =>
  read((await delivered()).filter((mail) => !mail.headers.has("auto-submitted")).at(-1))
async function byMail(from: string, aligned: boolean) {
  const stranger = await house.customer({ name: "Odile Varga", email: from, verified: false })
  const ticket = await fileTicket(house, stranger)
  await house.settle()
  await beganByMail(house.pool, { conversationId: ticket.id, mailboxId: box.id, from, aligned })
  return ticket
}

const LOG = Buffer.from("2026-11-26 06:00:00 deposit credited\n")
const LARGE = Buffer.from("2026-11-26 06:00:00 nothing happened at all\n".repeat(40_000))

describe("files of an answer", () => {
  test("lie in the mail while they are small", async () => {
    const ticket = await fileTicket(house, he)
    await reply(ticket, { attachmentIds: [await upload("deposit.log", LOG)] })
    const mail = await answerOf()
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(["deposit.log"])
    const [file] = mail.attachments
    expect(Buffer.from(file?.content as ArrayBuffer).toString()).toBe(LOG.toString())
  })

  test("stay in the ticket where they are large, for whoever can open it", async () => {
    const ticket = await fileTicket(house, he)
    await reply(ticket, { attachmentIds: [await upload("large.log", LARGE)] })
    const mail = await answerOf()
    expect(mail.attachments).toEqual([])
    expect(mail.text).toContain("With one file, which you can open in the ticket.")
  })

  test("are behind links that each work once, for whoever can't", async () => {
    const ticket = await byMail("unknown@post.example", false)
    await reply(ticket, { attachmentIds: [await upload("secret.log", LOG)], filesBy: "links" })
    const mail = await answerOf()
    expect(mail.attachments).toEqual([])
    const path = /http:\/\/help\.kestrel\.example(\/files\/[\w-]{43})/.exec(mail.text ?? "")?.[1] ?? ""
    const somebody = house.visitor()
    // What checks mails opens links, however often.
    for (let nth = 0; nth < 3; nth++) {
      const page = await somebody.get(path)
      expect([page.status, (await page.text()).includes("secret.log")]).toEqual([200, true])
    }
    const given = await somebody.form(path, {})
    expect([given.status, await given.text()]).toEqual([200, LOG.toString()])
    expect(given.headers.get("content-disposition")).toContain("secret.log")
    expect((await somebody.form(path, {})).status).toBe(404)
    expect((await somebody.get(path)).status).toBe(404)
    expect((await somebody.get(`/files/${"a".repeat(43)}`)).status).toBe(404)
  })

  test("are not given by a link after a week", async () => {
    const ticket = await byMail("late@post.example", false)
    await reply(ticket, { attachmentIds: [await upload("secret.log", LOG)], filesBy: "links" })
    const path = /(\/files\/[\w-]{43})/.exec((await answerOf()).text ?? "")?.[1] ?? ""
    house.moveClock(8 * 86_400_000)
    try {
      expect((await house.visitor().get(path)).status).toBe(404)
    } finally {
      house.moveClock(-8 * 86_400_000)
    }
  })
})

describe("a letter", () => {
  test.each([
    ["en", "Your claim was examined.\n\nIt is well founded.", "letter-"],
    ["zh-CN", "你的投诉已完成核查。\n\n我们确认该笔充值应予入账。", "函件-"],
  ] as const)(
    "goes as a PDF in the mail and on the message, signed by name (%s)",
    async (language, body, name) => {
      const ticket = await fileTicket(house, he, { language })
      const letter = { signer: "Mei Lin", position: "Head of complaints" }
      const { sent, body: done } = await reply(ticket, { body, letter })
      const mail = await answerOf()
      const file = mail.attachments.find(({ mimeType }) => mimeType === "application/pdf")
      expect(file?.filename).toBe(`${name}${ticket.number}.pdf`)
      expect(
        Buffer.from(file?.content as ArrayBuffer)
          .subarray(0, 5)
          .toString(),
      ).toBe("%PDF-")
      const [event] = done.events.filter(({ kind }: { kind: string }) => kind === "conversation.replied")
      expect(event.message.attachments.map(({ mediaType }: { mediaType: string }) => mediaType)).toEqual([
        "application/pdf",
      ])
      // Asked again, it is the same answer with the same letter.
      const again = await mei.json("POST", `/api/desk/conversations/${ticket.id}/replies`, sent)
      expect([again.status, again.body.events]).toEqual([200, done.events])
    },
  )

  test("needs a text", async () => {
    const ticket = await fileTicket(house, he)
    const body = { messageId: newId(), body: " ", basedOn: 0, letter: { signer: "Mei Lin" } }
    expect((await mei.json("POST", `/api/desk/conversations/${ticket.id}/replies`, body)).status).toBe(422)
  })
})
