import { readFile } from "node:fs/promises"
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

let dns: FakeDns
let house: House
let browser: Browser
let pool: pg.Pool
let look: Look
const windows: BrowserContext[] = []

beforeAll(async () => {
  dns = await fakeDns(domainRecords("mail.example"))
  const settings = { MAIL_DNS: dns.address, MAIL_HOOK_SECRET: HOOK_SECRET }
  ;[house, browser, look] = await Promise.all([openHouse(settings), openBrowser(), makeLook("mail-archive")])
  pool = new pg.Pool({ connectionString: house.product.databaseUrl })
  await send("Odile Varga <odile@mail.example>", "A question", "My withdrawals were frozen on Tuesday.\n")
  await send("何知远 <zhiyuan.he@mail.example>", "请帮忙", "我的充值还没有到账，请查询。\n")
})

afterAll(async () => {
  for (const window of windows) await closeWindow(window)
  await pool?.end()
  await browser?.close()
  await house?.close()
  dns?.close()
})

/** Hands a mail over and waits until it is placed and its words are known. */
async function send(from: string, subject: string, text: string): Promise<void> {
  const bytes = await mailBytes({ from, to: SUPPORT, subject, text }, "mail.example")
  await deliverMail(house.product.url, bytes, { to: SUPPORT, from: "odile@mail.example" })
  for (;;) {
    const { rowCount } = await pool.query(
      "select from incoming_mails i join mail_words w on w.message_id = i.message_id where i.subject = $1",
      [subject],
    )
    if (rowCount) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

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

test("a lead goes to the archive by keys, finds a mail by its words, keeps it by law, takes it out with proof", async () => {
  const ruben = await openStaff(house.product, pool, { name: "Ruben", role: "lead" })
  const page = await pageAt("/desk", { who: ruben })
  await page.getByRole("navigation", { name: "Views" }).waitFor()
  await page.keyboard.press("g")
  await page.keyboard.press("a")
  await page.getByRole("button", { name: /(Came in|收到).*请帮忙/ }).waitFor()
  await page.getByLabel("Words").fill("frozen withdrawal")
  await page.keyboard.press("Enter")
  await page.getByRole("button", { name: /(Came in|收到).*请帮忙/ }).waitFor({ state: "detached" })
  await page.getByRole("button", { name: /(Came in|收到).*A question/ }).click()
  await page.getByText("My withdrawals were frozen on Tuesday.").waitFor()
  await page.getByText("Proven: this mail comes from mail.example").waitFor()
  await page.getByRole("heading", { name: "Who looked at it here" }).waitFor()
  await page.getByRole("listitem").filter({ hasText: "Ruben ·" }).waitFor()
  await look(page, "archive", { dark: true })

  await page.getByRole("button", { name: "Keep by law" }).click()
  const sheet = page.getByRole("dialog", { name: "Legal hold" })
  await sheet.getByRole("button", { name: "Keep by law" }).click()
  await sheet.getByText("Say why, in a few words.").waitFor()
  await sheet.getByLabel("Reason").fill("Court order 12/2026")
  await look(page, "hold", { dark: true })
  await sheet.getByRole("button", { name: "Keep by law" }).click()
  await page.getByText("This conversation is kept by law").waitFor()
  await page.getByRole("button", { name: /Came in.*A question.*Held/ }).waitFor()

  const saved = page.waitForEvent("download")
  await page.getByRole("button", { name: "Export its mails with proof" }).click()
  const bytes = await readFile(await (await saved).path())
  expect(bytes.includes("proof.json")).toBe(true)

  await page.getByRole("link", { name: /Open ticket/ }).click()
  await page.getByText("Ruben exported the mails").waitFor()
  await page.getByRole("button", { name: "Held" }).click()
  await sheet.getByText("Court order 12/2026").waitFor()
  await sheet.getByLabel("Reason").fill("The order was withdrawn")
  await sheet.getByRole("button", { name: "Lift the hold" }).click()
  await page.getByText("Ruben ended the legal hold").waitFor()
  await page.getByRole("button", { name: "Held" }).waitFor({ state: "detached" })
})

test("on a phone in Chinese; nothing like it says so; agents have no archive", async () => {
  const vera = await openStaff(house.product, pool, { name: "Vera", role: "auditor" })
  const phone = await pageAt("/desk/mail/archive", { who: vera, locale: "zh-CN", size: "narrow" })
  await phone.getByLabel("关键词").fill("充值 到账")
  await phone.getByRole("button", { name: "查找" }).click()
  await phone.getByRole("button", { name: /(Came in|收到).*A question/ }).waitFor({ state: "detached" })
  await look(phone, "list-phone")
  await phone.getByRole("button", { name: /(Came in|收到).*请帮忙/ }).click()
  await phone.getByRole("heading", { name: "请帮忙" }).waitFor()
  await phone.getByText("我的充值还没有到账").waitFor()
  expect(await phone.getByRole("button", { name: "依法保留" }).count()).toBe(0)
  await look(phone, "mail-phone", { dark: true })
  await phone.getByRole("button", { name: "返回列表" }).click()
  await phone.getByLabel("关键词").fill("冻结")
  await phone.getByRole("button", { name: "查找" }).click()
  await phone.getByText("没有符合条件的邮件").waitFor()

  const mei = await openStaff(house.product, pool, { name: "Mei", role: "agent" })
  const page = await pageAt("/desk/mail/archive", { who: mei })
  await page.getByRole("link", { name: "Rejected" }).waitFor()
  expect(await page.getByRole("link", { name: "Archive" }).count()).toBe(0)
})
