import type { Locale } from "@veridesk/contract/locale.ts"
import { desk } from "@veridesk/ui/messages/desk.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Locator, Page } from "playwright-core"
import { tabTo } from "./keyboard.ts"
import type { Look } from "./look.ts"

type Turn = { page: Page; url: string; locale: Locale; look: Look }

/** Goes to the unassigned tickets and through them until the one with this number is open, without a mouse. */
export async function findByKeyboard(t: Turn, number: string): Promise<void> {
  const { page, url, locale, look } = t
  await page.goto(`${url}/desk/`)
  const view = page.getByRole("button", { name: say(locale, desk, "view.unassigned") })
  await view.first().waitFor()
  await tabTo(page, view.first())
  await page.keyboard.press("Enter")
  await page.locator("[data-row]").first().waitFor()
  await look(page, "desk-inbox", { dark: true })
  await tabTo(page, page.locator("[data-row]").first())
  await page.keyboard.press("Enter")
  const shown = page.getByTitle(say(locale, desk, "copy.whole", { what: say(locale, desk, "head.number") }))
  const wanted = shown.filter({ hasText: number })
  // The list stands still while one works in it: other tickets may lie before or behind the one looked for.
  for (const key of ["j", "k"]) {
    for (let presses = 0; presses < 10 && !(await isShown(wanted)); presses += 1)
      await page.keyboard.press(key)
  }
  await wanted.waitFor()
}

async function isShown(wanted: Locator): Promise<boolean> {
  return wanted.waitFor({ timeout: 1000 }).then(
    () => true,
    () => false,
  )
}

/** r, type, Ctrl+Enter; the answer is there at once and then stored. */
export async function answerByKeyboard(t: Turn, text: string): Promise<void> {
  const { page, look } = t
  await page.keyboard.press("r")
  await page.locator("form[data-mode=reply] textarea:focus").waitFor()
  await page.keyboard.type(text)
  await look(page, "desk-answer-typed", { dark: true })
  await page.keyboard.press("Control+Enter")
  await page.locator("[data-message]").filter({ hasText: text }).waitFor()
  await look(page, "desk-answered")
}
