import pg from "pg"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { domainRecords, mailBytes } from "../../packages/server/channels/email/testing/signed-mail.ts"
import { type FakeDns, fakeDns } from "../../packages/server/platform/testing/fake-dns.ts"
import { type House, openHouse } from "../product/open-house.ts"
import { closeWindow } from "../steps/close-window.ts"
import { deliverMail, HOOK_SECRET } from "../steps/deliver-mail.ts"
import { type Look, makeLook } from "../steps/look.ts"
import { openBrowser, openWindow } from "../steps/open-browser.ts"
import { cookieOf, openStaff, type Person } from "../steps/open-sessions.ts"

const SUPPORT = "support@kestrel.example"
const ODILE = "Odile Varga <odile@mail.example>"
const TEXT = `My withdrawal of 0.4125 BTC is still pending.

Odile

On Sun, 22 Nov 2026 at 05:13, Kestrel Support <${SUPPORT}> wrote:
> Where did you send it from?
`
const HTML = `<p>My withdrawal of <b>0.4125 BTC</b> is still pending.</p>
<p><a href="https://kestrel.example.pay-now.example/login">https://kestrel.example/login</a></p>
<p><img src="https://track.mail.example/open.gif?who=odile" alt="logo" width="120" height="40"></p>
<script>document.body.dataset.ran = "yes"</script>`

let dns: FakeDns
let house: House
let browser: Browser
let pool: pg.Pool
let look: Look
const windows: BrowserContext[] = []

beforeAll(async () => {
  dns = await fakeDns(domainRecords("mail.example"))
  const settings = { MAIL_DNS: dns.address, MAIL_HOOK_SECRET: HOOK_SECRET }
  ;[house, browser, look] = await Promise.all([openHouse(settings), openBrowser(), makeLook("mail")])
  pool = new pg.Pool({ connectionString: house.product.databaseUrl })
})

afterAll(async () => {
  for (const window of windows) await closeWindow(window)
  await pool?.end()
  await browser?.close()
  await house?.close()
  dns?.close()
})

async function pageAt(
  path: string,
  o: { who: Person; locale?: "en" | "zh-CN"; size?: "wide" | "narrow" },
): Promise<Page> {
  const { who, locale = "en", size = "wide" } = o
  const window = await openWindow(browser, { locale, size })
  windows.push(window)
  await window.addCookies([cookieOf(who, house.product.url)])
  const page = await window.newPage()
  await page.goto(`${house.product.url}${path}`)
  return page
}

/** Where a mail ended that came in under this subject. */
async function ended(subject: string): Promise<{ fate: string; conversationId: string | null }> {
  for (;;) {
    const { rows } = await pool.query<{ fate: string; conversationId: string | null }>(
      `select fate, conversation_id as "conversationId" from incoming_mails where subject = $1 and fate <> 'stored'`,
      [subject],
    )
    if (rows[0]) return rows[0]
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const send = async (mail: { subject: string; text: string; html?: string }, signedBy: string | null) =>
  deliverMail(house.product.url, await mailBytes({ from: ODILE, to: SUPPORT, ...mail }, signedBy), {
    to: SUPPORT,
    from: "odile@mail.example",
  })

test("of a message that came by mail an agent sees who it really is from, why it is here, and all of it, safely", async () => {
  const mei = await openStaff(house.product, pool, { name: "Mei", role: "agent" })
  await send({ subject: "Withdrawal pending", text: TEXT, html: HTML }, "mail.example")
  const { fate, conversationId } = await ended("Withdrawal pending")
  expect(fate).toBe("conversation")
  const page = await pageAt(`/desk/inbox/${conversationId}`, { who: mei })
  const sign = page.getByRole("group", { name: "Mail of this message" })
  await sign.getByText("Proven sender").waitFor()
  await sign.getByRole("button", { name: "Why is it here?" }).click()
  await sign.getByText("It is the first mail of a new matter.").waitFor()
  await look(page, "conversation", { dark: true })

  await page.getByRole("button", { name: "Show the quote and signature" }).click()
  const sheet = page.getByRole("dialog", { name: "The whole mail" })
  await sheet.getByText("Proven: this mail comes from mail.example").waitFor()
  expect(await sheet.getByRole("tabpanel").innerText()).toContain("> Where did you send it from?")
  await look(page, "whole-mail", { dark: true })

  const asked: string[] = []
  page.on("request", (request) => asked.push(request.url()))
  await sheet.getByRole("tab", { name: "As it looks" }).click()
  await sheet.getByText("1 picture elsewhere not loaded").waitFor()
  const frame = sheet.locator("iframe")
  expect(await frame.getAttribute("sandbox")).toBe("")
  const shown = (await frame.getAttribute("srcdoc")) ?? ""
  expect(shown).toContain("0.4125 BTC")
  // The link says where it really leads and is none any more; nothing runs, nothing is loaded.
  expect(shown).toContain("[kestrel.example.pay-now.example]")
  expect(shown).not.toMatch(/<a\b|<script|href=|src="http/i)
  expect(shown).toContain("default-src 'none'")
  await look(page, "as-it-looks")
  expect(asked.filter((url) => !url.startsWith(house.product.url))).toEqual([])

  await sheet.getByRole("tab", { name: "Raw" }).click()
  await sheet.getByRole("button", { name: "Show raw mail" }).click()
  await sheet.getByText("DKIM-Signature:").waitFor()
  await page.keyboard.press("Escape")
  await page.getByText("Mei opened the raw mail").waitFor()
  // It is about a message, and brings none.
  expect(await page.locator("[data-message]").count()).toBe(1)
})

const TRICKS = `<p style="position:fixed;top:0;background:url(https://evil.example/a.png)">Hello</p>
<img src=x onerror="parent.document.title='ran'"><svg onload="alert(1)"></svg><math><mtext></mtext></math>
<iframe srcdoc="<script>1</script>"></iframe><form action="https://evil.example"><input name="q"></form>
<a href="java&#10;script:alert(1)">a</a><a href="data:text/html,x">b</a><base href="https://evil.example/">
<meta http-equiv="refresh" content="0;url=https://evil.example"><link rel="stylesheet" href="https://evil.example/x.css">
<style>@import "https://evil.example/y.css"</style><img src="https://evil.example/o.gif" srcset="https://evil.example/o2.gif">
<table background="https://evil.example/t.png"><tr><td>World</td></tr></table><video poster="https://evil.example/v.png"></video>`

test("what a server let through by mistake is harmless in the browser too", async () => {
  const mei = await openStaff(house.product, pool, { name: "Mei", role: "agent" })
  await send({ subject: "A mail of tricks", text: "Hello", html: "<p>Hello</p>" }, "mail.example")
  const { conversationId } = await ended("A mail of tricks")
  const page = await pageAt("/desk", { who: mei })
  await page.route("**/api/desk/mails/*", async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: { ...(await answer.json()), html: TRICKS } })
  })
  const asked: string[] = []
  page.on("request", (request) => asked.push(request.url()))
  await page.goto(`${house.product.url}/desk/inbox/${conversationId}`)
  await page.getByRole("button", { name: "Whole mail" }).click()
  await page.getByRole("tab", { name: "As it looks" }).click()
  const shown = (await page.locator("iframe").getAttribute("srcdoc")) ?? ""
  const body = shown.slice(shown.indexOf("<body"))
  expect(body).toContain("Hello")
  expect(body).toContain("World")
  expect(body).not.toMatch(
    /<(script|svg|math|iframe|form|input|base|meta|link|style|video|a)\b|\son\w+=|javascript:|data:text|url\(|[ ;"]position:|srcset|evil\.example/i,
  )
  expect(await page.title()).not.toBe("ran")
  expect(asked.filter((url) => !url.startsWith(house.product.url))).toEqual([])
})

test("a mail that nobody should answer unseen waits with its reason, and a person decides", async () => {
  const ruben = await openStaff(house.product, pool, { name: "Ruben", role: "lead" })
  await send({ subject: "New payout address", text: "Send it to the other address." }, null)
  await send({ subject: "Reset my second factor", text: "I lost my phone." }, null)
  expect((await ended("New payout address")).fate).toBe("quarantine")
  expect((await ended("Reset my second factor")).fate).toBe("quarantine")

  const page = await pageAt("/desk/mail", { who: ruben })
  await page.getByRole("button", { name: /Reset my second factor/ }).waitFor()
  // The newest first; j opens it and goes on from there.
  await page.keyboard.press("j")
  await page.getByRole("heading", { name: "Reset my second factor" }).waitFor()
  await page.keyboard.press("j")
  await page.getByRole("heading", { name: "New payout address" }).waitFor()
  await page.getByText("The sender’s own domain asks everybody to refuse mails like this one").waitFor()
  await page.getByText("Not proven: anyone could have written this").waitFor()
  await look(page, "quarantine", { dark: true })

  await page.getByRole("button", { name: "Discard" }).click()
  const discard = page.getByRole("dialog", { name: "Discard this mail" })
  await discard.getByLabel("Note (optional)").fill("A try to move money")
  await discard.getByRole("button", { name: "Discard" }).click()
  // What is next in the list comes by itself.
  await page.getByRole("heading", { name: "Reset my second factor" }).waitFor()
  await page.getByRole("button", { name: "Let it in" }).click()
  const release = page.getByRole("dialog", { name: "Let this mail in" })
  await release.getByText("This sender is not proven").waitFor()
  await look(page, "let-in")
  await release.getByRole("button", { name: "Let in" }).click()
  await page.getByText("Nothing waits for a look").waitFor()

  const { conversationId } = await ended("Reset my second factor")
  await page.goto(`${house.product.url}/desk/inbox/${conversationId}`)
  await page.getByText("Not proven: anyone could have written this").waitFor()
  await page.goto(`${house.product.url}/desk/mail/rejected`)
  await page.getByRole("button", { name: /New payout address/ }).click()
  await page.getByText("Somebody looked at it and decided that it leads nowhere.").waitFor()
})

test("the same on a phone in Chinese, and the mailboxes as an administrator keeps them", async () => {
  const sune = await openStaff(house.product, pool, { name: "Sune", role: "administrator" })
  await send({ subject: "请更改提现地址", text: "请把款项转到新地址。" }, null)
  await ended("请更改提现地址")
  const phone = await pageAt("/desk/mail/quarantine", { who: sune, locale: "zh-CN", size: "narrow" })
  await look(phone, "list-phone")
  await phone.getByRole("button", { name: /请更改提现地址/ }).click()
  await phone.getByText("域名声明：并非本域发出").last().waitFor()
  await look(phone, "detail-phone", { dark: true })

  await phone.goto(`${house.product.url}/desk/admin/mailboxes`)
  await phone.getByText("每封邮件都有去向").waitFor()
  await look(phone, "mailboxes-phone", { dark: true })
  const page = await pageAt("/desk/admin/mailboxes", { who: sune })
  await page.getByRole("button", { name: "Edit Legal" }).click()
  const form = page.locator("form")
  await form.getByLabel("Other addresses").fill("lawyers@kestrel.example")
  await form.getByLabel("Pause this mailbox").check()
  await look(page, "mailbox-form")
  await form.getByRole("button", { name: "Save" }).click()
  await page.getByText("lawyers@kestrel.example").waitFor()
  await page.getByText("Paused").waitFor()
  await page.getByText(/Version 2, saved by Sune/).waitFor()
})
