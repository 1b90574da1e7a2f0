import { afterAll, beforeAll, expect, test } from "vitest"
import type { Page } from "playwright-core"
import { type MailHouse, openMailHouse, SUPPORT } from "../mail/open-mail-house.ts"
import { type Look, makeLook } from "../steps/look.ts"
import type { Person } from "../steps/open-sessions.ts"

/* What becomes of answers by mail, for each who gets them: put off, refused, sent again, with copies, come back. */

const ODILE = "odile@mail.example"
const BANK = "desk@bank.example"

let mail: MailHouse
let look: Look
let mei: Person
beforeAll(async () => {
  mail = await openMailHouse({ MAIL_UNDO_SECONDS: "0" })
  look = await makeLook("outbox")
  mei = await mail.staff("Mei")
})
afterAll(() => mail?.close())

/** A ticket that began by mail, its receipt out already; from an address of its own where one is given. */
async function ticketOf(subject: string, address = ODILE) {
  const came = await mail.came({
    from: `Odile Varga <${address}>`,
    subject,
    text: "My withdrawal of 0.4125 BTC is still pending.",
  })
  await mail.customers.next(address)
  return came
}

async function answer(page: Page, text: string): Promise<void> {
  await page.locator("[data-message]").first().waitFor()
  await page.keyboard.press("r")
  await page.locator("form[data-mode=reply] textarea").fill(text)
  await page.keyboard.press("Control+Enter")
  await page.locator("[data-message]").filter({ hasText: text }).waitFor()
}

/** The outbox's line for the newest mail to somebody, until it is in this state. */
async function inState(address: string, state: string): Promise<string> {
  for (;;) {
    const { rows } = await mail.pool.query<{ id: string; state: string }>(
      `select id, state || case when attempts > 0 and state = 'queued' then ' again' else '' end as state
       from outgoing_mails where recipient = $1 and kind = 'agent-replied' order by id desc limit 1`,
      [address],
    )
    if (rows[0]?.state === state) return rows[0].id
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test("a mail that is put off says why and when it goes again, and then goes once", async () => {
  const { conversationId } = await ticketOf("Put off")
  mail.customers.refusing(ODILE, { code: 451, text: "4.7.1 Greylisted, come again in a minute" })
  const page = await mail.pageAt(`/desk/inbox/${conversationId}`, { who: mei })
  await answer(page, "It was sent at 14:05.")
  const id = await inState(ODILE, "queued again")
  await page.goto(`${mail.house.product.url}/desk/mail/outbox/${id}`)
  await page.getByText("Nobody took it yet. It is tried again by itself at").waitFor()
  await page.getByText("The other side said: 451 4.7.1 Greylisted, come again in a minute").first().waitFor()
  await look(page, "put-off", { dark: true })
  // The queue comes back to it by itself.
  expect((await mail.customers.next(ODILE)).text).toContain("It was sent at 14:05.")
  await inState(ODILE, "accepted")
  await page.reload()
  await page.getByText("It is never sent a second time.").waitFor()
  expect(await page.getByRole("button", { name: /send again/i }).count()).toBe(0)
  await look(page, "taken")
})

test("a refusal is said in its own words at the answer; mended there, it goes to the corrected address", async () => {
  const wrong = "odlie@mail.example"
  const { conversationId } = await ticketOf("A wrong address", wrong)
  mail.customers.refusing(wrong, { code: 550, text: `5.1.1 <${wrong}>: no such mailbox here` })
  const page = await mail.pageAt(`/desk/inbox/${conversationId}`, { who: mei })
  await answer(page, "It was sent at 14:05.")
  const said = page.locator("[data-message]").filter({ hasText: "It was sent at 14:05." })
  await said.getByText("Could not be mailed").waitFor()
  await page.getByText("Our mail could not be sent").waitFor()
  await page.getByText("Ask for a working address where the customer can still be reached").waitFor()
  await look(page, "could-not-be-mailed", { dark: true })

  await said.getByRole("link", { name: "See why and send again" }).click()
  await page.getByText(`The other side said: 550 5.1.1 <${wrong}>: no such mailbox here`).first().waitFor()
  await look(page, "refused", { dark: true })
  await page.getByRole("button", { name: "Edit and send again" }).click()
  const sheet = page.getByRole("dialog", { name: "Send again" })
  await sheet.getByLabel("To").fill("odile@elsewhere.example")
  await sheet.getByRole("button", { name: "Send" }).click()
  await sheet.getByText("Nobody at elsewhere.example has been part of this conversation.").waitFor()
  await look(page, "new-domain", { dark: true })
  await sheet.getByLabel("To").fill(ODILE)
  await sheet.getByRole("button", { name: "Send" }).click()
  await page.getByText("It goes out again.").waitFor()
  const again = await mail.customers.next(ODILE)
  expect(again.text).toContain("It was sent at 14:05.")
  await page.goto(`${mail.house.product.url}/desk/inbox/${conversationId}`)
  await page.getByText("Mei sent the mail again").waitFor()
  expect(await page.getByText("Could not be mailed").count()).toBe(0)
  expect(mail.customers.count(wrong)).toBe(1)
})

test("a copy to somebody new is confirmed first; who had one and answers joins, with what they are", async () => {
  const whose = "copies@mail.example"
  const { conversationId } = await ticketOf("A copy for the bank", whose)
  const page = await mail.pageAt(`/desk/inbox/${conversationId}`, { who: mei })
  await page.locator("[data-message]").first().waitFor()
  await page.keyboard.press("r")
  const form = page.locator("form[data-mode=reply]")
  await form.locator("textarea").fill("The bank reads along from here.")
  await form.getByRole("button", { name: "Cc" }).click()
  await form.getByLabel(/who gets a copy by mail/).fill("desk@bank")
  await form.getByLabel(/who gets a copy by mail/).press("Space")
  await form
    .getByText(/desk@bank/)
    .last()
    .waitFor()
  await look(page, "cc-wrong")
  await form.getByLabel(/who gets a copy by mail/).fill(BANK)
  await look(page, "cc", { dark: true })
  await form.locator("textarea").press("Control+Enter")
  const sheet = page.getByRole("alertdialog", { name: "Send a copy outside?" })
  await sheet.getByText("Nobody at bank.example has been part of this conversation.").waitFor()
  await look(page, "cc-confirm", { dark: true })
  expect(mail.customers.count(BANK)).toBe(0)
  await sheet.getByLabel("I checked the address: it is right").check()
  await sheet.getByRole("button", { name: "Send with copies" }).click()
  const copy = await mail.customers.next(BANK)
  await form.getByLabel(/who gets a copy by mail/).waitFor({ state: "detached" })
  expect(copy.text).toContain("The bank reads along from here.")
  expect(copy.envelope.to).toEqual([BANK])
  const sent = await mail.customers.next(whose)
  expect(sent.cc?.map(({ address }) => address)).toEqual([BANK])

  const joined = await mail.came(
    {
      from: `Bank of the Harbour <${BANK}>`,
      subject: "Re: A copy for the bank",
      text: "The transfer has left us.",
      inReplyTo: copy.messageId ?? "",
    },
    { to: copy.replyTo?.[0]?.address ?? SUPPORT },
  )
  expect(joined.conversationId).toBe(conversationId)
  const theirs = page.locator("[data-message]").filter({ hasText: "The transfer has left us." })
  await theirs.waitFor()
  // It is no word of the customer's, and says so.
  await theirs.getByText("Not from the customer, but from").waitFor()
  await theirs.getByText(BANK).waitFor()
  await look(page, "cc-answered", { dark: true })

  // A copy is said anew with each answer.
  await answer(page, "Thank you both.")
  await mail.customers.next(whose)
  await inState(whose, "accepted")
  expect(mail.customers.count(BANK)).toBe(1)
})

const report = (to: string, about: { from: string; messageId: string }) =>
  Buffer.from(
    [
      "From: Mail Delivery System <mailer-daemon@mx.mail.example>",
      `To: ${about.from}`,
      "Subject: Undelivered Mail Returned to Sender",
      `Message-ID: <${crypto.randomUUID()}@mx.mail.example>`,
      "Date: Thu, 26 Nov 2026 10:00:00 +0000",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="r"',
      "",
      "--r\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n",
      "--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.mail.example\r\n",
      `Final-Recipient: rfc822; ${to}\r\nAction: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full\r\n`,
      `--r\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${about.messageId}\r\nSubject: Re\r\n`,
      "--r--\r\n",
    ].join("\r\n"),
  )

test("a mail that comes back later is told at the answer and at the customer, with what to do; on a phone in Chinese", async () => {
  const whose = "returned@mail.example"
  const { conversationId } = await ticketOf("Comes back", whose)
  const page = await mail.pageAt(`/desk/inbox/${conversationId}`, { who: mei })
  await answer(page, "Your statement is ready.")
  const sent = await mail.customers.next(whose)
  await inState(whose, "accepted")
  const returned = await mail.came(
    report(whose, { from: sent.envelope.from, messageId: sent.messageId ?? "" }),
    { to: sent.envelope.from, from: "" },
  )
  expect(returned.conversationId).toBe(conversationId)
  const said = page.locator("[data-message]").filter({ hasText: "Your statement is ready." })
  await said.getByText("Its mail came back").waitFor()
  await page.getByText(/came back once/).waitFor()
  await page
    .getByText(/The other side said: .*5\.2\.2 mailbox full/)
    .first()
    .waitFor()
  await look(page, "came-back", { dark: true })

  const phone = await mail.pageAt(`/desk/inbox/${conversationId}`, {
    who: mei,
    locale: "zh-CN",
    size: "narrow",
  })
  await phone.locator("[data-message]").filter({ hasText: "邮件被退回" }).waitFor()
  await look(phone, "came-back-phone", { dark: true })
  await phone.getByRole("link", { name: "查看原因并重发" }).tap()
  await phone.getByText("请核对地址，通过其他方式联系客户，或重新发送。").waitFor()
  await look(phone, "outbox-phone", { dark: true })
  await phone.getByRole("button", { name: "修改并重发" }).tap()
  await phone.getByRole("dialog", { name: "重新发送" }).getByRole("button", { name: "发送" }).tap()
  await phone.getByText("邮件已重新发送。").waitFor()
  expect((await mail.customers.next(whose)).text).toContain("Your statement is ready.")

  await page.getByRole("button", { name: "The address is fine again" }).click()
  await page.getByText("Mails go there again.").waitFor()
  expect(await page.getByText("Its mail came back").count()).toBe(0)
})
