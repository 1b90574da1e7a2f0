import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { address, txid } from "../../packages/portal/preview/people.ts"
import { closeWindow } from "../steps/close-window.ts"
import { freshPage, openPreview } from "./open-preview.ts"

let opened: Awaited<ReturnType<typeof openPreview>>
let page: Page
let faults: string[]

beforeAll(async () => {
  opened = await openPreview()
})
beforeEach(async () => {
  ;({ page, faults } = await freshPage(opened.browser, {
    permissions: ["clipboard-read", "clipboard-write"],
  }))
  return async () => {
    await closeWindow(page.context())
    expect(faults).toEqual([])
  }
})
afterAll(() => opened.close())

const open = (name: string) =>
  page.goto(`${opened.preview.origin}/preview/en/${name}`, { waitUntil: "networkidle" })

test.each([
  [`https://tronscan.org/#/transaction/${txid}`, "Looks like a TxID on TRON"],
  ["4812 0773 51", "Looks like a ticket number"],
  [address, "That is an address"],
  ["5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", "This looks like a secret key"],
])("the box says what it sees: %s", async (typed, told) => {
  await open("home")
  await page.getByLabel("How can we help?").fill(typed)
  await page.getByText(told).waitFor()
  await page.getByLabel("How can we help?").fill("withdrawal")
  await expect.poll(() => page.getByText(told).count()).toBe(0)
})

test("the theme changes at once and is there on the next page before any script", async () => {
  await open("tickets")
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await page.getByRole("button", { name: "Dark" }).click()
  await expect.poll(ground).not.toBe(light)
  expect(await page.getByRole("button", { name: "Dark" }).getAttribute("aria-pressed")).toBe("true")
  expect((await page.context().cookies()).map(({ name, value }) => `${name}=${value}`)).toContain(
    "theme=dark",
  )
})

test("the reader's zone is told to the server for the next page", async () => {
  await open("tickets")
  const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  const cookie = (await page.context().cookies()).find(({ name }) => name === "zone")
  expect(decodeURIComponent(cookie?.value ?? "")).toBe(zone)
})

test("a number is copied whole, and that is said", async () => {
  await open("receipt")
  await page.getByRole("button", { name: "Copy the number" }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("4812077351")
  await expect.poll(() => page.locator("#copied").textContent()).toBe("Copied")
})

test("identifiers that are selected by hand carry no spaces", async () => {
  await open("receipt")
  const text = await page.evaluate(() => {
    const line = [...document.querySelectorAll(".statement .id4")][0]
    getSelection()?.selectAllChildren(line as Node)
    return getSelection()?.toString()
  })
  expect(text).toBe(txid)
})

test("a pasted code is sent at once, whatever its digits look like", async () => {
  await open("sign-in-totp")
  const sent = page.waitForRequest((request) => request.method() === "POST")
  await page.evaluate(() => navigator.clipboard.writeText("４１８ 902"))
  await page.getByLabel("Code").press("Control+v")
  expect((await sent).postData()).toContain("code=418902")
})

test("a password can be shown, and is hidden again", async () => {
  await open("register")
  const password = page.getByLabel("Password")
  expect(await password.getAttribute("type")).toBe("password")
  await page.getByRole("button", { name: "Show" }).click()
  expect(await password.getAttribute("type")).toBe("text")
  await page.getByRole("button", { name: "Show" }).click()
  expect(await password.getAttribute("type")).toBe("password")
})

test("the account's menu closes by Escape and gives the focus back", async () => {
  await open("tickets")
  await page.locator(".menu summary").click()
  await page.getByRole("link", { name: "Security settings" }).first().waitFor()
  await page.keyboard.press("Escape")
  expect(await page.locator(".menu").getAttribute("open")).toBeNull()
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY")
})

test("print shows the document and nothing of the page around it", async () => {
  await open("ticket")
  await page.emulateMedia({ media: "print" })
  for (const away of [".top", ".foot", ".reply", ".crumbs", ".ticket-acts"])
    expect(await page.locator(away).first().isVisible(), away).toBe(false)
  expect(await page.locator(".print-head").isVisible()).toBe(true)
  expect(await page.locator(".thread").isVisible()).toBe(true)
})
