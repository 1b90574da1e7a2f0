import { afterAll, beforeAll, expect, test } from "vitest"
import { openPostOffice, type PostOffice } from "../testing/post-office.ts"

let post: PostOffice
beforeAll(async () => {
  post = await openPostOffice({ jobs: true })
  await post.house.customer({ name: "Odile Varga", email: "odile@mail.example" })
})
afterAll(() => post.close())

const send = (from: string, subject: string, messageId: string) =>
  post.send({ from, subject, text: "Hello\n", messageId: `<${messageId}>` })

test("mails are found by who wrote or was written to, by domain, subject, Message-ID and time, page by page", async () => {
  const odile = await send("Odile Varga <odile@mail.example>", "100 % of my withdrawal", "a1@mail.example")
  await send("苏屿 <suyu@post.example>", "申请对账单", "b1@post.example")
  await post.answer(odile.conversationId ?? "", "It is on its way.")
  const petra = await post.house.agent({ name: "Petra", role: "lead" })
  const find = async (q: Record<string, string>) =>
    (await petra.json("GET", `/api/desk/mails?${new URLSearchParams(q)}`)).body.rows as {
      way: string
      address: string
      subject: string
    }[]
  expect((await find({ address: "ODILE@mail.example" })).map(({ way }) => way)).toEqual(
    expect.arrayContaining(["in", "out"]),
  )
  expect(await find({ address: "@post.example" })).toMatchObject([
    { way: "out", address: "suyu@post.example" },
    { way: "in", address: "suyu@post.example", subject: "申请对账单" },
  ])
  expect((await find({ subject: "100 %" })).filter(({ way }) => way === "in")).toHaveLength(1)
  expect(await find({ subject: "对账" })).not.toHaveLength(0)
  expect(await find({ rfcId: "<b1@post.example>" })).toMatchObject([{ way: "in", subject: "申请对账单" }])
  expect(await find({ until: "2020-01-01T00:00:00Z" })).toEqual([])
  const newest = await petra.json("GET", "/api/desk/mails")
  const last = newest.body.rows.at(-1)
  expect(await find({ before: last.id })).toEqual([])
  expect((await post.house.visitor().json("GET", "/api/desk/mails")).status).toBe(401)
})

test("a conversation is held by a lead, once, with its reason, and let go again; the log says who", async () => {
  const { conversationId } = await send("Odile Varga <odile@mail.example>", "A dispute", "c1@mail.example")
  const petra = await post.house.agent({ name: "Petra", role: "lead" })
  const mei = await post.house.agent({ name: "Mei" })
  const path = `/api/desk/conversations/${conversationId}/legal-hold`
  const order = () => ({ requestId: crypto.randomUUID(), reason: "Court order 12/2026" })
  expect((await mei.json("POST", path, order())).body.code).toBe("forbidden")
  expect((await petra.json("POST", path, order())).body).toMatchObject({
    held: true,
    by: "Petra",
    reason: "Court order 12/2026",
  })
  expect((await petra.json("POST", path, order())).body.code).toBe("held-already")
  expect((await petra.json("POST", `${path}/lift`, order())).body).toMatchObject({ held: false })
  expect((await petra.json("POST", `${path}/lift`, order())).body.code).toBe("not-held")
  const { rows } = await post.house.pool.query(
    "select kind, actor_id from events where conversation_id = $1 order by seq desc limit 2",
    [conversationId],
  )
  expect(rows).toEqual([
    { kind: "conversation.hold-lifted", actor_id: petra.id },
    { kind: "conversation.held", actor_id: petra.id },
  ])
})
