import type { Locator, Page } from "playwright-core"

/** Moves the focus with the Tab key until it is on an element. @throws Error where it can't be reached that way */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await isFocused(target)) return
    await page.keyboard.press("Tab")
  }
  throw new Error(`Tab never came to ${String(target)}`)
}

async function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement)
}
