import pg from "pg"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../product/open-house.ts"
import { closeWindow } from "../steps/close-window.ts"
import { type Look, makeLook } from "../steps/look.ts"
import { openBrowser, openWindow } from "../steps/open-browser.ts"
import { cookieOf, openCustomers, openStaff, type Person } from "../steps/open-sessions.ts"
import { evidence } from "../steps/pictures.ts"

let house: House
let browser: Browser
let pool: pg.Pool
let look: Look
const windows: BrowserContext[] = []

beforeAll(async () => {
  ;[house, browser, look] = await Promise.all([openHouse(), openBrowser(), makeLook("register")])
  pool = new pg.Pool({ connectionString: house.product.databaseUrl })
})

afterAll(async () => {
  for (const window of windows) await closeWindow(window)
  await pool?.end()
  await browser?.close()
  await house?.close()
})

type Window = { who?: Person; javaScript?: boolean; locale?: "en" | "zh-CN"; size?: "wide" | "narrow" }

async function pageAt(path: string, o: Window = {}): Promise<Page> {
  const { who, javaScript = true, locale = "en", size = "wide" } = o
  const window = await openWindow(browser, { locale, size, javaScript })
  windows.push(window)
  if (who) await window.addCookies([cookieOf(who, house.product.url)])
  const page = await window.newPage()
  await page.goto(`${house.product.url}${path}`)
  return page
}

const check = (page: Page, what: string, locale = "en") =>
  page.goto(`${house.product.url}/${locale}/verify?q=${encodeURIComponent(what)}`)
const verdict = (page: Page) => page.locator("[data-answer]").innerText()

test("a channel becomes ours by two people, and whoever imitates it becomes known by those who met it", async () => {
  const [ruben, sune] = await Promise.all([
    openStaff(house.product, pool, { name: "Ruben", role: "lead" }),
    openStaff(house.product, pool, { name: "Sune", role: "administrator" }),
  ])
  const [customer] = await openCustomers(house.product, pool, 1)
  if (!customer) throw new Error("nobody came")
  const reader = await pageAt("/en/verify?q=%40KestrelHelp")
  expect(await verdict(reader)).toContain("Not on our list")

  const proposes = await pageAt("/desk/admin/channels", { who: ruben })
  await proposes.getByRole("button", { name: "Add channel" }).click()
  const form = proposes.getByRole("form", { name: /^Edit R-/ })
  const kind = form.getByLabel("Kind")
  // Whoever opened the form is in it.
  expect(await kind.evaluate((field) => field === document.activeElement)).toBe(true)
  await kind.selectOption("telegram")
  await form.getByLabel("Address, exactly as it is compared").fill("KestrelHelp")
  await form.getByLabel("The platform’s number of the account").fill("5501234567")
  await form.getByLabel("What it is for, English").fill("Questions in the open group")
  await form.getByLabel("What it is for, Chinese").fill("公开群内答疑")
  await form.getByLabel("Ours since").fill("2023-11-20")
  await form.getByRole("button", { name: "Done" }).click()
  await proposes.getByLabel("What changed, and why").fill("The group is open now")
  await proposes.getByRole("button", { name: "Hand to a second person" }).click()
  await proposes.getByText("another lead or administrator publishes it").waitFor()
  // Nobody publishes their own, and nothing is ours before somebody has.
  expect(await proposes.getByRole("button", { name: "Publish" }).count()).toBe(0)
  await check(reader, "@KestrelHelp")
  expect(await verdict(reader)).toContain("Not on our list")

  const decides = await pageAt("/desk/admin/channels", { who: sune })
  await decides.getByText("The group is open now").first().waitFor()
  await look(decides, "waiting", { dark: true })
  await decides.getByRole("button", { name: "Publish" }).click()
  await decides.getByText("Version 2").first().waitFor()
  await decides.getByText("published by Sune").waitFor()
  await check(reader, "t.me/KestrelHelp")
  expect(await verdict(reader)).toMatch(/Official channel[\s\S]*What this does not prove/)

  const met = await pageAt("/en/verify?q=%40Kestrel_help", { who: customer })
  expect(await verdict(met)).toContain("Not on our list")
  await met.getByRole("link", { name: "Report this" }).click()
  expect(await met.locator("[name=what]").inputValue()).toBe("@Kestrel_help")
  await met.locator("[name=met]").fill("A private message on Telegram")
  await met.locator("[name=story]").fill("It wants a deposit before it releases my withdrawal.")
  await met.locator("input[type=file]").setInputFiles(await evidence())
  await look(met, "report", { dark: true })
  await met.locator("#main form button.primary").click()
  await met.getByText("Freeze your account first.").waitFor()
  // Somebody else, who is not signed in, has no JavaScript and writes it another way.
  const other = await pageAt(`/zh-cn/verify/report?what=${encodeURIComponent("https://t.me/Kestrel_Help")}`, {
    javaScript: false,
    locale: "zh-CN",
    size: "narrow",
  })
  await other.locator("[name=met]").fill("Telegram 私信")
  await other.locator("#main form button.primary").click()
  await other.getByText("先冻结账户。").waitFor()

  const onPhone = await pageAt("/desk/admin/impostors", { who: sune, size: "narrow" })
  const cluster = (page: Page) => page.getByRole("button", { name: /kestrel_help/ })
  expect(await cluster(onPhone).innerText()).toMatch(/2 people[\s\S]*Resembles KestrelHelp/)
  await cluster(onPhone).click()
  await onPhone.getByText("It wants a deposit before it releases my withdrawal.").waitFor()
  expect(await onPhone.getByRole("link", { name: "wallet-history.png" }).count()).toBe(1)
  await look(onPhone, "cluster")

  await proposes.goto(`${house.product.url}/desk/admin/impostors`)
  await cluster(proposes).click()
  await proposes.getByLabel("State").selectOption("confirmed")
  await proposes.getByLabel("Known to do, English").fill("Asks for a deposit before a withdrawal")
  await proposes.getByLabel("Known to do, Chinese").fill("谎称先充值才能提现")
  await look(proposes, "judged", { dark: true })
  await proposes.getByRole("button", { name: "Save" }).click()
  await proposes.getByText("Saved").waitFor()

  await check(reader, "@Kestrel_help")
  expect(await verdict(reader)).toMatch(/Known impersonator[\s\S]*Asks for a deposit before a withdrawal/)
  await check(other, "telegram: @kestrel_help", "zh-cn")
  expect(await verdict(other)).toContain("谎称先充值才能提现")
  await check(reader, "@KestrelHelp")
  expect(await verdict(reader)).toContain("Official channel")
  await look(reader, "official", { dark: true })
})
