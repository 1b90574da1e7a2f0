import { newId } from "@veridesk/contract/ids.ts"
import { createMockExchange, type MockExchange, people } from "@veridesk/mock-exchange"
import { dkimVerify } from "mailauth/lib/dkim/verify.js"
import PostalMime from "postal-mime"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { inTransaction } from "../../platform/db/transaction.ts"
import { fileTicket } from "../../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../../platform/testing/house.ts"
import { openMailServer, type ReceivedMail, type Verdict } from "../../platform/testing/mail-server.ts"
import { bounced, tokenDigest, tokenIn } from "../index.ts"
import { beganByMail, giveMailbox } from "../testing/mail-thread.ts"

const HE = "30881492"
const HE_MAIL = "zhiyuan.he@mail.example"
const CODE = people.find((person) => person.uid === HE)?.antiPhishingCode ?? ""

let exchange: MockExchange
let server: Awaited<ReturnType<typeof openMailServer>>
let house: House
let mei: Agent
let he: Customer
let box: { id: string; address: string }
let verdicts: Verdict[] = []
beforeAll(async () => {
  exchange = await createMockExchange()
  server = await openMailServer({ judge: () => verdicts.shift() ?? "take" })
  house = await openHouse({
    env: {
      SMTP_URL: server.url,
      EXCHANGE_URL: exchange.supportApiUrl,
      EXCHANGE_TOKEN: exchange.token,
      MAILS_PER_RECIPIENT_PER_HOUR: "1000",
      MAIL_RECEIPTS_PER_DOMAIN_PER_HOUR: "3",
    },
  })
  mei = await house.agent({ name: "Mei" })
  he = await house.customer({ name: "何知远", email: HE_MAIL, uid: HE, locale: "zh-CN" })
  box = await giveMailbox(house.pool)
})
afterAll(async () => {
  await house.close()
  await server.close()
  await exchange.close()
})
beforeEach(() => {
  server.mails.length = 0
})
afterEach(() => {
  verdicts = []
})

/** Sends what waits in the outbox; the mails that arrived, oldest first. */
async function delivered(): Promise<ReceivedMail[]> {
  await house.settle()
  const { rows } = await house.pool.query("select id from outgoing_mails where state = 'queued' order by id")
  for (const { id } of rows) await house.app.tasks["send-mail"]({ mailId: id }).catch(() => {})
  return [...server.mails]
}

async function reply(ticket: { id: string }, text: string, more: object = {}) {
  const body = { messageId: newId(), body: text, basedOn: 0, anyway: true, ...more }
  const answer = await mei.json("POST", `/api/desk/conversations/${ticket.id}/replies`, body)
  return { ...answer, messageId: body.messageId }
}

/** A ticket of somebody who writes by mail, and not from the address of an account. */
async function byMail(o: Partial<Parameters<typeof beganByMail>[1]> & { from: string }) {
  const stranger = await house.customer({ name: "Odile Varga", email: o.from, verified: false })
  const ticket = await fileTicket(house, stranger)
  await house.settle()
  await beganByMail(house.pool, { conversationId: ticket.id, mailboxId: box.id, ...o })
  return ticket
}

const read = (mail: ReceivedMail | undefined) => PostalMime.parse(Buffer.from(mail?.raw ?? "", "latin1"))
const whole = (mail: ReceivedMail | undefined) =>
  [...(mail?.headers.values() ?? []), ...(mail?.parts.values() ?? [])].join("\n")
const outbox = async (query: string) => (await mei.json("GET", `/api/desk/outbox?${query}`)).body
const rowsAbout = async (ticket: { id: string }) => (await outbox(`conversation=${ticket.id}`)).rows

describe("a mail about a ticket of the help site", () => {
  test("comes from the mailbox in its reader's language, and its answers come back to this person alone", async () => {
    const ticket = await fileTicket(house, he, { language: "zh-CN" })
    await reply(ticket, "我们找到了这笔转账。")
    const [receipt, answer] = await delivered()
    const mail = await read(answer)
    expect(mail.from).toEqual({ name: "Kestrel 客户支持", address: box.address })
    expect(mail.text).toContain("我们找到了这笔转账。")
    expect(mail.text).toContain("Kestrel 交易所，全天候支持")
    const replyTo = tokenIn(mail.replyTo?.[0]?.address ?? "")
    expect(replyTo).toMatchObject({ mailbox: box.address, bounce: false })
    expect(tokenIn(answer?.from ?? "")).toEqual({ mailbox: box.address, token: replyTo?.token, bounce: true })
    const { rows } = await house.pool.query(
      "select address, token_hash from mail_participants where conversation_id = $1",
      [ticket.id],
    )
    expect(rows).toEqual([{ address: HE_MAIL, token_hash: tokenDigest(replyTo?.token ?? "") }])
    // A second mail follows the first in its reader's program.
    expect(mail.inReplyTo).toBe(receipt?.headers.get("message-id"))
    expect(mail.references).toBe(receipt?.headers.get("message-id"))
  })

  test("says how it came to be: a receipt that it is automatic, an answer nothing", async () => {
    const ticket = await fileTicket(house, he)
    await reply(ticket, "Found it.")
    const [receipt, answer] = await delivered()
    expect(receipt?.headers.get("auto-submitted")).toBe("auto-generated")
    expect(answer?.headers.has("auto-submitted")).toBe(false)
    expect(answer?.headers.has("x-auto-response-suppress")).toBe(false)
  })
})

test("field.md 13: every mail that goes out has a Message-ID of our own, kept with its conversation when it is queued", async () => {
  const ticket = await fileTicket(house, he)
  await reply(ticket, "Found it.")
  await mei.json("POST", `/api/desk/conversations/${ticket.id}/requests`, {
    requestId: newId(),
    messageId: newId(),
    items: [{ template: "bank-statement" }],
  })
  await mei.json("POST", `/api/desk/conversations/${ticket.id}/status`, {
    requestId: newId(),
    status: "solved",
  })
  await house.settle()
  const { rows } = await house.pool.query(
    "select rfc_id, sent from mail_ids where conversation_id = $1 order by rfc_id",
    [ticket.id],
  )
  const mails = await delivered()
  const ids = mails.map((mail) => mail.headers.get("message-id")?.slice(1, -1))
  expect(ids).toHaveLength(3)
  expect(ids.every((id) => /^[0-9a-f-]{36}@help\.kestrel\.example$/.test(id ?? ""))).toBe(true)
  for (const id of ids) expect(rows).toContainEqual({ rfc_id: id, sent: true })
})

describe("an answer to somebody who wrote by mail", () => {
  test("goes to whoever wrote, under their subject, into their thread", async () => {
    const ticket = await byMail({
      from: "odile.varga@post.example",
      subject: "Re: 回复: My deposit",
      rfcIds: ["one@post.example", "two@post.example"],
    })
    await reply(ticket, "Found it.")
    const [answer] = await delivered()
    const mail = await read(answer)
    expect(answer?.to).toEqual(["odile.varga@post.example"])
    expect(mail.subject).toBe("Re: My deposit")
    expect(mail.inReplyTo).toBe("<two@post.example>")
    expect(mail.references).toBe("<one@post.example> <two@post.example>")
    expect(mail.text).not.toContain("\n> ")
    expect(mail.text).toContain("/locked-out/continue?token=")
  })

  test("holds no link and no code for a sender whose mail was not aligned", async () => {
    const ticket = await byMail({ from: "spoofed@post.example", aligned: false })
    await reply(ticket, "Who are you?")
    const [answer] = await delivered()
    expect(answer?.to).toEqual(["spoofed@post.example"])
    expect(whole(answer)).not.toMatch(/\/tickets\/|token=/)
    expect(whole(answer)).not.toContain("API signature error")
  })

  test("holds the customer's code where it is their own proved address, and not elsewhere", async () => {
    expect(CODE).not.toBe("")
    const own = await fileTicket(house, he)
    await beganByMail(house.pool, { conversationId: own.id, mailboxId: box.id, from: HE_MAIL })
    await reply(own, "Hello.")
    const other = await fileTicket(house, he)
    await beganByMail(house.pool, {
      conversationId: other.id,
      mailboxId: box.id,
      from: "brother@post.example",
    })
    await reply(other, "Hello.")
    const mails = (await delivered()).filter((mail) => mail.headers.get("subject")?.startsWith("Re:"))
    expect(mails.map((mail) => [mail.to[0], whole(mail).includes(CODE)])).toEqual([
      [HE_MAIL, true],
      ["brother@post.example", false],
    ])
  })
})

describe("field.md 53: nobody is mailed who was only named", () => {
  /** A conversation that a mail has just begun, as its event is read. */
  async function opened(o: { from: string; aligned: boolean; automatic?: boolean }) {
    const stranger = await house.customer({ email: o.from, verified: false })
    const ticket = await fileTicket(house, stranger)
    await house.settle()
    await beganByMail(house.pool, { conversationId: ticket.id, mailboxId: box.id, ...o })
    await house.handAgain("mail", ticket.id)
    await house.settle()
    const { rows } = await house.pool.query(
      "select kind, state from outgoing_mails where conversation_id = $1",
      [ticket.id],
    )
    return rows
  }

  test("a spoofed sender gets no receipt", async () => {
    expect(await opened({ from: "victim@victims.example", aligned: false })).toEqual([])
  })

  test("a machine gets none either", async () => {
    expect(await opened({ from: "robot@desk.example", aligned: true, automatic: true })).toEqual([])
  })

  test("an aligned one does, with a subject and words of ours alone", async () => {
    expect(await opened({ from: "odile@aligned.example", aligned: true })).toEqual([
      { kind: "mail-received", state: "queued" },
    ])
    const [receipt] = await delivered()
    expect(receipt?.headers.get("subject")).toMatch(/^Kestrel: we have your ticket \d{4} \d{4} \d{2}$/)
    for (const words of ["充值未到账", "signature error", "-1022"])
      expect(whole(receipt)).not.toContain(words)
  })

  test("and is asked once, by a link, for what the mail didn't say, while the promise runs on", async () => {
    const stranger = await house.customer({ email: "lin@aligned.example", verified: false })
    const ticket = await fileTicket(house, stranger)
    await house.settle()
    await house.pool.query(
      "update conversations set form_key = 'deposit-not-credited', form_version = (select max(version) from intake_forms where key = 'deposit-not-credited'), fields = '{}' where id = $1",
      [ticket.id],
    )
    const from = { from: "lin@aligned.example", aligned: true }
    await beganByMail(house.pool, { conversationId: ticket.id, mailboxId: box.id, ...from })
    await house.handAgain("mail", ticket.id)
    const mails = await delivered()
    expect(mails).toHaveLength(1)
    const text = mails[0]?.parts.get("text/plain") ?? ""
    expect(text).toContain("TxID")
    expect(text).toMatch(/\/locked-out\/continue\?token=[\w-]{43}#documents/)
    expect(text).toContain("/en/articles/")
    const { body } = await mei.json("GET", `/api/desk/conversations/${ticket.id}/requests`)
    expect(body.items.length).toBeGreaterThan(0)
    const opened = await mei.json("GET", `/api/desk/conversations/${ticket.id}`)
    expect(opened.body.row).toMatchObject({ status: "new", dueAt: expect.any(String) })
    await house.handAgain("mail", ticket.id)
    expect(await delivered()).toHaveLength(1)
  })

  test("but not however many names of one domain somebody writes under", async () => {
    const states: string[] = []
    for (let nth = 0; nth < 5; nth++)
      states.push(
        ...(await opened({ from: `name${nth}@flood.example`, aligned: true })).map(({ state }) => state),
      )
    expect(states).toEqual(["queued", "queued", "queued", "suppressed", "suppressed"])
  })
})

describe("field.md 14: who gets a copy is said with each answer", () => {
  test("and nobody because they got one before", async () => {
    const ticket = await fileTicket(house, he)
    const cc = ["bank@mail.example"]
    expect((await reply(ticket, "With a copy.", { cc })).status).toBe(200)
    await reply(ticket, "Without.")
    const answers = (await delivered()).filter((mail) => !mail.headers.has("auto-submitted"))
    expect(answers.map((mail) => [mail.to, mail.headers.get("cc") ?? null])).toEqual([
      [[HE_MAIL], "bank@mail.example"],
      [["bank@mail.example"], "bank@mail.example"],
      [[HE_MAIL], null],
    ])
    const [theirs, copy] = answers
    expect(theirs?.headers.get("message-id")).toBe(copy?.headers.get("message-id"))
    expect(theirs?.headers.get("reply-to")).not.toBe(copy?.headers.get("reply-to"))
    expect(whole(theirs)).toContain(CODE)
    expect(whole(copy)).not.toContain(CODE)
    expect(whole(copy)).not.toContain("/tickets/")
  })

  test("a domain that the conversation doesn't know has to be confirmed", async () => {
    const ticket = await fileTicket(house, he)
    const refused = await reply(ticket, "To a stranger.", { cc: ["clerk@bank.example"] })
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      409,
      "new-domain",
      { domains: ["bank.example"] },
    ])
    const confirmed = { cc: ["clerk@bank.example"], confirmedDomains: ["bank.example"] }
    expect((await reply(ticket, "To a stranger.", confirmed)).status).toBe(200)
  })

  test.each([
    "two@a.example, three@a.example",
    "x@a.example\r\nBcc: y@a.example",
    "not an address",
    "<a@b.example>",
  ])("%j is no address", async (address) => {
    const ticket = await fileTicket(house, he)
    expect((await reply(ticket, "x", { cc: [address] })).status).toBe(400)
  })
})

describe("field.md 7: the same answer is never sent twice", () => {
  test("where one recipient's server wants it later, the other isn't sent theirs again", async () => {
    const ticket = await fileTicket(house, he)
    await delivered()
    server.mails.length = 0
    await reply(ticket, "Once.", { cc: ["bank@mail.example"] })
    verdicts = ["take", { at: "data", code: 451 }]
    await delivered()
    const [row] = await rowsAbout(ticket)
    expect(row.recipients.map(({ state }: { state: string }) => state)).toEqual(["accepted", "queued"])
    await delivered()
    await delivered()
    expect(server.mails.map((mail) => mail.to[0])).toEqual([
      HE_MAIL,
      "bank@mail.example",
      "bank@mail.example",
    ])
    expect(new Set(server.mails.map((mail) => mail.headers.get("message-id"))).size).toBe(1)
    expect((await rowsAbout(ticket))[0].state).toBe("accepted")
  })

  test("where everything after its acceptance fails, it stays accepted", async () => {
    const ticket = await fileTicket(house, he)
    await delivered()
    server.mails.length = 0
    await reply(ticket, "Once.")
    await house.settle()
    const { rows } = await house.pool.query(
      "select id from outgoing_mails where conversation_id = $1 and state = 'queued'",
      [ticket.id],
    )
    const mailId = rows[0].id
    await house.app.tasks["send-mail"]({ mailId })
    // The process died between the far side's acceptance and the end of the job.
    await house.pool.query("update outgoing_mails set state = 'sending', settled_at = null where id = $1", [
      mailId,
    ])
    for (let nth = 0; nth < 5; nth++) await house.app.tasks["send-mail"]({ mailId })
    expect(server.mails).toHaveLength(1)
    expect((await rowsAbout(ticket))[0].state).toBe("accepted")
  })
})

describe("an answer that is taken back", () => {
  const withdraw = (ticket: { id: string }, messageId: string, who = mei) =>
    who.json("POST", `/api/desk/conversations/${ticket.id}/replies/${messageId}/withdraw`, {
      requestId: newId(),
    })

  test("while its mail waits is never sent; its text comes back, and its customer sees that it is gone", async () => {
    const ticket = await fileTicket(house, he)
    const { messageId } = await reply(ticket, "The wrong customer's balance is 5 BTC.", {
      cc: ["bank@mail.example"],
    })
    await house.settle()
    const back = await withdraw(ticket, messageId)
    expect([back.status, back.body]).toEqual([
      200,
      {
        conversationId: ticket.id,
        text: "The wrong customer's balance is 5 BTC.",
        cc: ["bank@mail.example"],
      },
    ])
    expect((await delivered()).filter((mail) => !mail.headers.has("auto-submitted"))).toEqual([])
    const page = await (await he.get(`/tickets/${ticket.number}?lang=en`)).text()
    expect(page).toMatch(/withdrawn right after it was written|随即撤回/)
    expect(page).not.toContain("5 BTC")
    const { body } = await mei.json("GET", `/api/desk/conversations/${ticket.id}`)
    const events = body.events as { kind: string; message: { withdrawnAt?: string; body: string } | null }[]
    expect(events.find(({ kind }) => kind === "conversation.replied")?.message).toMatchObject({
      body: "The wrong customer's balance is 5 BTC.",
      withdrawnAt: expect.any(String),
    })
    expect(events.at(-1)?.kind).toBe("mail.withdrawn")
    // They wait for us as before, for as long as they were promised.
    expect(body.row).toMatchObject({
      lastSide: "customer",
      waitingSince: expect.any(String),
      dueAt: expect.any(String),
    })
    expect((await rowsAbout(ticket))[0].state).toBe("withdrawn")
  })

  test("before its mail was even asked for isn't sent either", async () => {
    const ticket = await fileTicket(house, he)
    const { messageId } = await reply(ticket, "Too early.")
    expect((await withdraw(ticket, messageId)).status).toBe(200)
    const mails = await delivered()
    expect(mails.map(whole).join("")).not.toContain("Too early.")
  })

  test("can't be once it is on its way, nor by a colleague", async () => {
    const ticket = await fileTicket(house, he)
    const { messageId } = await reply(ticket, "Gone.")
    expect((await withdraw(ticket, messageId, await house.agent({ name: "Sune" }))).status).toBe(404)
    await delivered()
    const refused = await withdraw(ticket, messageId)
    expect([refused.status, refused.body.code]).toEqual([409, "mail-too-late"])
  })

  test("or sent, never both, however close they come", async () => {
    for (let nth = 0; nth < 8; nth++) {
      const ticket = await fileTicket(house, he)
      const { messageId } = await reply(ticket, `Race ${nth}.`)
      await house.settle()
      server.mails.length = 0
      const { rows } = await house.pool.query("select id from outgoing_mails where about_message = $1", [
        messageId,
      ])
      const [back] = await Promise.all([
        withdraw(ticket, messageId),
        house.app.tasks["send-mail"]({ mailId: rows[0].id }),
      ])
      expect(server.mails.length).toBe(back.status === 200 ? 0 : 1)
    }
  })
})

describe("an answer that could not be sent", () => {
  async function failed(ticket: { id: string }) {
    await delivered()
    server.mails.length = 0
    await reply(ticket, "It is at the wrong address.")
    verdicts = [{ at: "rcpt", code: 550 }]
    await delivered()
    const { rows } = await outbox(`state=failed&conversation=${ticket.id}`)
    return rows[0]
  }

  test("field.md 39: goes again, edited and to another address, as an answer that names the one it stands for", async () => {
    const ticket = await fileTicket(house, he)
    const mail = await failed(ticket)
    expect(mail).toMatchObject({
      state: "failed",
      recipients: [{ address: "z•••@m•••.example", state: "failed" }],
    })
    const again = { requestId: newId(), to: "he.new@mail.example", body: "Now right.", messageId: newId() }
    expect((await mei.json("POST", `/api/desk/outbox/${mail.id}/resend`, again)).status).toBe(200)
    const [sent] = (await delivered()).slice(-1)
    expect(sent?.to).toEqual(["he.new@mail.example"])
    expect(whole(sent)).toContain("Now right.")
    expect(whole(sent)).not.toContain(CODE)
    const [newest] = await rowsAbout(ticket)
    expect(newest).toMatchObject({ replaces: mail.id, messageId: again.messageId, state: "accepted" })
  })

  test("goes again as it was, under a Message-ID of its own; once it has arrived, no more", async () => {
    const ticket = await fileTicket(house, he)
    const mail = await failed(ticket)
    const resend = () => mei.json("POST", `/api/desk/outbox/${mail.id}/resend`, { requestId: newId() })
    const { status, body } = await resend()
    expect(status).toBe(200)
    await delivered()
    const ids = server.mails.map((got) => got.headers.get("message-id"))
    expect(new Set(ids).size).toBe(ids.length)
    expect(whole(server.mails.at(-1))).toContain("It is at the wrong address.")
    const refused = await mei.json("POST", `/api/desk/outbox/${body.mailId}/resend`, { requestId: newId() })
    expect([refused.status, refused.body.code]).toEqual([409, "not-resendable"])
  })
})

describe("a mail that comes back", () => {
  async function sentTo(ticket: { id: string }) {
    await reply(ticket, "Are you there?")
    const mails = await delivered()
    const mail = mails.at(-1)
    const rfcId = mail?.headers.get("message-id")?.slice(1, -1) ?? ""
    return { rfcId, token: tokenIn(mail?.from ?? "")?.token ?? null }
  }
  const report = (o: Parameters<typeof bounced>[1]) =>
    inTransaction(house.db, (tx) => bounced(tx, o, house.clock()))
  const saying = (address: string, action: "failed" | "complained" | "delayed" = "failed") => ({
    address,
    action,
    status: "5.1.1",
    why: "no such user",
  })

  test("finds its conversation by its id or its token, is told there, and nothing goes there by itself any more", async () => {
    const email = "gone@bounces.example"
    const gone = await house.customer({ email })
    const ticket = await fileTicket(house, gone)
    const { rfcId, token } = await sentTo(ticket)
    const found = { conversationId: ticket.id, mailId: expect.any(String) }
    expect(await report({ about: [rfcId], token: null, recipients: [saying(email)] })).toEqual(found)
    expect(
      await report({ about: [], token, recipients: [saying("forwarded@elsewhere.example", "delayed")] }),
    ).toEqual(found)
    const [row] = await rowsAbout(ticket)
    expect(row).toMatchObject({ state: "bounced", recipients: [{ state: "bounced", status: "5.1.1" }] })
    const panel = () => mei.json("GET", `/api/desk/conversations/${ticket.id}/customer`)
    expect((await panel()).body.mailTrouble).toMatchObject({
      kind: "bounced",
      addressMasked: "g•••@b•••.example",
    })

    server.mails.length = 0
    await fileTicket(house, gone)
    expect(await delivered()).toEqual([])
    const cleared = await mei.json("POST", `/api/desk/conversations/${ticket.id}/mail-trouble/clear`, {
      requestId: newId(),
    })
    expect(cleared.status).toBe(204)
    expect((await panel()).body.mailTrouble).toBeNull()
    await fileTicket(house, gone)
    expect(await delivered()).toHaveLength(1)
  })

  test("concerns nobody to whom it never went, whoever says so", async () => {
    const other = await house.customer({ email: "other@bounces.example" })
    const mine = await sentTo(await fileTicket(house, he))
    await fileTicket(house, other)
    await delivered()
    await report({
      about: [mine.rfcId],
      token: null,
      recipients: [saying("other@bounces.example"), saying("third@bounces.example", "complained")],
    })
    expect(
      (
        await house.pool.query(
          "select address from mail_troubles where address like '%bounces.example' and cleared_at is null",
        )
      ).rows,
    ).toEqual([])
    expect(
      await report({
        about: ["made-up@bounces.example"],
        token: "a".repeat(32),
        recipients: [saying(HE_MAIL)],
      }),
    ).toBeNull()
  })
})

test("a mail is signed for its domain so that others can check it with what the desk says to publish", async () => {
  const ticket = await fileTicket(house, he)
  await reply(ticket, "Signed.")
  const mail = (await delivered()).at(-1)
  const { body } = await mei.json("GET", "/api/desk/mail-domains")
  const records = new Map<string, string>(
    body.domains.flatMap(({ records }: { records: { name: string; value: string }[] }) =>
      records.map(({ name, value }) => [name, value] as const),
    ),
  )
  const raw = Buffer.from(mail?.raw ?? "", "latin1")
  const resolver = async (name: string) => {
    const value = records.get(name)
    if (!value) throw Object.assign(new Error("none"), { code: "ENOTFOUND" })
    return [[value]]
  }
  const { results } = await dkimVerify(raw, { resolver })
  expect(results.map((one) => [one.signingDomain, one.status.result])).toEqual([
    ["help.kestrel.example", "pass"],
  ])
  const { rows } = await house.pool.query("select encode(sealed, 'escape') as sealed from dkim_keys")
  expect(rows[0].sealed).not.toContain("PRIVATE KEY")
})
