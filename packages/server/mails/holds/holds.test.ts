import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Agent } from "../../platform/testing/house.ts"
import { openPostOffice, type PostOffice } from "../testing/post-office.ts"

let post: PostOffice
let petra: Agent
let mei: Agent
beforeAll(async () => {
  post = await openPostOffice({ jobs: true, env: { MAIL_UNDO_SECONDS: "60" } })
  petra = await post.house.agent({ name: "Petra", role: "lead" })
  mei = await post.house.agent({ name: "Mei" })
  await post.house.customer({ name: "Odile Varga", email: "odile@mail.example" })
})
afterAll(() => post.close())

let nr = 0
async function conversation(from = "Odile Varga <odile@mail.example>"): Promise<string> {
  nr += 1
  const came = await post.send({
    from,
    subject: `A dispute, part ${nr}`,
    text: "See the screenshot.\n",
    messageId: `<h${nr}@${from.includes("post") ? "post" : "mail"}.example>`,
    attachments: [{ filename: "proof.txt", content: `Proof ${nr}` }],
  })
  return came.conversationId ?? ""
}
const at = (id: string, rest = "") => `/api/desk/conversations/${id}/legal-hold${rest}`
const order = (of?: "customer") => ({ requestId: newId(), reason: "Court order 12/2026", ...(of && { of }) })

async function upload(name: string): Promise<string> {
  const files = [{ name, bytes: Buffer.from("2026-11-24 09:12:44 waiting\n".repeat(40)) }]
  const response = await mei.multipart("/api/desk/attachments", { fields: {}, files })
  return (await response.json()).files[0].id
}

test("a conversation is held by a lead, once, with its reason, and let go again; the log says who", async () => {
  const id = await conversation()
  expect((await mei.json("POST", at(id), order())).body.code).toBe("forbidden")
  expect((await petra.json("POST", at(id), order())).body).toMatchObject({
    held: true,
    by: "Petra",
    reason: "Court order 12/2026",
    holds: [{ of: "conversation", elsewhere: null }],
  })
  expect((await petra.json("POST", at(id), order())).body.code).toBe("held-already")
  expect((await mei.json("POST", at(id, "/lift"), order())).body.code).toBe("forbidden")
  expect((await petra.json("POST", at(id, "/lift"), order())).body).toMatchObject({ held: false })
  expect((await petra.json("POST", at(id, "/lift"), order())).body.code).toBe("not-held")
  const { rows } = await post.house.pool.query(
    "select kind, actor_id from events where conversation_id = $1 order by seq desc limit 2",
    [id],
  )
  expect(rows).toEqual([
    { kind: "conversation.hold-lifted", actor_id: petra.id },
    { kind: "conversation.held", actor_id: petra.id },
  ])
})

test("a hold on a customer reaches every conversation of theirs, what comes later too, and nobody else's", async () => {
  const [first, others] = [await conversation(), await conversation("苏屿 <suyu@post.example>")]
  await petra.json("POST", at(first), order("customer"))
  const later = await conversation()
  const heldAt = async (id: string) => (await mei.json("GET", at(id))).body
  expect(await heldAt(later)).toMatchObject({ held: true, holds: [{ of: "customer", by: "Petra" }] })
  expect(await heldAt(others)).toMatchObject({ held: false })
  expect((await petra.json("POST", at(later), order())).body.holds).toHaveLength(2)
  const { body } = await petra.json("GET", "/api/desk/mails?address=odile@mail.example")
  expect(body.rows.every(({ held }: { held: boolean }) => held)).toBe(true)
  await petra.json("POST", at(first, "/lift"), order("customer"))
  expect(await heldAt(first)).toMatchObject({ held: false })
  expect(await heldAt(later)).toMatchObject({ held: true, holds: [{ of: "conversation" }] })
})

test("what was merged into a held conversation is held with it, and the other way round", async () => {
  const [source, target] = [await conversation(), await conversation()]
  const merged = await petra.json("POST", `/api/desk/conversations/${source}/merge`, {
    requestId: newId(),
    intoId: target,
    reason: "The same matter",
  })
  expect(merged.status).toBe(200)
  await petra.json("POST", at(target), order())
  expect((await mei.json("GET", at(source))).body.holds).toMatchObject([{ elsewhere: target }])
  await petra.json("POST", at(target, "/lift"), order())
  expect((await mei.json("GET", at(source))).body.held).toBe(false)
})

test("what removes or writes over is refused while it is held: notes, files, and the database itself", async () => {
  const id = await conversation()
  const messageId = newId()
  const note = { messageId, basedOn: 0, body: "He called and named a second account." }
  await mei.json("POST", `/api/desk/conversations/${id}/notes`, note)
  await petra.json("POST", at(id), order())

  const path = `/api/desk/conversations/${id}/messages/${messageId}/edit`
  const edit = () => ({ requestId: newId(), body: "He called.", version: 1 })
  expect((await mei.json("POST", path, edit())).body).toMatchObject({
    code: "held-by-law",
    next: expect.stringContaining("hold"),
  })
  const { pool } = post.house
  const own = await upload("case.log")
  const answer = {
    messageId: newId(),
    body: "Our log of it.",
    basedOn: 0,
    anyway: true,
    attachmentIds: [own],
  }
  expect((await mei.json("POST", `/api/desk/conversations/${id}/replies`, answer)).status).toBe(200)
  await post.house.settle()
  const headers = { "tus-resumable": "1.0.0" }
  expect((await mei.send("DELETE", `/api/desk/uploads/${own}`, { headers })).status).toBe(404)
  await post.house.app.tasks["purge-uploads"]()
  const { rows: files } = await pool.query("select id from attachments where conversation_id = $1", [id])
  expect(files).toHaveLength(2)
  for (const file of files) expect((await mei.get(`/api/desk/attachments/${file.id}/file`)).status).toBe(200)
  for (const statement of [
    "delete from attachments where conversation_id = $1",
    "update attachments set sha256 = decode(repeat('00', 32), 'hex') where conversation_id = $1",
    "update messages set body = null where conversation_id = $1",
    "delete from messages where conversation_id = $1",
    "update mails set html = null, text = '' where conversation_id = $1",
    "delete from mails where conversation_id = $1",
    "delete from incoming_mails where conversation_id = $1",
    "update incoming_mails set raw_id = gen_random_uuid() where conversation_id = $1",
    "delete from outgoing_mails where conversation_id = $1",
  ])
    await expect(pool.query(statement, [id]), statement).rejects.toMatchObject({ code: "VDH01" })

  await petra.json("POST", at(id, "/lift"), order())
  expect((await mei.json("POST", path, edit())).status).toBe(200)
})

test("an answer that is taken back stays with its text, held or not; the mail that brought it stays whole", async () => {
  const id = await conversation()
  await petra.json("POST", at(id), order())
  const messageId = newId()
  const answer = { messageId, body: "We can't say yet.", basedOn: 0, anyway: true }
  await mei.json("POST", `/api/desk/conversations/${id}/replies`, answer)
  const back = await mei.json("POST", `/api/desk/conversations/${id}/replies/${messageId}/withdraw`, {
    requestId: newId(),
  })
  expect(back.status).toBe(200)
  const { rows } = await post.house.pool.query("select body, withdrawn_at from messages where id = $1", [
    messageId,
  ])
  expect(rows[0]).toMatchObject({ body: "We can't say yet.", withdrawn_at: expect.any(Date) })
  const { body } = await petra.json("GET", "/api/desk/mails?address=odile@mail.example")
  const came = body.rows.find(
    ({ way, conversationId }: Record<string, string>) => way === "in" && conversationId === id,
  )
  const { body: opened } = await petra.json("GET", `/api/desk/archive/${came.id}`)
  expect((await petra.get(`/api/desk/mails/${opened.placed.messageId}/raw`)).status).toBe(200)
})
