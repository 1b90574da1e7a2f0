import type { AddressInfo } from "node:net"
import { createServer } from "node:net"
import { afterEach, describe, expect, test } from "vitest"
import { openMailServer } from "../testing/mail-server.ts"
import { connectMailer, type Mailer } from "./mailer.ts"
import type { OutgoingMail } from "./outgoing-mail.ts"

const opened: (() => unknown)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

async function server(o: Parameters<typeof openMailServer>[0] = {}) {
  const made = await openMailServer(o)
  opened.push(made.close)
  return made
}

function mailer(smtpUrl: string): Mailer {
  const made = connectMailer({ smtpUrl, from: "Kestrel Support <no-reply@help.kestrel.example>" })
  opened.push(made.close)
  return made
}

const mail: OutgoingMail = {
  messageId: "<0199c000@help.kestrel.example>",
  to: "zhiyuan.he@mail.example",
  subject: "Kestrel：工单 4812 0773 51 已收到",
  html: "<p>你的工单已收到</p>",
  text: "你的工单已收到",
  headers: { "auto-submitted": "auto-generated" },
}

test("a mail arrives whole: sender, recipient, both parts, and the Message-ID that was given", async () => {
  const { url, mails } = await server()
  expect(await mailer(url).send(mail)).toEqual({ state: "accepted" })
  const [got] = mails
  expect(got?.from).toBe("no-reply@help.kestrel.example")
  expect(got?.to).toEqual(["zhiyuan.he@mail.example"])
  expect(got?.headers.get("message-id")).toBe(mail.messageId)
  expect(got?.headers.get("subject")).toBe(mail.subject)
  expect(got?.headers.get("auto-submitted")).toBe("auto-generated")
  expect(got?.parts.get("text/plain")?.trim()).toBe(mail.text)
  expect(got?.parts.get("text/html")?.trim()).toBe(mail.html)
})

test("forty mails at once share four connections", async () => {
  const { url, mails, connections } = await server()
  const sender = mailer(url)
  const outcomes = await Promise.all(Array.from({ length: 40 }, () => sender.send(mail)))
  expect(new Set(outcomes.map((outcome) => outcome.state))).toEqual(new Set(["accepted"]))
  expect(mails).toHaveLength(40)
  expect(connections()).toBeLessThanOrEqual(4)
})

describe("what the far side says", () => {
  test.each([
    ["a recipient it doesn't know", { at: "rcpt", code: 550 }, "refused"],
    ["a recipient for whom it is too early", { at: "rcpt", code: 450 }, "later"],
    ["content it will never take", { at: "data", code: 554 }, "refused"],
    ["a full disk", { at: "data", code: 452 }, "later"],
  ] as const)("%s", async (_case, verdict, state) => {
    const { url } = await server({ judge: () => verdict })
    const outcome = await mailer(url).send(mail)
    expect(outcome).toMatchObject({ state, why: expect.stringContaining(String(verdict.code)) })
  })

  test("a line that is cut after the data is tried once and no more: whether it was taken, nobody knows", async () => {
    const { url, mails } = await server({ judge: () => "cut" })
    expect(await mailer(url).send(mail)).toMatchObject({ state: "later" })
    expect(mails).toHaveLength(1)
  })

  test("a sender that is refused is our own affair: it may be set right, and the mail goes later", async () => {
    const { url } = await server({
      options: {
        onMailFrom: (_address, _session, done) =>
          done(Object.assign(new Error("not from you"), { responseCode: 550 })),
      },
    })
    expect(await mailer(url).send(mail)).toMatchObject({
      state: "later",
      why: expect.stringContaining("550"),
    })
  })

  test("a password that is refused is our own affair, too", async () => {
    const { url } = await server({
      options: {
        authOptional: false,
        onAuth: (_auth, _session, done) => done(Object.assign(new Error("wrong"), { responseCode: 535 })),
      },
    })
    const outcome = await mailer(url.replace("smtp://", "smtp://kestrel:a-wrong-password@")).send(mail)
    expect(outcome).toEqual({ state: "later", why: "535 EAUTH", said: null })
  })

  test("nobody answers", async () => {
    const probe = createServer()
    await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve))
    const { port } = probe.address() as AddressInfo
    await new Promise((resolve) => probe.close(resolve))
    const sender = mailer(`smtp://127.0.0.1:${port}`)
    expect(await sender.send(mail)).toMatchObject({ state: "later" })
    expect(await sender.check()).toBe(false)
  })
})

test("an address can't carry a second recipient or a header of its own", async () => {
  const { url, mails } = await server()
  const sender = mailer(url)
  await sender.send({ ...mail, to: "odile@mail.example\r\nBcc: stranger@mail.example" })
  await sender.send({ ...mail, to: "odile@mail.example, stranger@mail.example" })
  for (const got of mails) {
    expect(got.to).toHaveLength(1)
    expect(got.headers.has("bcc")).toBe(false)
    expect(got.to).not.toContain("stranger@mail.example")
  }
})

test("the check says that a server answers", async () => {
  const { url } = await server()
  expect(await mailer(url).check()).toBe(true)
})
