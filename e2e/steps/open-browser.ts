import type { Locale } from "@veridesk/contract/locale.ts"
import { type Browser, type BrowserContext, chromium } from "playwright-core"
import { findChromium } from "../../bin/browser/find-chromium.ts"

export const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } } as const
export type Size = keyof typeof sizes

/** How long a page may take to show what a journey waits for, on a machine that does other things too. */
const PATIENCE_MS = 60_000

/** Starts the Chromium of this machine. @throws Error where there is none */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error("there is no Chromium; install one or name it in VERIDESK_CHROMIUM")
  // Chromium's own sandbox refuses root.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : []
  return chromium.launch({ executablePath, args })
}

/** A person's browser with its own cookies: language, window, zone, and a page that stays honest about what it asks for. */
export async function openWindow(
  browser: Browser,
  o: { locale: Locale; size: Size; javaScript?: boolean },
): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: o.locale,
    viewport: sizes[o.size],
    timezoneId: o.locale === "zh-CN" ? "Asia/Shanghai" : "Europe/Amsterdam",
    colorScheme: "light",
    reducedMotion: "reduce",
    javaScriptEnabled: o.javaScript ?? true,
    isMobile: o.size === "narrow",
    hasTouch: o.size === "narrow",
  })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}
