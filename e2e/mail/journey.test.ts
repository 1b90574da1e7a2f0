import { randomInt } from "node:crypto"
import { createTransport, type SendMailOptions } from "nodemailer"
import pg from "pg"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { freePort } from "../../bin/product/free-port.ts"
import { domainRecords, mailBytes } from "../../packages/server/channels/email/testing/signed-mail.ts"
import { type FakeDns, fakeDns } from "../../packages/server/platform/testing/fake-dns.ts"
import { makeDataDir, type Product, removeDataDir, startProduct } from "../product/start-product.ts"
import { answerByKeyboard } from "../steps/answer-by-keyboard.ts"
import { makeLook } from "../steps/look.ts"
import { openBrowser, openWindow } from "../steps/open-browser.ts"
import { cookieOf, openStaff, type Person } from "../steps/open-sessions.ts"
import { allSettled } from "./all-settled.ts"
import { type CustomersServer, openCustomersServer } from "./customers-server.ts"

/* Mails between real programs: a mail program, our receiver, an agent at a desk, the customer's mail server, another desk. */

let dataDir: string
let dns: FakeDns
let customers: CustomersServer
let product: Product
let pool: pg.Pool
let browser: Browser
let mei: Person
let mailPort: number

beforeAll(async () => {
  dataDir = await makeDataDir()
  ;[dns, customers, browser] = await Promise.all([
    fakeDns({
      ...domainRecords("mail.example"),
      ...domainRecords("post.example"),
      ...domainRecords("otherdesk.example"),
    }),
    openCustomersServer(),
    openBrowser(),
  ])
  mailPort = await freePort("127.0.0.1", randomInt(20_000, 30_000))
  product = await startProduct({
    dataDir,
    settings: {
      PORT: String(await freePort("127.0.0.1", randomInt(30_000, 40_000))),
      MAIL_IN_PORT: String(mailPort),
      MAIL_DNS: dns.address,
      MAIL_UNDO_SECONDS: "1",
      SMTP_URL: customers.url,
    },
  })
  pool = new pg.Pool({ connectionString: product.databaseUrl })
  mei = await openStaff(product, pool, { name: "Mei", role: "agent" })
})

afterAll(async () => {
  await browser?.close()
  await pool?.end()
  await product?.stop()
  await customers?.close()
  dns?.close()
  await removeDataDir(dataDir)
})

/** Hands a mail to our receiver as a customer's server does. */
async function handOver(mail: SendMailOptions): Promise<void> {
  const bytes = await mailBytes(mail)
  const transport = createTransport({ host: "127.0.0.1", port: mailPort, secure: false, ignoreTLS: true })
  const addressOf = (one: unknown) => /<?([^<>\s]+@[^<>\s]+)>?$/.exec(String(one))?.[1] ?? ""
  const sent = await transport.sendMail({
    envelope: { from: addressOf(mail.from), to: [addressOf(mail.to)] },
    raw: bytes,
  })
  expect(sent.response).toMatch(/^250/)
  transport.close()
}

const SUYU = "苏屿 <suyu@mail.example>"
const ADDRESS = "suyu@mail.example"
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
)

test("a Chinese mail with files is a ticket, is acknowledged, answered from the desk and from the mail program, followed up: one conversation", async () => {
  await pool.query(
    `insert into customers (id, brand_id, name, email, email_verified_at, locale, exchange_uid)
     select gen_random_uuid(), id, '苏屿', $1, now(), 'zh-CN', '30975521' from brands limit 1`,
    [ADDRESS],
  )
  await handOver({
    from: SUYU,
    to: "account@kestrel.example",
    subject: "申请 2025 年度账户对账单",
    text: "你好：\n\n我需要 2025 年的账户对账单用于报税，截图和说明见附件。\n\nUID：30975521\n\n发自我的iPhone",
    messageId: "<suyu-1@mail.example>",
    attachments: [
      { filename: "截图.png", content: PIXEL },
      { filename: "说明.txt", content: "对账单用于 2025 年度报税。\n" },
    ],
  })

  const receipt = await customers.next(ADDRESS)
  expect(receipt.from?.address).toBe("account@kestrel.example")
  expect(receipt.text).toMatch(/收到/)
  expect(receipt.text).not.toContain("报税")
  expect(receipt.inReplyTo).toBe("<suyu-1@mail.example>")
  expect(receipt.raw).toMatch(/^DKIM-Signature: /m)

  const { rows: opened } = await pool.query(
    "select id, number, locale, identity_level, subject from conversations where channel = 'email'",
  )
  expect(opened).toMatchObject([
    { locale: "zh-CN", identity_level: "mailbox", subject: "申请 2025 年度账户对账单" },
  ])
  const [{ id, number }] = opened as [{ id: string; number: string }]
  const { rows: files } = await pool.query(
    "select name from attachments where conversation_id = $1 order by name",
    [id],
  )
  expect(new Set(files.map(({ name }) => name))).toEqual(new Set(["截图.png", "说明.txt"]))

  const look = await makeLook("mail-journey")
  const window = await openWindow(browser, { locale: "zh-CN", size: "wide" })
  await window.addCookies([cookieOf(mei, product.url)])
  const page = await window.newPage()
  await page.goto(`${product.url}/desk/inbox/${id}`)
  await page.locator("[data-message]").first().waitFor()
  const answer = "你好苏屿，对账单已经生成，今天内会发送给你。"
  await answerByKeyboard({ page, url: product.url, locale: "zh-CN", look }, answer)
  await window.close()

  const answered = await customers.next(ADDRESS)
  expect(answered.text).toContain(answer)
  expect(answered.subject).toBe("Re: 申请 2025 年度账户对账单")
  expect(answered.inReplyTo).toBe("<suyu-1@mail.example>")
  const replyTo = answered.replyTo?.[0]?.address ?? ""
  expect(replyTo).toMatch(/^account\+[a-z2-7]{32}@kestrel\.example$/)

  await handOver({
    from: SUYU,
    to: replyTo,
    subject: "回复：申请 2025 年度账户对账单",
    text: `谢谢，请发 PDF 版本。\n\n发自我的iPhone\n\n------------------ 原始邮件 ------------------\n发件人: "Kestrel"\n主题: Re: 申请 2025 年度账户对账单\n\n${answer}\n`,
    messageId: "<suyu-2@mail.example>",
    inReplyTo: answered.messageId ?? "",
    references: ["<suyu-1@mail.example>", answered.messageId ?? ""],
  })
  await handOver({
    from: SUYU,
    to: "account@kestrel.example",
    subject: "跟进：2025 年度对账单",
    text: "今天还没有收到，请尽快处理。UID：30975521\n",
    messageId: "<suyu-3@mail.example>",
  })
  await allSettled(pool)

  const { rows: messages } = await pool.query(
    "select body, side from messages where conversation_id = $1 order by seq",
    [id],
  )
  expect(messages).toEqual([
    { side: "customer", body: expect.stringContaining("用于报税") },
    { side: "staff", body: answer },
    { side: "customer", body: "谢谢，请发 PDF 版本。" },
    { side: "customer", body: expect.stringContaining("今天还没有收到") },
  ])
  const { rows } = await pool.query(
    "select count(*)::int as n, max(follow_ups) as follow_ups from conversations where channel = 'email'",
  )
  expect(rows).toEqual([{ n: 1, follow_ups: 1 }])
  expect(number).not.toBe("")
})

test("another company's desk that answers everything gets one receipt and then nothing", async () => {
  const from = "Other desk <help@otherdesk.example>"
  let answers = 0
  customers.answering("help@otherdesk.example", async () => {
    answers += 1
    await handOver({
      from,
      to: "support@kestrel.example",
      subject: `We received your request (${answers})`,
      text: "We will be back.",
    })
  })
  await handOver({
    from,
    to: "support@kestrel.example",
    subject: "A question",
    text: "May we ask something?",
  })
  await customers.next("help@otherdesk.example")
  await allSettled(pool)
  expect(answers).toBe(1)
  expect(customers.count("help@otherdesk.example")).toBe(1)
})
