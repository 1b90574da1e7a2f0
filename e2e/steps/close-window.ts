import type { BrowserContext } from "playwright-core"

/**
 * Closes a person's browser. Chromium forgets a page that is closed in the very moment another document takes its
 * place (crbug.com/536385539), and closing then waits for ever: so every page first comes to rest on a blank one.
 */
export async function closeWindow(context: BrowserContext): Promise<void> {
  await Promise.all(context.pages().map((page) => page.goto("about:blank").catch(() => null)))
  await context.close()
}
