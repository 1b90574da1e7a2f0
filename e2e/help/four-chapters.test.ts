import type { Locale } from "@veridesk/contract/locale.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest"
import { publicPaths } from "../../packages/portal/paths-public.ts"
import { fileDeposit } from "../steps/file-deposit.ts"
import { type Look, makeLook } from "../steps/look.ts"
import { linkIn, openMail } from "../steps/mailbox.ts"
import type { Size } from "../steps/open-browser.ts"
import { cookieOf, openCustomers } from "../steps/open-sessions.ts"
import { type HelpSite, openHelpSite } from "./open-help.ts"

/*
 * The reference text has four chapters, one for each way to support: chat, tickets, mail and social media. Each is
 * followed from the question in a person's own words to the finished act.
 */

let site: HelpSite
let look: Look
beforeAll(async () => {
  site = await openHelpSite()
  look = await makeLook("four-chapters")
})
afterAll(() => site?.close())

type Reader = { page: Page; locale: Locale; word: (key: keyof typeof portal, values?: object) => string }

async function reader(locale: Locale, size: Size): Promise<Reader> {
  const page = await site.reader({ locale, size })
  onTestFailed(() => look.last(page))
  return { page, locale, word: (key, values) => say(locale, portal, key, { ...values }) }
}

/** Types the question into the box of the home page and opens the article among the first three that are found. */
async function ask({ page, locale }: Reader, question: string, slug: string): Promise<void> {
  await page.goto(site.at(publicPaths(locale).home))
  await page.locator("input[name=q]").fill(question)
  await page.locator("input[name=q]").press("Enter")
  await page.locator("[data-results]").waitFor()
  const found = page.locator("[data-results] a[href*='/articles/']")
  const slugs = await found.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))
  const place = slugs.findIndex((href) => href.endsWith(`/${slug}`))
  expect(place, `"${question}" finds ${slugs.join(" ")}`).toBeLessThan(3)
  expect(place, `"${question}" finds ${slugs.join(" ")}`).toBeGreaterThanOrEqual(0)
  await found.nth(place).click()
  await page.waitForURL(`**/articles/${slug}`)
}

/** Follows a link of the article that is open. */
async function follow({ page }: Reader, href: string): Promise<void> {
  await page.locator(`.prose a[href^="${href}"]`).first().click()
  await page.waitForURL((url) => url.pathname.startsWith(href.split("?")[0] ?? href))
}

async function signIn({ page }: Reader): Promise<void> {
  const [who] = await openCustomers(site.house.product, site.pool, 1)
  if (who) await page.context().addCookies([cookieOf(who, site.house.product.url)])
}

async function check({ page, word }: Reader, pasted: string, answer: keyof typeof portal): Promise<void> {
  await page.locator("#main input[name=q]").fill(pasted)
  await page.getByRole("button", { name: word("genuine.go"), exact: true }).click()
  await page.getByRole("heading", { name: word(answer) }).waitFor()
}

test("chat, in Chinese: from “how do I get a person” to a question that a person has, with what was read", async () => {
  const turn = await reader("zh-CN", "narrow")
  const { page, word } = turn
  const to = publicPaths("zh-CN")
  await signIn(turn)
  await ask(turn, "怎么联系人工客服", "how-to-reach-support")
  await follow(turn, to.contact)
  await look(page, "chat-contact")
  expect(await page.locator(".ways-table tbody tr").count()).toBe(9)
  await page.goBack()
  await follow(turn, to.article("live-chat"))
  await page.locator(".solved summary").click()
  await page.locator(".solved [name=reason]").first().check()
  await page.getByRole("button", { name: word("solved.ask") }).click()
  await page.locator("#ticket-form[data-live]").waitFor()
  await page.getByText("在线客服怎么用").first().waitFor()
  await look(page, "chat-ask")
  await page.locator("[name=topic]").fill("收不到邮件")
  await page.locator("[name=description]").fill("想和客服说话：昨天改了邮箱，今天收不到任何邮件。")
  await page.getByRole("button", { name: word("form.review"), exact: true }).click()
  await page.getByRole("button", { name: word("form.submit"), exact: true }).click()
  await page.getByText(word("receipt.title"), { exact: true }).waitFor()
  await look(page, "chat-receipt")
})

test("tickets, in English: from “how do I submit a ticket” to a number and who acts next", async () => {
  const turn = await reader("en", "wide")
  const { page, locale, word } = turn
  const to = publicPaths("en")
  await signIn(turn)
  await ask(turn, "how do I submit a ticket", "submit-a-ticket")
  await follow(turn, to.article("what-to-prepare"))
  await page.getByRole("heading", { level: 1, name: "What to prepare before you contact us" }).waitFor()
  await page.goBack()
  await follow(turn, "/tickets/new")
  const { txid, transfers } = site.house.exchange.scene.cases.retiredAddress
  const number = await fileDeposit(
    {
      page,
      url: site.house.product.url,
      locale,
      look: Object.assign(async () => {}, { last: async () => {} }),
    },
    {
      asset: "USDT",
      network: "tron",
      txid,
      explorerUrl: `https://tronscan.org/#/transaction/${txid}`,
      address: transfers[0]?.to ?? "",
      amount: "2480",
      description: "Sent at 14:05, the wallet says success, nothing has arrived since.",
    },
  )
  await page.goto(site.at(`/tickets/${number}`))
  await page.getByText(word("ticket.acts-now"), { exact: true }).waitFor()
  await look(page, "ticket")
})

test("mail, in Chinese: from “which is your mailbox” to a mailbox and a mail that were checked", async () => {
  const turn = await reader("zh-CN", "wide")
  const { page, word } = turn
  const to = publicPaths("zh-CN")
  await ask(turn, "官方客服邮箱是哪个", "email-support")
  await follow(turn, to.contact)
  await page.getByText("support@kestrel.example", { exact: true }).first().waitFor()
  await page.locator("#official-h").getByRole("link").click()
  await page.waitForURL(`**${to.verify()}`)
  await check(turn, "support@kestre1.example", "genuine.treat.email")
  await check(turn, "客服 <support@kestrel.example>", "genuine.ours.email")
  await look(page, "mail-ours")

  const address = "suyu@post.example"
  await page.goto(site.at(to.subscribe))
  await page.locator("[name=email]").fill(address)
  await page.getByRole("button", { name: word("sub.go"), exact: true }).click()
  await page.getByText(word("sub.asked")).waitFor()
  const mail = await openMail({ page, url: site.house.product.url, to: address })
  await page.goto(site.at(to.verifyMessage))
  await page.locator("textarea").fill(mail)
  await page.getByRole("button", { name: word("genuine.go"), exact: true }).click()
  await page.getByRole("heading", { name: word("genuine.message.sent.title") }).waitFor()
  await look(page, "mail-checked")
})

test("social media, in English: from “is this Telegram account you” to a report, and news that come by themselves", async () => {
  const turn = await reader("en", "narrow")
  const { page, word } = turn
  const to = publicPaths("en")
  await ask(turn, "is this telegram account really you", "social-channels")
  await follow(turn, to.verify())
  await check(turn, "t.me/KestrelHelp", "genuine.ours.telegram")
  await check(turn, "@Kestrel_support_desk", "genuine.treat.account")
  await look(page, "social-not-ours")
  await page.getByRole("link", { name: word("genuine.report-this") }).click()
  await page
    .getByLabel(word("genuine.report.met"), { exact: true })
    .fill("A private message after I asked in the group")
  await page
    .getByLabel(word("genuine.report.story"), { exact: true })
    .fill("It wanted me to share my screen.")
  await page.getByRole("button", { name: word("genuine.report.go") }).click()
  await page.getByRole("heading", { name: word("genuine.report.done") }).waitFor()
  await look(page, "social-reported")

  const address = "nord.hale@post.example"
  await page.goto(site.at(to.announcements))
  await page.locator(`#main a[href="${to.subscribe}"]`).first().click()
  await page.locator("[name=email]").fill(address)
  await page.getByRole("button", { name: word("sub.go"), exact: true }).click()
  await page.getByText(word("sub.asked")).waitFor()
  await page.goto(
    linkIn(await openMail({ page, url: site.house.product.url, to: address }), "/announcements/"),
  )
  await page.getByRole("button", { name: word("sub.confirm.go") }).click()
  await page.getByText(word("sub.kept")).waitFor()
  await look(page, "social-subscribed")
})
