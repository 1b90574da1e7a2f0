import { portalAccount } from "@veridesk/ui/messages/portal-account.ts"
import { portalTools } from "@veridesk/ui/messages/portal-tools.ts"
import { say } from "@veridesk/ui/say.ts"
import pg from "pg"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest"
import { type House, openHouse } from "../product/open-house.ts"
import { closeWindow } from "../steps/close-window.ts"
import { type Look, makeLook } from "../steps/look.ts"
import { openBrowser, openWindow } from "../steps/open-browser.ts"
import { cookieOf, openCustomers } from "../steps/open-sessions.ts"

let house: House
let browser: Browser
let look: Look
let pictures: Look

beforeAll(async () => {
  ;[house, browser, look, pictures] = await Promise.all([
    openHouse(),
    openBrowser(),
    makeLook("tools"),
    makeLook("tools-no-script", { picturesOnly: true }),
  ])
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const main = (page: Page) => page.locator("#main")

/** A customer with this account at the exchange, signed in. */
async function signedIn(uid: string): Promise<{ window: BrowserContext; page: Page }> {
  const pool = new pg.Pool({ connectionString: house.product.databaseUrl })
  const [customer] = await openCustomers(house.product, pool, 1)
  if (!customer) throw new Error("nobody came")
  await pool.query("update customers set exchange_uid = $2 where id = $1", [customer.id, uid])
  await pool.end()
  const window = await openWindow(browser, { locale: "en", size: "wide" })
  await window.addCookies([cookieOf(customer, house.product.url)])
  return { window, page: await window.newPage() }
}

test("without JavaScript: a deposit is followed from an explorer's link through sign-in to a filled form, and an API error to its cause", async () => {
  const { url } = house.product
  const { retiredAddress, failed, pending } = house.exchange.scene.cases
  const window = await openWindow(browser, { locale: "zh-CN", size: "narrow", javaScript: false })
  const page = await window.newPage()
  onTestFailed(() => pictures.last(page))
  const words = (key: keyof typeof portalTools, values = {}) => say("zh-CN", portalTools, key, values)
  const check = async (txid: string, network = "") => {
    await page.locator("[name=txid]").fill(txid)
    await page.locator("[name=network]").selectOption(network)
    await page.getByRole("button", { name: words("tools.check") }).click()
  }

  await page.goto(`${url}/zh-cn/tools/deposit`)
  await check("ab".repeat(32), "tron")
  expect(await main(page).innerText()).toContain(words("dep.out.not-found"))
  await pictures(page, "not-found")

  await check(failed.txid, "bsc")
  await page
    .getByRole("link", { name: words("dep.out.other-network.go", { other: "Ethereum (ERC20)" }) })
    .click()
  expect(await main(page).innerText()).toContain(words("dep.out.failed"))

  await check(pending.txid)
  expect(await main(page).innerText()).toMatch(/14\s*\/\s*20/)
  expect(await main(page).innerText()).toContain(words("tools.solved"))
  await pictures(page, "pending")

  await check(`https://tronscan.org/#/transaction/${retiredAddress.txid}`)
  await page.getByRole("link", { name: words("tools.sign-in") }).click()
  const there = say("zh-CN", portalAccount, "sign-in.exchange", { name: "Kestrel Exchange" })
  await page.getByRole("button", { name: there }).click()
  await page.getByRole("button", { name: "何知远" }).click()
  // The question was kept on the way, and the ledger answers it now.
  expect(await main(page).innerText()).toContain(words("dep.out.retired-address"))
  await pictures(page, "retired-address")
  await page.getByRole("link", { name: words("tools.ticket") }).click()
  expect(await page.locator("[name=txid]").inputValue()).toBe(retiredAddress.txid)
  expect(await page.locator("[name=pair]:checked").inputValue()).toBe("USDT/tron")

  await page.goto(`${url}/zh-cn/tools/api-errors`)
  await page
    .locator("[name=paste]")
    .fill(
      'POST /v1/orders\nHTTP/1.1 429\nRetry-After: 12\n{"code":"too-many-requests","requestId":"5f0c6b1e-77aa"}',
    )
  await page.getByRole("button", { name: words("api.explain") }).click()
  expect(await main(page).innerText()).toMatch(/1200[\s\S]*12 秒/)
  await pictures(page, "api-error")
  await page.getByRole("link", { name: words("tools.ticket.still") }).click()
  expect(await page.locator("[name=endpoint]").inputValue()).toBe("POST /v1/orders")
  expect(await page.locator("[name=request-id]").inputValue()).toBe("5f0c6b1e-77aa")
  await closeWindow(window)
})

test("a lock counts down to its minute, and a withdrawal tells its stage and leads to a filled form", async () => {
  const { window, page } = await signedIn("31724590")
  onTestFailed(() => look.last(page))
  await page.goto(`${house.product.url}/en/tools`)
  await look(page, "tools", { dark: true })
  await page.getByRole("link", { name: /Lock countdown/ }).click()
  await page.getByRole("heading", { name: "Withdrawals: locked" }).waitFor()
  const left = () => page.getByRole("timer").innerText()
  // The page says it to the minute; the script, once it is there, to the second.
  await expect.poll(left, { timeout: 5_000 }).toMatch(/^1 day 0[67]:\d\d:\d\d$/)
  const first = await left()
  await expect.poll(left, { timeout: 5_000 }).not.toBe(first)
  await look(page, "lock", { dark: true })

  await page.goto(`${house.product.url}/en/tools/withdrawal`)
  await page.locator("[name=id]").fill(house.exchange.scene.cases.withdrawalSent.txid)
  await page.getByRole("button", { name: "Check" }).click()
  await page.getByText("The network has it").first().waitFor()
  expect(await main(page).innerText()).toContain("W70411467")
  await look(page, "withdrawal", { dark: true })
  await page.locator("#main a[href*='type=withdrawal-delayed']").click()
  expect(await page.locator("[name=withdrawal]").inputValue()).toBe("W70411467")
  await closeWindow(window)
})
