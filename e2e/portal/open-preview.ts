import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Browser, BrowserContextOptions, Page } from "playwright-core"
import { startPreview } from "../../packages/portal/preview.ts"
import { openBrowser } from "../steps/open-browser.ts"

const portal = join(import.meta.dirname, "../../packages/portal")

export type Preview = Awaited<ReturnType<typeof startPreview>>

/** The preview of the portal's pages and a browser to look at it; builds the portal where that wasn't done. */
export async function openPreview(): Promise<{
  preview: Preview
  browser: Browser
  close: () => Promise<void>
}> {
  if (!existsSync(join(portal, "dist/server/pages.js")))
    execFileSync(process.execPath, [join(portal, "build.ts")], { stdio: "inherit" })
  const preview = await startPreview()
  const browser = await openBrowser()
  return {
    preview,
    browser,
    close: async () => {
      await browser.close()
      await preview.stop()
    },
  }
}

/** A fresh page that fails the test when a script throws or the policy of the page blocks something. */
export async function freshPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    ...options,
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on("pageerror", (error) => faults.push(String(error.stack)))
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Refused/.test(message.text()))
      faults.push(message.text())
  })
  return { page, faults }
}
