import { createHash } from "node:crypto"
import { newId } from "@veridesk/contract/ids.ts"
import { createMockExchange, type MockExchange, people } from "@veridesk/mock-exchange"
import { afterAll, beforeAll, expect, test } from "vitest"
import { fileTicket } from "../../platform/testing/file-ticket.ts"
import { type House, openHouse } from "../../platform/testing/house.ts"
import { openMailServer } from "../../platform/testing/mail-server.ts"
import { giveMailbox } from "../testing/mail-thread.ts"

const HE = "30881492"
const CODE = people.find((person) => person.uid === HE)?.antiPhishingCode ?? ""

let exchange: MockExchange
let server: Awaited<ReturnType<typeof openMailServer>>
let house: House
beforeAll(async () => {
  exchange = await createMockExchange()
  server = await openMailServer()
  house = await openHouse({
    env: { SMTP_URL: server.url, EXCHANGE_URL: exchange.supportApiUrl, EXCHANGE_TOKEN: exchange.token },
  })
  await giveMailbox(house.pool)
})
afterAll(async () => {
  await house.close()
  await server.close()
  await exchange.close()
})

/** The files of an archive whose files lie in it as they are. */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [size, name] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)]
    const body = at + 30 + name
    files.set(bytes.subarray(at + 30, body).toString(), bytes.subarray(body, body + size))
    at = body + size
  }
  return files
}

test("leads take a conversation's mails out whole, with proof; that they did stands in it; the customer's code doesn't", async () => {
  expect(CODE).not.toBe("")
  const [mei, lead] = [await house.agent({ name: "Mei" }), await house.agent({ name: "Ilse", role: "lead" })]
  const he = await house.customer({ name: "何知远", email: "zhiyuan.he@mail.example", uid: HE })
  const ticket = await fileTicket(house, he)
  const body = { messageId: newId(), body: "We have found it.", basedOn: 0, anyway: true }
  await mei.json("POST", `/api/desk/conversations/${ticket.id}/replies`, body)
  await house.settle()
  const { rows } = await house.pool.query("select id from outgoing_mails where state = 'queued' order by id")
  for (const { id } of rows) await house.app.tasks["send-mail"]({ mailId: id })
  expect(server.mails.at(-1)?.parts.get("text/plain")).toContain(CODE)

  const path = `/api/desk/conversations/${ticket.id}/eml-bundle`
  expect((await mei.get(path)).status).toBe(403)
  const response = await lead.get(path)
  expect(response.headers.get("content-disposition")).toContain(`mails-${ticket.number}.zip`)
  const files = unzip(Buffer.from(await response.arrayBuffer()))
  const names = [...files.keys()]
  expect(names.filter((name) => name.startsWith("out/"))).toHaveLength(2)
  const mails = names.filter((name) => name.endsWith(".eml")).map((name) => files.get(name)?.toString() ?? "")
  for (const [at, mail] of mails.entries()) {
    expect(mail).toContain(server.mails[at]?.headers.get("message-id"))
    expect(mail).not.toContain(CODE)
  }
  const proof = JSON.parse(files.get("proof.json")?.toString() ?? "")
  for (const { name, sha256 } of proof.files)
    expect(
      createHash("sha256")
        .update(files.get(name) ?? "")
        .digest("hex"),
    ).toBe(sha256)
  expect(JSON.parse(files.get("transcript.json")?.toString() ?? "").conversation.number).toBe(ticket.number)
  const { body: opened } = await mei.json("GET", `/api/desk/conversations/${ticket.id}`)
  expect(opened.events.at(-1)).toMatchObject({
    kind: "mail.exported",
    actor: { id: lead.id },
    payload: { sent: 2, received: 0 },
  })
})
