import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { deflateRawSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { mailBytes } from "../channels/email/testing/signed-mail.ts"
import { openPostOffice, type PostOffice } from "./testing/post-office.ts"

/* What somebody tries with a mail, and what becomes of it (docs/email-security.md has the whole table). */

let post: PostOffice
beforeAll(async () => {
  post = await openPostOffice({ jobs: true })
  await post.house.customer({ name: "Odile Varga", email: "odile@mail.example" })
})
afterAll(() => post.close())

const ODILE = "Odile Varga <odile@mail.example>"
const text = "My BTC withdrawal has been pending for 38 minutes.\n"

async function begun(more: object = {}) {
  const sent = await post.send({ from: ODILE, subject: `Withdrawal ${crypto.randomUUID()}`, text, ...more })
  expect(sent.fate).toBe("conversation")
  return { ...sent, conversationId: sent.conversationId ?? "" }
}
const outgoing = async (conversationIds: string[]) => {
  await post.house.settle()
  const { rows } = await post.house.pool.query<{ kind: string; recipient: string }>(
    "select kind, recipient from outgoing_mails where conversation_id = any($1) order by id",
    [conversationIds],
  )
  return rows
}

describe("row 17: two authors", () => {
  test.each([
    ["in one line", "From: Odile <odile@mail.example>, Evil <evil@post.example>\r\n"],
    ["in two lines", "From: Odile <odile@mail.example>\r\nFrom: Evil <evil@post.example>\r\n"],
  ])("%s wait for a person", async (_how, from) => {
    const bytes = (
      await mailBytes({ from: ODILE, to: "support@kestrel.example", subject: "Two", text })
    ).toString()
    const [sent] = await post.deliver(Buffer.from(bytes.replace(/^From: .*\r\n/m, from)))
    expect(sent).toMatchObject({ fate: "quarantine", reason: "several-senders" })
  })
})

test("row 23: a mail of ours that comes back leads nowhere, and nobody writes as an agent", async () => {
  const { conversationId } = await begun()
  const ours = await post.answer(conversationId, "It is being signed now.")
  const replayed = await post.send({
    from: ODILE,
    subject: ours.subject,
    text: "Send your codes to me.",
    messageId: `<${ours.messageId}>`,
  })
  expect(replayed).toMatchObject({ fate: "rejected", reason: "loop" })
  expect((await post.messages(conversationId)).map(({ side }) => side)).toEqual(["customer", "staff"])
})

test("row 24: whoever stands in Cc or Reply-To gets nothing and takes no part", async () => {
  const { conversationId } = await begun({
    cc: "Evil <evil@post.example>",
    replyTo: "Odile Varga <odile@post.example>",
  })
  const ours = await post.answer(conversationId, "It is being signed now.")
  expect(ours.recipient).toBe("odile@mail.example")
  expect(new Set((await outgoing([conversationId])).map(({ recipient }) => recipient))).toEqual(
    new Set(["odile@mail.example"]),
  )
  const theirs = await post.send({
    from: "Evil <evil@post.example>",
    subject: ours.subject,
    text: "I am with her.",
    inReplyTo: `<${ours.messageId}>`,
  })
  expect(theirs.conversationId).not.toBe(conversationId)
  const mei = await post.house.agent({ name: "Mei" })
  const { body } = await mei.json(
    "GET",
    `/api/desk/mails/${(await begun({ replyTo: "x@post.example" })).messageId}`,
  )
  expect(body.authenticity.doubts).toContain("reply-elsewhere")
})

describe("row 25: what is never answered by itself", () => {
  test.each([
    ["a vacation", { "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All" }],
    ["a program", { "Auto-Submitted": "auto-generated" }],
    ["a list", { "List-Id": "<news.mail.example>", Precedence: "bulk" }],
  ])("%s", async (_what, headers) => {
    const sent = await post.send({ from: ODILE, subject: `From ${_what}`, text, headers })
    if (sent.conversationId) expect(await outgoing([sent.conversationId])).toEqual([])
    else expect(sent.fate).toBe("rejected")
  })

  test("a report with the null sender about a mail of ours is noted there; about nothing of ours it leads nowhere", async () => {
    const { conversationId } = await begun()
    const ours = await post.answer(conversationId, "It is being signed now.")
    const report = (about: string, recipient: string) =>
      Buffer.from(
        [
          "From: Mail Delivery Subsystem <mailer-daemon@mx.mail.example>",
          `To: ${ours.replyTo}`,
          "Subject: Undelivered Mail Returned to Sender",
          "MIME-Version: 1.0",
          'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
          "",
          "--b",
          "Content-Type: text/plain",
          "",
          "The mailbox is full.",
          "--b",
          "Content-Type: message/delivery-status",
          "",
          "Reporting-MTA: dns; mx.mail.example",
          "",
          `Final-Recipient: rfc822; ${recipient}`,
          "Action: failed",
          "Status: 5.2.2",
          "Diagnostic-Code: smtp; 552 5.2.2 mailbox full",
          "",
          "--b",
          "Content-Type: text/rfc822-headers",
          "",
          `Message-ID: <${about}>`,
          `To: ${recipient}`,
          "",
          "--b--",
          "",
        ].join("\r\n"),
      )
    const [noted] = await post.deliver(report(ours.messageId, "odile@mail.example"), { from: "" })
    expect(noted).toMatchObject({ fate: "conversation", conversationId })
    expect((await post.messages(conversationId)).at(-1)).toMatchObject({ kind: "note", side: "system" })
    const { rows } = await post.house.pool.query("select kind from mail_troubles where address = $1", [
      "odile@mail.example",
    ])
    expect(rows).toEqual([{ kind: "bounced" }])
    await post.house.pool.query("delete from mail_troubles", [])
    const [nothing] = await post.deliver(
      report("never-sent@help.kestrel.example", "tomas@post.example").subarray(0),
      { from: "" },
    )
    expect(nothing?.fate).toBe("rejected")
  })
})

test("rows 5 and 6: pictures elsewhere load on request only, through us, never from our network, and written anew", async () => {
  const asked: string[] = []
  const pixel = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  )
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers["user-agent"]}`)
    response.setHeader("content-type", "image/png").end(pixel)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  const near = `http://127.0.0.1:${port}/near.png`
  const metadata = "http://169.254.169.254/latest/meta-data"
  const sent = await begun({ html: `<p>Look</p><img src="${near}"><img src="${metadata}">` })
  const mei = await post.house.agent({ name: "Mei" })
  const detail = await mei.json("GET", `/api/desk/mails/${sent.messageId}`)
  expect(detail.body.remotePictures).toBe(2)
  expect(detail.body.html).not.toMatch(/\ssrc="http/)
  expect(asked).toEqual([])
  const picture = (url: string) =>
    mei.get(`/api/desk/mail-pictures?mail=${sent.messageId}&url=${encodeURIComponent(url)}`)
  expect((await picture(near)).status).toBe(502)
  expect((await picture(metadata)).status).toBe(502)
  expect((await picture("https://elsewhere.example/never-in-that-mail.png")).status).toBe(404)
  expect(asked).toEqual([])
  server.close()
})

test("a file that grows to ten gigabytes is not unpacked", async () => {
  const zeros = deflateRawSync(Buffer.alloc(8 * 1024 * 1024))
  // A local header that says what it holds is 10 GB; the bytes are those of eight megabytes.
  const zip = bomb(zeros, 10 * 1024 ** 3)
  const before = process.memoryUsage().rss
  const sent = await begun({ attachments: [{ filename: "proof.zip", content: zip }] })
  expect(sent.fate).toBe("conversation")
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 ** 2)
})

test("markup in a subject and a name is text to everybody", async () => {
  const sent = await post.send({
    from: { name: '<img src=x onerror="alert(1)">', address: "odile@mail.example" },
    subject: "<script>alert(1)</script> {{constructor}}",
    text,
  })
  const mei = await post.house.agent({ name: "Mei" })
  const { body } = await mei.json("GET", `/api/desk/mails/${sent.messageId}`)
  expect(body.subject).toBe("<script>alert(1)</script> {{constructor}}")
  expect(body.from.name).toBe('<img src=x onerror="alert(1)">')
})

/** A ZIP archive with one entry that claims to be `size` bytes long (APPNOTE §4.3.7, §4.3.12). */
function bomb(data: Buffer, size: number): Buffer {
  const name = Buffer.from("proof.txt")
  const claimed = Math.min(size, 0xfffffffe)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(data.length, 18)
  local.writeUInt32LE(claimed, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(20, 4)
  central.writeUInt16LE(20, 6)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(data.length, 20)
  central.writeUInt32LE(claimed, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + data.length, 16)
  return Buffer.concat([local, name, data, central, name, end])
}
