import type { Locale } from "@veridesk/contract/locale.ts"
import pg from "pg"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { type House, openHouse } from "../product/open-house.ts"
import { closeWindow } from "../steps/close-window.ts"
import { openBrowser, openWindow, type Size } from "../steps/open-browser.ts"

/** The help site with the demo's articles, announcements and register, and readers' browsers. */
export type HelpSite = {
  house: House
  pool: pg.Pool
  browser: Browser
  at(path: string): string
  /** A reader's own browser with one page. */
  reader(o: { locale: Locale; size: Size; javaScript?: boolean }): Promise<Page>
  close(): Promise<void>
}

export async function openHelpSite(): Promise<HelpSite> {
  const [house, browser] = await Promise.all([openHouse({}, { demo: true }), openBrowser()])
  const pool = new pg.Pool({ connectionString: house.product.databaseUrl, max: 2 })
  const windows: BrowserContext[] = []
  return {
    house,
    pool,
    browser,
    at: (path) => `${house.product.url}${path}`,
    async reader(o) {
      const window = await openWindow(browser, o)
      windows.push(window)
      return window.newPage()
    },
    async close() {
      for (const window of windows) await closeWindow(window)
      await pool.end()
      await browser.close()
      await house.close()
    },
  }
}

/** The slug of the demo's newest announcement of a kind. */
export async function announcementOf(pool: pg.Pool, kind: "incident" | "policy"): Promise<string> {
  const { rows } = await pool.query<{ slug: string }>(
    "select slug from announcements where kind = $1 order by number desc limit 1",
    [kind],
  )
  if (!rows[0]) throw new Error(`the demo has no announcement of kind ${kind}`)
  return rows[0].slug
}
