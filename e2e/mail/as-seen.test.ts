import { afterAll, beforeAll, expect, test } from "vitest"
import { newId } from "../../packages/contract/ids.ts"
import { type Look, makeLook } from "../steps/look.ts"
import type { Received } from "./customers-server.ts"
import { type MailHouse, openMailHouse } from "./open-mail-house.ts"

/* Our mails as whoever gets them sees them: the same words in text and HTML, on a phone and beside a list, in the dark. */

let mail: MailHouse
let look: Look
beforeAll(async () => {
  mail = await openMailHouse({ MAIL_UNDO_SECONDS: "0" })
  look = await makeLook("mail-as-seen")
})
afterAll(() => mail?.close())

/** Draws a mail as a mail program does: its HTML, nothing loaded from anywhere, no script. */
async function drawn(received: Received, name: string): Promise<void> {
  const window = await mail.browser.newContext({ javaScriptEnabled: true, offline: true })
  try {
    const page = await window.newPage()
    const asked: string[] = []
    page.on("request", (request) => asked.push(request.url()))
    for (const width of [390, 700]) {
      await page.setViewportSize({ width, height: 844 })
      await page.setContent(received.html ?? "")
      await look(page, `${name}-${width}`, { dark: true })
    }
    expect(asked).toEqual([])
  } finally {
    await window.close()
  }
}

const CASES = [
  {
    locale: "en",
    address: "odile@mail.example",
    subject: "Withdrawal pending",
    text: "My withdrawal of 0.4125 BTC is still pending. Where is it now?",
    answer: "It was sent at 14:05.\n\nIt needs six confirmations, which take about an hour.",
  },
  {
    locale: "zh",
    address: "suyu@mail.example",
    subject: "提现未到账",
    text: "你好，我的 0.4125 BTC 提现还没有到账，请帮忙查一下现在的状态。",
    answer: "你好，提现已于 14:05 发出。\n\n需要六个区块确认，大约一小时。",
  },
]

test.each(CASES)("a receipt and an answer ($locale)", async ({ locale, address, subject, text, answer }) => {
  const { conversationId } = await mail.came({ from: address, subject, text })
  const receipt = await mail.customers.next(address)
  // What a program sends says so, and repeats nothing that somebody wrote to us.
  expect(receipt.html).not.toContain("0.4125")
  await drawn(receipt, `receipt-${locale}`)

  const mei = await mail.staff("Mei")
  const { url } = mail.house.product
  const asked = await fetch(`${url}/api/desk/conversations/${conversationId}/replies`, {
    method: "POST",
    headers: {
      cookie: mei.cookie,
      origin: url,
      "content-type": "application/json",
      "x-requested-with": "veridesk",
    },
    body: JSON.stringify({ messageId: newId(), body: answer, basedOn: 0, anyway: true }),
  })
  expect(asked.status).toBe(200)
  const answered = await mail.customers.next(address)
  for (const paragraph of answer.split("\n\n")) {
    expect(answered.text).toContain(paragraph)
    expect(answered.html).toContain(paragraph)
  }
  await drawn(answered, `answer-${locale}`)
})
