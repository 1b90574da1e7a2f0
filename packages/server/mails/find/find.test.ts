import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Agent } from "../../platform/testing/house.ts"
import { openPostOffice, type PostOffice } from "../testing/post-office.ts"

type Found = Record<"id" | "way" | "address" | "subject" | "ended" | "conversationId", string> & {
  held: boolean
}

let post: PostOffice
let petra: Agent
beforeAll(async () => {
  post = await openPostOffice({ jobs: true })
  await post.house.customer({ name: "Odile Varga", email: "odile@mail.example" })
  petra = await post.house.agent({ name: "Petra", role: "lead" })
})
afterAll(() => post.close())

/** A mail that comes a second time says the same moment. */
const SENT = new Date("2026-11-26T08:00:00Z")
const send = (from: string, subject: string, messageId: string, text = "Hello\n") =>
  post.send({ from, subject, text, messageId: `<${messageId}>`, date: SENT })
const find = async (q: Record<string, string>): Promise<Found[]> =>
  (await petra.json("GET", `/api/desk/mails?${new URLSearchParams(q)}`)).body.rows
const ODILE = "Odile Varga <odile@mail.example>"

test("mails are found by who wrote or was written to, by domain, subject, Message-ID and time, page by page", async () => {
  const odile = await send(ODILE, "100 % of my withdrawal", "a1@mail.example")
  await send("苏屿 <suyu@post.example>", "申请对账单", "b1@post.example")
  await post.answer(odile.conversationId ?? "", "It is on its way.")
  expect((await find({ address: "ODILE@mail.example" })).map(({ way }) => way)).toEqual(
    expect.arrayContaining(["in", "out"]),
  )
  expect(await find({ address: "@post.example" })).toMatchObject([
    { way: "out", address: "suyu@post.example" },
    { way: "in", address: "suyu@post.example", subject: "申请对账单", ended: "conversation" },
  ])
  expect((await find({ subject: "100 %" })).filter(({ way }) => way === "in")).toHaveLength(1)
  expect(await find({ subject: "对账" })).not.toHaveLength(0)
  expect(await find({ rfcId: "<b1@post.example>" })).toMatchObject([{ way: "in", subject: "申请对账单" }])
  expect(await find({ until: "2020-01-01T00:00:00Z" })).toEqual([])
  const { body } = await petra.json("GET", "/api/desk/mails")
  expect(await find({ before: body.rows.at(-1).id })).toEqual([])
  const times = body.rows.map(({ at }: { at: string }) => at)
  expect(times).toEqual(times.toSorted().toReversed())
  expect((await post.house.visitor().json("GET", "/api/desk/mails")).status).toBe(401)
})

test("a page ends where the next one begins: walked in pages, every mail is met once", async () => {
  for (let nr = 0; nr < 54; nr += 1)
    await send("苏屿 <suyu@post.example>", `对账单 ${nr}`, `many${nr}@post.example`)
  const met: string[] = []
  for (let before: string | null = ""; before !== null; ) {
    const query: string = before ? `&before=${before}` : ""
    const { body } = await petra.json("GET", `/api/desk/mails?address=suyu@post.example${query}`)
    met.push(...body.rows.map(({ id }: Found) => id))
    before = body.next
  }
  const { rows } = await post.house.pool.query(
    `select (select count(*) from incoming_mails where from_address = 'suyu@post.example')
      + (select count(*) from outgoing_mails where recipient = 'suyu@post.example') as n`,
  )
  expect(met.length).toBeGreaterThan(50)
  expect(met).toHaveLength(Number(rows[0].n))
  expect(new Set(met).size).toBe(met.length)
}, 60_000)

test("by words of their text, in English and Chinese, of what came in and what was answered, and by where they ended", async () => {
  const lost = await send(ODILE, "A question", "w1@mail.example", "My withdrawals were frozen on Tuesday.\n")
  await send("苏屿 <suyu@post.example>", "你好", "w2@post.example", "我的充值還沒有到賬，請幫忙查詢。\n")
  await post.answer(lost.conversationId ?? "", "We asked the custodian about a memo.")
  await post.house.settle()
  const ended = async (words: string, more = {}) =>
    (await find({ words, ...more })).map(({ way, subject }) => `${way} ${subject}`)
  expect(await ended("frozen withdrawal")).toEqual(["in A question"])
  expect(await ended("custodian memo")).toEqual(["out A question"])
  expect(await ended("充值 到账")).toEqual(["in 你好"])
  expect(await ended("充值 frozen")).toEqual([])
  expect(await ended("…")).toEqual([])
  expect(
    await ended("frozen", { address: "odile@mail.example", mailbox: "support", ended: "conversation" }),
  ).toEqual(["in A question"])
  expect(await ended("frozen", { ended: "bounced" })).toEqual([])
  expect(await ended("frozen", { mailbox: "nowhere" })).toEqual([])
  await send(ODILE, "A question", "w1@mail.example", "My withdrawals were frozen on Tuesday.\n")
  expect(await find({ ended: "rejected" })).toMatchObject([{ subject: "A question", conversationId: null }])
  expect((await petra.json("GET", "/api/desk/mails?ended=eaten")).status).toBe(400)
})

test("whoever opens a mail of the archive is written down with it; agents don't", async () => {
  const came = await send(ODILE, "Look at this", "l1@mail.example", "Two lines.\n")
  await post.answer(came.conversationId ?? "", "Seen.")
  const mei = await post.house.agent({ name: "Mei" })
  const vera = await post.house.agent({ name: "Vera", role: "auditor" })
  expect((await mei.json("GET", "/api/desk/mails")).body.code).toBe("forbidden")
  expect((await mei.json("GET", `/api/desk/archive/${came.id}`)).body.code).toBe("forbidden")
  expect((await petra.json("GET", `/api/desk/archive/${newId()}`)).status).toBe(404)

  expect((await petra.json("GET", `/api/desk/archive/${came.id}`)).body).toMatchObject({
    conversation: { id: came.conversationId },
    hold: { held: false },
    looks: [{ by: "Petra" }],
    placed: { subject: "Look at this", authenticity: { aligned: true } },
    elsewhere: null,
    sent: null,
  })
  expect((await vera.json("GET", `/api/desk/archive/${came.id}`)).body.looks).toMatchObject([
    { by: "Vera" },
    { by: "Petra" },
  ])
  const [out] = (await find({ address: "odile@mail.example" })).filter(({ way }) => way === "out")
  expect((await petra.json("GET", `/api/desk/archive/${out?.id}`)).body).toMatchObject({
    placed: null,
    sent: { text: "Seen." },
  })
  const double = await send(ODILE, "Look at this", "l1@mail.example", "Two lines.\n")
  expect((await petra.json("GET", `/api/desk/archive/${double.id}`)).body).toMatchObject({
    conversation: null,
    hold: null,
    elsewhere: { fate: "rejected", reason: "duplicate" },
  })
})

test("what no text can hold, or no calendar, is refused or finds nothing, and never breaks the search", async () => {
  for (const field of ["address", "words", "subject", "rfcId"]) {
    const answer = await petra.json("GET", `/api/desk/mails?${new URLSearchParams({ [field]: "a\u0000b" })}`)
    expect(answer.status, field).toBe(400)
  }
  expect(await find({ from: "0000-01-01T00:00:00Z", until: "0000-01-02T00:00:00Z" })).toEqual([])
  const { conversationId } = await send(ODILE, "A reason to keep", "nul@mail.example")
  const held = await petra.json("POST", `/api/desk/conversations/${conversationId}/legal-hold`, {
    requestId: newId(),
    reason: "court\u0000order",
  })
  expect(held.status).toBe(400)
})
