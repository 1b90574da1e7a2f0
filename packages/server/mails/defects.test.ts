import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { mailBytes } from "../channels/email/testing/signed-mail.ts"
import { openPostOffice, type PostOffice } from "./testing/post-office.ts"

/*
 * Each of them is what other desks have done to somebody's mail (field.md §2). Those of the ways in (1, 3, 4, 5) and of what
 * goes out (7, 13, 14, 39, 53) stand beside their parts.
 */

let post: PostOffice
beforeAll(async () => {
  post = await openPostOffice({ jobs: true })
  await post.house.customer({ name: "Odile Varga", email: "odile@mail.example" })
  await post.house.customer({ name: "苏屿", email: "suyu@post.example", locale: "zh-CN" })
})
afterAll(() => post.close())

const ODILE = "Odile Varga <odile@mail.example>"
const SUYU = "苏屿 <suyu@post.example>"
const text = "My BTC withdrawal has been pending for 38 minutes.\n"

async function begun(more: object = {}) {
  const sent = await post.send({ from: ODILE, subject: `Withdrawal ${crypto.randomUUID()}`, text, ...more })
  expect(sent.fate).toBe("conversation")
  return { ...sent, conversationId: sent.conversationId ?? "" }
}

test("field.md 2: an answer whose reply address stands in Cc finds home", async () => {
  const { conversationId } = await begun()
  const ours = await post.answer(conversationId, "It is being signed now.")
  const back = await post.send(
    {
      from: ODILE,
      to: "somebody@elsewhere.example",
      cc: ours.replyTo,
      subject: "something else altogether",
      text: "Thank you!\n",
    },
    { to: [ours.replyTo] },
  )
  expect(back.conversationId).toBe(conversationId)
})

test("field.md 6: a mail from one of our mailboxes to another is not lost", async () => {
  post.dns.records.set("TXT kestrel.example", ["v=spf1 ip4:192.0.2.7 -all"])
  const sent = await post.send(
    { from: "Account <account@kestrel.example>", to: "tech@kestrel.example", subject: "For you", text },
    { signedBy: null, from: "account@kestrel.example" },
  )
  post.dns.records.set("TXT kestrel.example", ["v=spf1 -all"])
  expect(sent.fate).toBe("conversation")
})

test("field.md 6: the same mail to two mailboxes is there twice, and twice to one of them once", async () => {
  const bytes = await mailBytes({ from: ODILE, to: "support@kestrel.example", subject: "Both", text })
  const two = await post.deliver(bytes, { to: ["support@kestrel.example", "trade@kestrel.example"] })
  expect(two.map(({ fate }) => fate)).toEqual(["conversation", "conversation"])
  expect(new Set(two.map(({ conversationId }) => conversationId)).size).toBe(2)
  const [again] = await post.deliver(bytes, { to: ["support@kestrel.example"] })
  expect(again).toMatchObject({
    fate: "rejected",
    reason: "duplicate",
    details: { conversationId: two[0]?.conversationId },
  })
})

test("field.md 8: mails that can't be read keep nobody else from being read", async () => {
  const deep = Buffer.from(
    `From: x@plain.example\r\nSubject: deep\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n${Array.from(
      { length: 1000 },
      (_, n) => `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n`,
    ).join("")}`,
  )
  const [poison, good] = await Promise.all([post.deliver(deep, { from: "x@plain.example" }), begun()])
  expect(poison[0]).toMatchObject({ fate: "quarantine", reason: "too-deep" })
  expect(good.fate).toBe("conversation")
})

test("field.md 9, 54: what waits is in a list, with its reason, its head and its bytes", async () => {
  const utf7 = Buffer.from(
    "From: x@plain.example\r\nSubject: +ZeVnLIqe-\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+ZeVnLIqe-\r\n",
  )
  const [waits] = await post.deliver(utf7, { from: "x@plain.example" })
  expect(waits).toMatchObject({ fate: "quarantine", reason: "utf-7" })
  const mei = await post.house.agent({ name: "Mei" })
  const { body } = await mei.json("GET", `/api/desk/incoming-mails/${waits?.id}`)
  expect(body).toMatchObject({ reason: "utf-7", text: null })
  expect(body.headers).toContainEqual({ name: "from", value: "x@plain.example" })
  expect(await (await mei.get(`/api/desk/incoming-mails/${waits?.id}/raw`)).text()).toContain("+ZeVnLIqe-")
})

describe("field.md 10: nobody gets into somebody else's ticket", () => {
  test("by its number in a subject", async () => {
    const { conversationId } = await begun()
    const { number } = (await post.conversation(conversationId)) as { number: string }
    const guess = await post.send({
      from: SUYU,
      subject: `Re: [Ticket#${number}] ${number}`,
      text: `About ticket ${number}\n`,
    })
    expect(guess.conversationId).not.toBe(conversationId)
    expect(await post.messages(conversationId)).toHaveLength(1)
  })

  test("by a reply address that somebody else was told", async () => {
    const { conversationId } = await begun()
    const ours = await post.answer(conversationId, "It is being signed now.")
    const stolen = await post.send({ from: SUYU, subject: "hello", text: "Show me." }, { to: [ours.replyTo] })
    expect(stolen.fate).toBe("conversation")
    expect(stolen.conversationId).not.toBe(conversationId)
    const back = await post.answer(stolen.conversationId ?? "", "Hello 苏屿")
    expect(back.body).not.toContain("being signed")
  })

  test("by a Message-ID of the thread", async () => {
    const { conversationId } = await begun()
    const ours = await post.answer(conversationId, "It is being signed now.")
    const other = await post.send({
      from: SUYU,
      subject: "Re: hello",
      text: "Show me.",
      inReplyTo: `<${ours.messageId}>`,
    })
    expect(other.conversationId).not.toBe(conversationId)
  })
})

test("field.md 11: empty and missing ids never match anything", async () => {
  const raw = (subject: string) =>
    mailBytes({ from: ODILE, to: "support@kestrel.example", subject, text }, null).then((bytes) =>
      Buffer.from(
        bytes
          .toString("latin1")
          .replace(/^Message-ID: .*\r\n/m, "Message-ID: <>\r\nIn-Reply-To: <>\r\nReferences: <> < > \r\n"),
        "latin1",
      ),
    )
  post.dns.records.set("TXT _dmarc.mail.example", ["v=DMARC1; p=none"])
  const fates = []
  for (const subject of ["one", "two", "three"])
    fates.push(...(await post.deliver(await raw(subject), { from: "odile@mail.example" })))
  post.dns.records.set("TXT _dmarc.mail.example", ["v=DMARC1; p=reject"])
  expect(fates.map(({ fate }) => fate)).toEqual(["conversation", "conversation", "conversation"])
  expect(new Set(fates.map(({ conversationId }) => conversationId)).size).toBe(3)
})

test("field.md 12: an answer whose References were written anew (Apple Mail) still finds home", async () => {
  const { conversationId } = await begun()
  const ours = await post.answer(conversationId, "It is being signed now.")
  const byReferences = await post.send({
    from: ODILE,
    subject: "Re: Withdrawal",
    text: "Good.\n",
    references: [`<new-root@icloud.example>`, `<${ours.messageId}>`],
  })
  const byReplyTo = await post.send({
    from: ODILE,
    subject: "Re: Withdrawal",
    text: "Very good.\n",
    references: ["<new-root@icloud.example>"],
    inReplyTo: `<${ours.messageId}>`,
  })
  expect([byReferences.conversationId, byReplyTo.conversationId]).toEqual([conversationId, conversationId])
})

test("field.md 15: one mail is one ticket, and its answers stay in it", async () => {
  const { conversationId } = await begun()
  const before = await post.house.pool.query("select count(*)::int as n from conversations")
  for (let n = 0; n < 4; n += 1) {
    const ours = await post.answer(conversationId, `Answer ${n}`)
    const back = await post.send({
      from: ODILE,
      subject: ours.subject,
      text: `And what about ${n}?\n`,
      inReplyTo: `<${ours.messageId}>`,
    })
    expect(back.conversationId).toBe(conversationId)
  }
  expect((await post.house.pool.query("select count(*)::int as n from conversations")).rows).toEqual(
    before.rows,
  )
  expect(await post.messages(conversationId)).toHaveLength(9)
})

test("a mail without a Message-ID is a ticket like any other", async () => {
  const bytes = await mailBytes({ from: ODILE, to: "support@kestrel.example", subject: "No id", text })
  const without = Buffer.from(bytes.toString("latin1").replace(/^Message-ID: .*\r\n/m, ""), "latin1")
  const [sent] = await post.deliver(without)
  expect(sent?.fate).toBe("conversation")
  const [plain] = await post.deliver(
    Buffer.from("From: Tomas <tomas@plain.example>\r\nSubject: No id\r\n\r\nHello\r\n"),
    { from: "tomas@plain.example" },
  )
  expect(plain?.fate).toBe("conversation")
})

test("an answer to a ticket that was merged into another goes where that goes on", async () => {
  const [one, other] = [await begun(), await begun()]
  const ours = await post.answer(one.conversationId, "It is being signed now.")
  const ilse = await post.house.agent({ name: "Ilse", role: "lead" })
  const merged = await ilse.json("POST", `/api/desk/conversations/${one.conversationId}/merge`, {
    requestId: crypto.randomUUID(),
    intoId: other.conversationId,
    reason: "the same withdrawal",
  })
  expect(merged.status).toBe(200)
  const back = await post.send({
    from: ODILE,
    subject: "Re: Withdrawal",
    text: "Good.\n",
    inReplyTo: `<${ours.messageId}>`,
  })
  expect(back.conversationId).toBe(other.conversationId)
})

test("two desks that answer one another stop after one answer", async () => {
  const from = "Help of another company <help@post.example>"
  const first = await post.send({ from, subject: "We got your request", text: "Your number is 1." })
  const second = await post.send({ from, subject: "We got your request", text: "Your number is 2." })
  expect([first.fate, second.fate]).toEqual(["conversation", "conversation"])
  await post.house.settle()
  const { rows } = await post.house.pool.query(
    "select count(*)::int as n from outgoing_mails where conversation_id = any($1) and kind = 'mail-received'",
    [[first.conversationId, second.conversationId]],
  )
  expect(rows).toEqual([{ n: 1 }])
})
