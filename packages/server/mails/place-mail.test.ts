import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openPostOffice, type PostOffice } from "./testing/post-office.ts"

let post: PostOffice
let odileId: string
beforeAll(async () => {
  post = await openPostOffice()
  odileId = (
    await post.house.customer({ name: "Odile Varga", email: "odile@mail.example", uid: "518240937" })
  ).id
})
afterAll(() => post.close())

const ODILE = "Odile Varga <odile@mail.example>"
const text = "My BTC withdrawal has been pending for 38 minutes.\n"

/** A mail of Odile's, proven, in a conversation of its own. */
async function firstMail(more: object = {}) {
  const messageId = `<${crypto.randomUUID()}@mail.example>`
  const sent = await post.send({ from: ODILE, subject: "BTC withdrawal pending", text, messageId, ...more })
  expect(sent.fate).toBe("conversation")
  return { messageId, conversationId: sent.conversationId ?? "" }
}

describe("whose it is", () => {
  test("of somebody registered and proven: a ticket of theirs, at level mailbox, in the mailbox's team", async () => {
    const { conversationId } = await post.send({
      from: ODILE,
      to: "account@kestrel.example",
      subject: "Re: Re: I cannot sign in since this morning",
      text: "Hello,\n\nthe page says that my UID 518240937 is locked.\n\nOdile\n",
    })
    expect(await post.conversation(conversationId ?? "")).toMatchObject({
      customer_id: odileId,
      identity_level: "mailbox",
      channel: "email",
      form_key: "account-login",
      subject: "I cannot sign in since this morning",
      locale: "en",
      status: "new",
    })
  })

  test("of a proven mailbox without an account: one person however often they write, at no level", async () => {
    const from = "Tomas Reyhl <tomas@post.example>"
    const one = await post.send({ from, subject: "Card declined", text })
    const two = await post.send({ from, subject: "Something else", text })
    const [a, b] = await Promise.all([one, two].map((sent) => post.conversation(sent.conversationId ?? "")))
    expect(a).toMatchObject({ identity_level: "none" })
    expect(a?.["customer_id"]).toBe(b?.["customer_id"])
    expect(a?.["customer_id"]).not.toBe(odileId)
  })

  test("of somebody who only claims a registered address: a person of their own each time, who sees nothing", async () => {
    await post.house.customer({ name: "Amara Linde", email: "amara@partner.example" })
    const from = "Amara Linde <amara@partner.example>"
    const one = await post.send({ from, subject: "My account", text }, { signedBy: null, ip: "203.0.113.9" })
    const two = await post.send({ from, subject: "Again", text }, { signedBy: null, ip: "203.0.113.9" })
    const [a, b] = await Promise.all([one, two].map((sent) => post.conversation(sent.conversationId ?? "")))
    expect(a).toMatchObject({ identity_level: "claimed" })
    expect(new Set([a?.["customer_id"], b?.["customer_id"]]).size).toBe(2)
  })

  test("nobody gets a name that says they speak for us", async () => {
    const { conversationId } = await post.send({
      from: "Kestrel Official Support <helper@post.example>",
      subject: "Hello",
      text,
    })
    const { rows } = await post.house.pool.query(
      "select p.name from customers p join conversations c on c.customer_id = p.id where c.id = $1",
      [conversationId],
    )
    expect(rows).toEqual([{ name: "helper@post.example" }])
  })
})

describe("where it belongs", () => {
  test("an answer in its thread joins, and says why", async () => {
    const { messageId, conversationId } = await firstMail()
    const again = await post.send({
      from: ODILE,
      subject: "Re: BTC withdrawal pending",
      text: "It has arrived, thank you.\n",
      inReplyTo: messageId,
      references: messageId,
    })
    expect(again.conversationId).toBe(conversationId)
    expect((await post.messages(conversationId)).map(({ body }) => body)).toEqual([
      text.trim(),
      "It has arrived, thank you.",
    ])
    const agent = await post.house.agent({ name: "Ilse" })
    const { body } = await agent.json("GET", `/api/desk/mails/${again.messageId}`)
    expect(body).toMatchObject({
      from: { name: "Odile Varga", address: "odile@mail.example" },
      evidence: ["in-reply-to", "references", "participant", "aligned"],
      authenticity: { aligned: true, dmarc: { result: "pass" } },
      kind: "person",
    })
  })

  test("the same from somebody who isn't proven opens one of its own that names the other", async () => {
    const from = "Amara Linde <amara@partner.example>"
    const first = await post.send({
      from,
      subject: "Proof of address",
      text,
      messageId: "<amara-1@partner.example>",
    })
    const spoofed = await post.send(
      {
        from,
        subject: "Re: Proof of address",
        text: "Send the documents to me.",
        inReplyTo: "<amara-1@partner.example>",
      },
      { signedBy: null, ip: "203.0.113.9" },
    )
    expect(spoofed.fate).toBe("conversation")
    expect(spoofed.conversationId).not.toBe(first.conversationId)
    const agent = await post.house.agent({ name: "Ilse" })
    const { body } = await agent.json("GET", `/api/desk/mails/${spoofed.messageId}`)
    expect(body.evidence).toEqual(["in-reply-to", "not-aligned"])
    expect(body.related.map(({ id }: { id: string }) => id)).toEqual([first.conversationId])
    expect(await post.messages(first.conversationId ?? "")).toHaveLength(1)
  })

  test.each(["跟进：BTC 提现仍未到账", "再次发送 BTC 提现", "Follow-up: BTC withdrawal"])(
    "%s attaches to the open matter of its sender, is counted, and keeps the place",
    async (subject) => {
      const { conversationId } = await firstMail()
      const before = await post.conversation(conversationId)
      const again = await post.send({ from: ODILE, subject, text: "UID: 518240937\n还没有到账。\n" })
      expect(again.conversationId).toBe(conversationId)
      const after = await post.conversation(conversationId)
      expect(after["follow_ups"]).toBe(Number(before["follow_ups"]) + 1)
      expect(after["waiting_since"]).toEqual(before["waiting_since"])
      expect(after["due_at"]).toEqual(before["due_at"])
    },
  )

  test("a follow-up that names another account is about something else", async () => {
    const { conversationId } = await firstMail()
    const other = await post.send({
      from: ODILE,
      subject: "Follow-up",
      text: "This is about my company's account, UID: 777000111, not mine.\n",
    })
    expect(other.conversationId).not.toBe(conversationId)
  })

  test("a mail to the wrong mailbox goes to the right team and is not sent back", async () => {
    const { conversationId } = await post.send({
      from: ODILE,
      to: "tech@kestrel.example",
      subject: "投诉：正式投诉你们的客服",
      text: "我要正式投诉，对处理结果不满，请按投诉流程处理。\n",
    })
    expect(await post.conversation(conversationId ?? "")).toMatchObject({ form_key: "complaint" })
  })
})

describe("what no person wrote", () => {
  test("an absence about a conversation is noted there, opens nothing and answers nothing", async () => {
    const { messageId, conversationId } = await firstMail()
    const before = await post.conversation(conversationId)
    const away = await post.send({
      from: ODILE,
      subject: "Automatic reply: BTC withdrawal pending",
      text: "I am away until Monday.\n",
      inReplyTo: messageId,
      headers: { "Auto-Submitted": "auto-replied" },
    })
    expect(away.conversationId).toBe(conversationId)
    const after = await post.conversation(conversationId)
    expect([after["waiting_since"], after["preview"]]).toEqual([before["waiting_since"], before["preview"]])
    expect((await post.messages(conversationId)).at(-1)).toMatchObject({ kind: "note", side: "system" })
  })

  test("an absence about nothing leads nowhere; a report about nothing of ours neither", async () => {
    const away = await post.send({
      from: ODILE,
      subject: "Out of office",
      text: "I am away until Monday.\n",
      headers: { "Auto-Submitted": "auto-replied" },
    })
    expect([away.fate, away.reason]).toEqual(["rejected", "automatic"])
  })
})

describe("what waits for a person", () => {
  test("a domain whose owner wants such mails refused", async () => {
    const spoofed = await post.send(
      { from: ODILE, subject: "518240937", text },
      { signedBy: null, ip: "203.0.113.9" },
    )
    expect([spoofed.fate, spoofed.reason]).toEqual(["quarantine", "policy-failed"])
  })

  test("somebody who writes as one of us", async () => {
    const spoofed = await post.send(
      { from: "Kestrel <security@kestrel.example>", subject: "Internal", text },
      { signedBy: null, ip: "203.0.113.9" },
    )
    expect([spoofed.fate, spoofed.reason]).toEqual(["quarantine", "pretends-to-be-us"])
  })

  test("the code of a third party, which nobody could use who reads tickets", async () => {
    const code = await post.send({
      from: "Slack <no-reply@slack.com>",
      subject: "Slack confirmation code: 518-240",
      text: "Your confirmation code is 518-240.\n",
    })
    expect([code.fate, code.reason]).toEqual(["quarantine", "third-party-code"])
  })

  test("a thousand mails in somebody's name: twenty are read, the others wait", async () => {
    const from = "林書維 <shuwei@plain.example>"
    const fates = []
    for (let n = 0; n < 23; n += 1)
      fates.push(await post.send({ from, subject: `No ${n}`, text }, { signedBy: null, ip: "203.0.113.9" }))
    expect(fates.filter(({ fate }) => fate === "conversation")).toHaveLength(20)
    expect(fates.at(-1)).toMatchObject({ fate: "quarantine", reason: "flood" })
  })

  test("what is fetched from long ago counts in the hour in which it came, and not in this one", async () => {
    const from = "陆嘉禾 <jiahe@plain.example>"
    const forged = { signedBy: null, ip: "203.0.113.9" }
    const now = post.house.clock().getTime()
    const fates = [await post.send({ from, subject: "today", text }, forged)]
    for (let n = 0; n < 22; n += 1)
      fates.push(
        await post.send(
          { from, subject: `long ago ${n}`, text },
          { ...forged, at: new Date(now - (60 - n) * 86_400_000) },
        ),
      )
    expect(new Set(fates.map(({ fate }) => fate))).toEqual(new Set(["conversation"]))
  })

  test("a person releases it, and it goes on where they say; twice is once", async () => {
    const spoofed = await post.send(
      { from: ODILE, subject: "Released", text },
      { signedBy: null, ip: "203.0.113.9" },
    )
    const agent = await post.house.agent({ name: "Jonna" })
    const page = await agent.json("GET", "/api/desk/incoming-mails?fate=quarantine")
    expect(page.body.rows[0]).toMatchObject({ id: spoofed.id, reason: "policy-failed", subject: "Released" })
    const detail = await agent.json("GET", `/api/desk/incoming-mails/${spoofed.id}`)
    expect(detail.body).toMatchObject({
      text: text.trim(),
      authenticity: { aligned: false, dmarc: { result: "fail", policy: "reject" } },
    })
    const body = { requestId: crypto.randomUUID(), to: "new", teamId: null }
    const released = await agent.json("POST", `/api/desk/incoming-mails/${spoofed.id}/release`, body)
    expect(released.status).toBe(200)
    expect((await agent.json("POST", `/api/desk/incoming-mails/${spoofed.id}/release`, body)).status).toBe(
      200,
    )
    const after = await post.fateOf(spoofed.id)
    expect(after.fate).toBe("conversation")
    expect(await post.conversation(after.conversationId ?? "")).toMatchObject({ identity_level: "claimed" })
    const late = await agent.json("POST", `/api/desk/incoming-mails/${spoofed.id}/discard`, {
      requestId: crypto.randomUUID(),
      note: "",
    })
    expect([late.status, late.body.code]).toEqual([409, "mail-moved"])
  })

  test("a lead shuts a sender out: what they send from then on leads nowhere", async () => {
    const from = "Spam <offers@plain.example>"
    const spoofed = await post.send(
      { from: "Kestrel <support@kestre1.example>", subject: "x", text },
      { signedBy: null },
    )
    expect([spoofed.fate, spoofed.reason]).toEqual(["quarantine", "look-alike"])
    const [lead, agent] = [
      await post.house.agent({ name: "Ruben", role: "lead" }),
      await post.house.agent({ name: "Mei" }),
    ]
    const body = { requestId: crypto.randomUUID(), what: "domain", note: "imitates us" }
    const path = `/api/desk/incoming-mails/${spoofed.id}/block`
    expect((await agent.json("POST", path, body)).body.code).toBe("forbidden")
    expect((await lead.json("POST", path, body)).status).toBe(200)
    const next = await post.send({ from: "a@kestre1.example", subject: "y", text }, { signedBy: null })
    expect([next.fate, next.reason]).toEqual(["rejected", "blocked"])
    expect((await post.send({ from, subject: "z", text }, { signedBy: null })).fate).toBe("conversation")
  })
})

test("a seed phrase is nowhere in the open, and its mail is sealed for all but administrators", async () => {
  const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
  const { conversationId, messageId } = await post.send({
    from: ODILE,
    subject: "My wallet",
    text: `My recovery phrase is:\n${phrase}\nPlease restore it.\n`,
    html: `<p>My recovery phrase is:</p><p><b>${phrase}</b></p>`,
  })
  const { rows } = await post.house.pool.query(
    `select (select string_agg(m::text, '') from messages m) || (select string_agg(m::text, '') from mails m)
      || (select string_agg(c::text, '') from conversations c) || (select string_agg(e::text, '') from events e)
      || (select string_agg((i.subject || i.details::text), '') from incoming_mails i) as kept`,
    [],
  )
  expect(rows[0].kept).not.toContain("sausage worth")
  const ilse = await post.house.agent({ name: "Ilse" })
  expect((await ilse.json("GET", `/api/desk/mails/${messageId}`)).body.removed).toContain("seed-phrase")
  expect((await ilse.json("GET", `/api/desk/mails/${messageId}/raw`)).body.code).toBe("mail-sealed")
  const sune = await post.house.agent({ name: "Sune", role: "administrator" })
  const raw = await (await sune.get(`/api/desk/mails/${messageId}/raw`)).text()
  expect(raw).toContain(phrase)
  const events = await post.house.pool.query(
    "select kind, actor_id from events where conversation_id = $1 order by seq",
    [conversationId],
  )
  expect(events.rows.at(-1)).toEqual({ kind: "mail.raw-opened", actor_id: sune.id })
})

test("whoever wrote a secret is told what to do now, once, in words that don't name it; a password makes it a matter of security", async () => {
  const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
  const wallet = await post.send({
    from: ODILE,
    subject: "My wallet",
    text: `My recovery phrase is ${phrase}\n`,
  })
  const account = await post.send({
    from: ODILE,
    to: "trade@kestrel.example",
    subject: "Sign-in",
    text: "My password is: Granite-Harbour-51! and it does not work.\n",
  })
  await post.house.settle()
  const { rows } = await post.house.pool.query(
    "select conversation_id, recipient from outgoing_mails where kind = 'secret-exposed' and conversation_id = any($1) order by id",
    [[wallet.conversationId, account.conversationId]],
  )
  expect(rows).toEqual([
    { conversation_id: wallet.conversationId, recipient: "odile@mail.example" },
    { conversation_id: account.conversationId, recipient: "odile@mail.example" },
  ])
  expect(await post.conversation(account.conversationId ?? "")).toMatchObject({
    form_key: "account-security",
  })
})

test("pictures that came with a mail are shown from its files, and what was put aside can be fetched back", async () => {
  const pixel =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
  const shown = await post.send({
    from: ODILE,
    subject: "A picture",
    text,
    html: '<p>See</p><img src="cid:shot@mail.example">',
    attachments: [{ filename: "shot.png", cid: "shot@mail.example", content: Buffer.from(pixel, "base64") }],
  })
  const jonna = await post.house.agent({ name: "Jonna" })
  const { body } = await jonna.json("GET", `/api/desk/mails/${shown.messageId}`)
  const [, url = ""] = / src="([^"]+)"/.exec(body.html) ?? []
  expect((await jonna.get(url)).headers.get("content-type")).toBe("image/png")

  const waits = await post.send(
    { from: ODILE, subject: "Put aside", text },
    { signedBy: null, ip: "203.0.113.9" },
  )
  const act = (name: string, more: object) =>
    jonna.json("POST", `/api/desk/incoming-mails/${waits.id}/${name}`, {
      requestId: crypto.randomUUID(),
      ...more,
    })
  expect((await act("discard", { note: "spam" })).status).toBe(200)
  expect((await post.fateOf(waits.id)).reason).toBe("discarded")
  expect((await act("release", { to: "new", teamId: null })).status).toBe(200)
  await expect.poll(async () => (await post.fateOf(waits.id)).fate).toBe("conversation")
})

test("a private key that looks like a TxID is kept nowhere, nor is what comes without a sender answered", async () => {
  const key = "4f3c2b1a".repeat(8)
  const { conversationId } = await post.send({
    from: ODILE,
    subject: "Deposit not credited",
    text: `My private key: ${key}\nPlease credit my deposit.\n`,
  })
  const { fields } = (await post.conversation(conversationId ?? "")) as { fields: object }
  expect(JSON.stringify(fields)).not.toContain("4f3c2b1a")
  const bare = await post.send({ from: ODILE, subject: "Hello", text }, { from: "" })
  const { rows } = await post.house.pool.query(
    "select automatic, acknowledge from mail_threads where conversation_id = $1",
    [bare.conversationId],
  )
  expect(rows).toEqual([{ automatic: true, acknowledge: false }])
})

test("a secret in a mail that waits is for administrators too, and an unproven absence gets into no conversation", async () => {
  const forged = { signedBy: null, ip: "203.0.113.9" }
  const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
  const waits = await post.send(
    { from: ODILE, subject: "Phrase", text: `My recovery phrase: ${phrase}\n` },
    forged,
  )
  expect(waits.fate).toBe("quarantine")
  const path = `/api/desk/incoming-mails/${waits.id}`
  const jonna = await post.house.agent({ name: "Jonna" })
  const sune = await post.house.agent({ name: "Sune", role: "administrator" })
  expect((await jonna.json("GET", `${path}/raw`)).body.code).toBe("mail-sealed")
  expect(JSON.stringify((await jonna.json("GET", path)).body)).not.toContain("sausage")
  expect(await (await sune.get(`${path}/raw`)).text()).toContain("sausage")
  const [{ deeds }] = (
    await post.house.pool.query<{ deeds: object[] }>(
      "select details -> 'deeds' as deeds from incoming_mails where id = $1",
      [waits.id],
    )
  ).rows as [{ deeds: object[] }]
  expect(deeds).toMatchObject([{ what: "raw-opened", by: sune.id }])

  const amara = "Amara Linde <amara@partner.example>"
  const messageId = "<amara-2@partner.example>"
  const first = await post.send({ from: amara, subject: "Documents", text, messageId })
  const away = await post.send(
    {
      from: amara,
      subject: "Out of office",
      text: "Call me.",
      inReplyTo: messageId,
      headers: { "Auto-Submitted": "auto-replied" },
    },
    forged,
  )
  expect(away.conversationId).not.toBe(first.conversationId)
  expect(await post.messages(first.conversationId ?? "")).toHaveLength(1)
})
