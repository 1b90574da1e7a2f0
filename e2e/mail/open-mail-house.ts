import type { SendMailOptions } from "nodemailer"
import pg from "pg"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { domainRecords, mailBytes } from "../../packages/server/channels/email/testing/signed-mail.ts"
import { type FakeDns, fakeDns } from "../../packages/server/platform/testing/fake-dns.ts"
import { type House, openHouse } from "../product/open-house.ts"
import { closeWindow } from "../steps/close-window.ts"
import { deliverMail, HOOK_SECRET } from "../steps/deliver-mail.ts"
import { openBrowser, openWindow, type Size } from "../steps/open-browser.ts"
import { cookieOf, openStaff, type Person } from "../steps/open-sessions.ts"
import { type CustomersServer, openCustomersServer } from "./customers-server.ts"

export type MailHouse = {
  house: House
  pool: pg.Pool
  browser: Browser
  dns: FakeDns
  customers: CustomersServer
  staff(name: string, role?: "agent" | "lead" | "administrator"): Promise<Person>
  /** A page of a window of its own, signed in. */
  pageAt(path: string, o: { who: Person; locale?: "en" | "zh-CN"; size?: Size }): Promise<Page>
  /** Hands a mail in, signed by its author's domain unless it is bytes. @returns where it ended */
  came(mail: SendMailOptions | Buffer, o?: { from?: string; to?: string }): Promise<Came>
  close(): Promise<void>
}

export type Came = { id: string; fate: string; conversationId: string; messageId: string | null }

export const SUPPORT = "support@kestrel.example"

/** The product with a customers' mail server that takes its mails, a name server, and a browser for whoever looks at the desk. */
export async function openMailHouse(settings: Record<string, string> = {}): Promise<MailHouse> {
  const [dns, customers, browser] = await Promise.all([
    fakeDns({ ...domainRecords("mail.example"), ...domainRecords("bank.example") }),
    openCustomersServer(),
    openBrowser(),
  ])
  const house = await openHouse({
    MAIL_DNS: dns.address,
    MAIL_HOOK_SECRET: HOOK_SECRET,
    SMTP_URL: customers.url,
    ...settings,
  })
  const { product } = house
  const pool = new pg.Pool({ connectionString: product.databaseUrl })
  const windows: BrowserContext[] = []
  let handed = 0

  async function ended(mark: string): Promise<Came> {
    for (;;) {
      const { rows } = await pool.query<Came>(
        `select id, fate, conversation_id as "conversationId", message_id as "messageId" from incoming_mails
         where envelope ->> 'from' = $1 and fate <> 'stored'`,
        [mark],
      )
      if (rows[0]) return rows[0]
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  return {
    house,
    pool,
    browser,
    dns,
    customers,
    staff: (name, role = "agent") => openStaff(product, pool, { name, role }),
    async pageAt(path, { who, locale = "en", size = "wide" }) {
      const window = await openWindow(browser, { locale, size })
      windows.push(window)
      await window.addCookies([cookieOf(who, product.url)])
      const page = await window.newPage()
      await page.goto(`${product.url}${path}`)
      return page
    },
    async came(mail, { from = `returns-${++handed}@mail.example`, to = SUPPORT } = {}) {
      const bytes = Buffer.isBuffer(mail) ? mail : await mailBytes({ to, ...mail })
      await deliverMail(product.url, bytes, { to, from })
      return ended(from)
    },
    async close() {
      for (const window of windows) await closeWindow(window)
      await pool.end()
      await browser.close()
      await house.close()
      await customers.close()
      dns.close()
    },
  }
}
