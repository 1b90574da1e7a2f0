import { randomInt } from "node:crypto"
import type { SendMailOptions } from "nodemailer"
import pg from "pg"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { freePort } from "../../bin/product/free-port.ts"
import {
  type Dovecot,
  hasDovecot,
  startDovecot,
} from "../../packages/server/channels/email/testing/dovecot.ts"
import { domainRecords, mailBytes } from "../../packages/server/channels/email/testing/signed-mail.ts"
import { type FakeDns, fakeDns } from "../../packages/server/platform/testing/fake-dns.ts"
import { makeDataDir, type Product, removeDataDir, startProduct } from "../product/start-product.ts"
import { answerByKeyboard } from "../steps/answer-by-keyboard.ts"
import { makeLook } from "../steps/look.ts"
import { openBrowser, openWindow } from "../steps/open-browser.ts"
import { cookieOf, openStaff, type Person } from "../steps/open-sessions.ts"
import { allSettled } from "./all-settled.ts"
import { type CustomersServer, openCustomersServer } from "./customers-server.ts"

/* The same journey where mail lies in a mailbox elsewhere (dovecot), and two processes of the product fetch it. */

const USER = "account-at-kestrel"
const SUYU = "苏屿 <suyu@mail.example>"
const ADDRESS = "suyu@mail.example"

let dataDirs: string[] = []
let dns: FakeDns
let dovecot: Dovecot
let customers: CustomersServer
let products: Product[] = []
let pool: pg.Pool
let browser: Browser
let sune: Person

beforeAll(async () => {
  if (!hasDovecot) return
  dataDirs = [await makeDataDir(), await makeDataDir()]
  ;[dns, customers, browser, dovecot] = await Promise.all([
    fakeDns(domainRecords("mail.example")),
    openCustomersServer(),
    openBrowser(),
    startDovecot(await freePort("127.0.0.1", randomInt(20_000, 30_000))),
  ])
  const [dataDir = "", further = ""] = dataDirs
  const settings = { MAIL_DNS: dns.address, MAIL_UNDO_SECONDS: "1", SMTP_URL: customers.url }
  const first = await startProduct({ dataDir, settings })
  products = [first]
  // The second one is a process of the same installation: the same secret, the same database.
  products.push(
    await startProduct({ dataDir: further, settings: { ...settings, DATABASE_URL: first.databaseUrl } }),
  )
  pool = new pg.Pool({ connectionString: first.databaseUrl })
  sune = await openStaff(first, pool, { name: "Sune", role: "administrator" })
  await dovecot.deliver(USER, [])
})

afterAll(async () => {
  await browser?.close()
  await pool?.end()
  for (const product of products.toReversed()) await product.stop()
  await customers?.close()
  await dovecot?.close()
  dns?.close()
  for (const dataDir of dataDirs) await removeDataDir(dataDir)
})

/** Puts signed mails into the mailbox elsewhere, as its own server does. */
async function arrive(...mails: SendMailOptions[]): Promise<void> {
  const bytes = await Promise.all(mails.map((mail) => mailBytes(mail)))
  await dovecot.deliver(
    USER,
    bytes.map((mail) => mail.toString()),
  )
}

/** How a process says that it fetches. */
async function fetchingAt({ url }: Product): Promise<string | null> {
  const { name, value } = cookieOf(sune, url)
  const answer = await fetch(`${url}/api/desk/mail-status`, { headers: { cookie: `${name}=${value}` } })
  const { ways } = (await answer.json()) as { ways: { way: string; state: string; lastAt: string | null }[] }
  const imap = ways.find(({ way }) => way === "imap")
  return imap?.lastAt ? imap.state : null
}

describe.skipIf(!hasDovecot)("by IMAP", () => {
  test("an administrator connects the mailbox at the desk, and both processes begin to fetch it", async () => {
    const url = products[0]?.url ?? ""
    const window = await openWindow(browser, { locale: "en", size: "wide" })
    await window.addCookies([cookieOf(sune, url)])
    const page = await window.newPage()
    await page.goto(`${url}/desk/admin/mailboxes`)
    await page.getByRole("button", { name: "Edit Account support" }).click()
    const form = page.locator("form")
    await form.getByLabel("It is fetched from a mailbox elsewhere (IMAP)").check()
    await form.getByLabel("Encryption").selectOption("none")
    await form.getByRole("textbox", { name: "Server" }).fill("127.0.0.1")
    await form.getByRole("textbox", { name: "Port" }).fill(String(dovecot.port))
    await form.getByRole("textbox", { name: "User name" }).fill(USER)
    await form.locator("input[type=password]").fill("opensesame")
    await form.getByRole("button", { name: "Test connection" }).click()
    await form.getByText("It works. Folders found: INBOX").waitFor()
    await form.getByRole("button", { name: "Save" }).click()
    await page.getByText("Saved. It holds for the next mail.").waitFor()
    await window.close()
    for (const one of products)
      await expect.poll(() => fetchingAt(one), { timeout: 30_000, interval: 200 }).toBe("ok")
  })

  test("a Chinese mail that lies there is a ticket, is acknowledged, answered, answered back, followed up: one conversation", async () => {
    const url = products[0]?.url ?? ""
    await pool.query(
      `insert into customers (id, brand_id, name, email, email_verified_at, locale, exchange_uid)
       select gen_random_uuid(), id, '苏屿', $1, now(), 'zh-CN', '30975521' from brands limit 1`,
      [ADDRESS],
    )
    await arrive({
      from: SUYU,
      to: "account@kestrel.example",
      subject: "申请 2025 年度账户对账单",
      text: "你好：\n\n我需要 2025 年的账户对账单用于报税。\n\nUID：30975521\n",
      messageId: "<suyu-1@mail.example>",
    })
    const receipt = await customers.next(ADDRESS)
    expect(receipt.text).toMatch(/收到/)
    expect(receipt.inReplyTo).toBe("<suyu-1@mail.example>")
    const { rows: opened } = await pool.query(
      "select id, locale, identity_level, subject from conversations where channel = 'email'",
    )
    expect(opened).toMatchObject([
      { locale: "zh-CN", identity_level: "mailbox", subject: "申请 2025 年度账户对账单" },
    ])
    const [{ id }] = opened as [{ id: string }]

    const window = await openWindow(browser, { locale: "zh-CN", size: "wide" })
    await window.addCookies([cookieOf(sune, url)])
    const page = await window.newPage()
    await page.goto(`${url}/desk/inbox/${id}`)
    await page.locator("[data-message]").first().waitFor()
    const answer = "你好苏屿，对账单已经生成，今天内会发送给你。"
    const look = await makeLook("imap-journey")
    await answerByKeyboard({ page, url, locale: "zh-CN", look }, answer)
    await window.close()

    const answered = await customers.next(ADDRESS)
    expect(answered.text).toContain(answer)
    expect(answered.inReplyTo).toBe("<suyu-1@mail.example>")
    await arrive({
      from: SUYU,
      to: answered.replyTo?.[0]?.address ?? "",
      subject: "回复：申请 2025 年度账户对账单",
      text: `谢谢，请发 PDF 版本。\n\n------------------ 原始邮件 ------------------\n发件人: "Kestrel"\n主题: Re: 申请 2025 年度账户对账单\n\n${answer}\n`,
      messageId: "<suyu-2@mail.example>",
      inReplyTo: answered.messageId ?? "",
    })
    await expect.poll(() => bodies(id), { timeout: 120_000 }).toHaveLength(3)
    await arrive({
      from: SUYU,
      to: "account@kestrel.example",
      subject: "跟进：2025 年度对账单",
      text: "今天还没有收到，请尽快处理。UID：30975521\n",
      messageId: "<suyu-3@mail.example>",
    })
    await expect.poll(() => bodies(id), { timeout: 120_000 }).toHaveLength(4)
    await allSettled(pool)
    expect(await bodies(id)).toEqual([
      { side: "customer", body: expect.stringContaining("用于报税") },
      { side: "staff", body: answer },
      { side: "customer", body: "谢谢，请发 PDF 版本。" },
      { side: "customer", body: expect.stringContaining("今天还没有收到") },
    ])
    const { rows } = await pool.query(
      "select count(*)::int as n, max(follow_ups) as follow_ups from conversations where channel = 'email'",
    )
    expect(rows).toEqual([{ n: 1, follow_ups: 1 }])
    // Both fetched it, each mail is there once, and nothing is changed in the mailbox elsewhere.
    expect(await kept()).toEqual({ mails: 3, keys: 3, fates: ["conversation"] })
    expect(dovecot.files(USER)).toHaveLength(3)
  })

  test("forty mails at once, with two processes that fetch them: each once", async () => {
    const mails = Array.from({ length: 40 }, (_, n) => ({
      from: `Amara Linde <amara-${n}@mail.example>`,
      to: "account@kestrel.example",
      subject: `Proof of address ${n}`,
      text: `Which of these documents do you want from me? This is question ${n}.`,
    }))
    await arrive(...mails)
    await expect.poll(async () => (await kept()).mails, { timeout: 120_000 }).toBe(43)
    await allSettled(pool)
    for (const one of products) expect(await fetchingAt(one)).toBe("ok")
    expect(await kept()).toEqual({ mails: 43, keys: 43, fates: ["conversation"] })
    const { rows } = await pool.query(
      "select count(*)::int as n, count(distinct subject)::int as subjects from conversations where channel = 'email'",
    )
    expect(rows).toEqual([{ n: 41, subjects: 41 }])
  })
})

async function bodies(conversationId: string): Promise<{ side: string; body: string }[]> {
  const { rows } = await pool.query(
    "select body, side from messages where conversation_id = $1 order by seq",
    [conversationId],
  )
  return rows
}

async function kept(): Promise<{ mails: number; keys: number; fates: string[] }> {
  const { rows } = await pool.query(
    `select count(*)::int as mails, count(distinct source_key)::int as keys, array_agg(distinct fate) as fates
     from incoming_mails where way = 'imap'`,
  )
  return rows[0]
}
