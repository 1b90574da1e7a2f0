import type { Locale } from "@veridesk/contract/locale.ts"
import { spokenTicketNumber } from "@veridesk/contract/ticket-number.ts"
import { desk } from "@veridesk/ui/messages/desk.ts"
import { mail as mails } from "@veridesk/ui/messages/mail.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Browser, Cookie, Page } from "playwright-core"
import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest"
import { type House, openHouse } from "./product/open-house.ts"
import { answerByKeyboard, findByKeyboard } from "./steps/answer-by-keyboard.ts"
import { closeWindow } from "./steps/close-window.ts"
import { register, signOutAndIn } from "./steps/customer-account.ts"
import { fileDeposit } from "./steps/file-deposit.ts"
import { type Look, makeLook } from "./steps/look.ts"
import { linkIn, openMail } from "./steps/mailbox.ts"
import { openBrowser, openWindow, type Size } from "./steps/open-browser.ts"
import { readAnswer, reopen, replyToAnswer } from "./steps/read-answer.ts"
import { comeIn, invite } from "./steps/staff-account.ts"

const sune = { name: "Sune", email: "sune@kestrel.example", password: "granite harbour 51 window" }
const mei = { name: "Mei", email: "mei@kestrel.example", password: "纸鸢 lantern 42 ferry" }

const texts = {
  en: {
    story: "Sent from my own wallet at two. The wallet says success, but nothing arrived.",
    answer: "Your transfer went to an address of yours that was retired. We credit it by hand within a day.",
    thanks: "Thank you. I will send to the new address from now on.",
    why: "The credit has still not arrived.",
  },
  "zh-CN": {
    story: "下午两点从自己的钱包转出，钱包显示成功，但账户一直没有变化。",
    answer: "这笔转账进入了你的已停用地址，我们会在一天内人工入账。",
    thanks: "谢谢，以后我会用新地址。",
    why: "还是没有入账。",
  },
} as const

let house: House
let browser: Browser
let cookiesOfMei: Cookie[] = []

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test("the first administrator comes in by the one-time link and invites an agent, who comes in by mail", async () => {
  const look = await makeLook("desk-accounts")
  const { url, adminLink } = house.product
  const t = { locale: "en" as const, look }
  const first = await openWindow(browser, { locale: "en", size: "wide" })
  const administrator = await opened(first, look)
  await comeIn({ ...t, page: administrator }, adminLink ?? "", sune)
  await invite({ ...t, page: administrator }, mei, "Deposits")
  const invitation = await openMail({ page: await first.newPage(), url, to: mei.email })

  const second = await openWindow(browser, { locale: "en", size: "narrow" })
  await comeIn({ ...t, page: await opened(second, look) }, linkIn(invitation, "/desk/welcome"), mei)
  cookiesOfMei = await second.cookies()
  await Promise.all([closeWindow(first), closeWindow(second)])
})

test.each<[Locale, Size]>([
  ["en", "wide"],
  ["zh-CN", "narrow"],
  ["zh-CN", "wide"],
  ["en", "narrow"],
])("%s, %s: from a stranger's browser to an agent's answer and back", async (locale, size) => {
  const look = await makeLook(`${locale}-${size}`)
  const { url } = house.product
  const say = texts[locale]
  const customer = await openWindow(browser, { locale, size })
  const agent = await openWindow(browser, { locale, size })
  await agent.addCookies(cookiesOfMei)
  const c = { page: await opened(customer, look), url, locale, look }
  const a = { page: await opened(agent, look), url, locale, look }

  const account = {
    username: `zhiyuan.${locale.slice(0, 2)}.${size}`,
    email: `zhiyuan.${locale}.${size}@mail.example`.toLowerCase(),
    password: "lantern rice terrace 308",
  }
  const kept = await register(c, account)
  await signOutAndIn(c, account, kept)
  const number = await fileDeposit(c, { ...retiredDeposit(), description: say.story })
  const confirmation = await openMail({ ...c, to: account.email, subject: subjectOf(number) })
  await look(c.page, "confirmation-mail")
  expect(confirmation).toContain(spokenTicketNumber(number))
  expect(confirmation).not.toContain(say.story)

  await findByKeyboard(a, number)
  await a.page.getByText(say.story).first().waitFor()
  await look(a.page, "desk-ticket", { dark: true })
  await answerByKeyboard(a, say.answer)

  await readAnswer(c, { number, answer: say.answer })
  await replyToAnswer(c, say.thanks)
  const mail = await openMail({ ...c, to: account.email, subject: answerSubject(locale, number) })
  expect(mail).toContain(say.answer)
  await look(c.page, "answer-mail")

  await a.page.locator("[data-message]").filter({ hasText: say.thanks }).waitFor()
  await a.page.keyboard.press("Escape")
  await a.page.keyboard.press("e")
  await shownStatus(a.page, locale, "status.solved")
  await look(a.page, "desk-resolved")
  await reopen(c, { number, why: say.why })
  await a.page.locator("[data-message]").filter({ hasText: say.why }).waitFor()
  await shownStatus(a.page, locale, "status.open")
  await look(a.page, "desk-reopened", { dark: true })
  await Promise.all([closeWindow(customer), closeWindow(agent)])
})

/** A new page; where the journey fails, a picture of it is kept. */
async function opened(window: { newPage(): Promise<Page> }, look: Look): Promise<Page> {
  const page = await window.newPage()
  onTestFailed(() => look.last(page))
  return page
}

/** The case of the toy exchange that needs a person: confirmed on the chain, to an address that nobody watches. */
function retiredDeposit() {
  const { txid, transfers } = house.exchange.scene.cases.retiredAddress
  return {
    asset: "USDT",
    network: "tron",
    txid,
    explorerUrl: `https://tronscan.org/#/transaction/${txid}`,
    address: transfers[0]?.to ?? "",
    amount: "2,480.00",
  }
}

function subjectOf(number: string): RegExp {
  return new RegExp(spokenTicketNumber(number))
}

/** Of the mail that brings an answer; the receipt has another one. */
function answerSubject(locale: Locale, number: string): string {
  return say(locale, mails, "replied.subject", { brand: "Kestrel", number: spokenTicketNumber(number) })
}

async function shownStatus(page: Page, locale: Locale, status: "status.solved" | "status.open") {
  // The menu's own name stands behind the status, for screen readers.
  const word = new RegExp(`^${say(locale, desk, status)}(\\s|$)`)
  await page.locator("header button").filter({ hasText: word }).first().waitFor()
}
