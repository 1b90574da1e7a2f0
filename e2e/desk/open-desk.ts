import type { Browser, BrowserContext, Locator, Page } from "playwright-core"
import type { House } from "../product/open-house.ts"
import { openWindow } from "../steps/open-browser.ts"
import { cookieOf, type Person } from "../steps/open-sessions.ts"

/** One person at their desk. */
export type Desk = { page: Page; window: BrowserContext }

/** Opens a conversation at somebody's desk and waits until it follows the server. */
export async function openDesk(
  browser: Browser,
  house: House,
  o: { who: Person; id: string },
): Promise<Desk> {
  const { url } = house.product
  const window = await openWindow(browser, { locale: "en", size: "wide" })
  await window.addCookies([cookieOf(o.who, url)])
  const page = await window.newPage()
  await page.goto(`${url}/desk/inbox/${o.id}`)
  await page.getByText("Live", { exact: true }).first().waitFor()
  await messages(page).first().waitFor()
  return { page, window }
}

/** What stands in the log, on its way or stored. */
export function messages(page: Page): Locator {
  return page.locator("[data-message]")
}

/** What has not reached the server yet. */
export function unsent(page: Page): Locator {
  return page.locator("[data-state]")
}

export function field(page: Page): Locator {
  return page.locator("textarea[data-composer]")
}

/** Begins a reply or a note by its key and types it; `send` is left to the caller. */
export async function begin(page: Page, key: "r" | "n", text: string): Promise<void> {
  await page.keyboard.press("Escape")
  await page.keyboard.press(key)
  await page.keyboard.type(text)
}

export async function send(page: Page): Promise<void> {
  await page.keyboard.press("Control+Enter")
}

/** Waits until nothing is on its way any more. */
export async function allSent(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelectorAll("[data-state]").length === 0)
}

/** How often a text stands in the log. */
export async function times(page: Page, text: string): Promise<number> {
  return messages(page).filter({ hasText: text }).count()
}
