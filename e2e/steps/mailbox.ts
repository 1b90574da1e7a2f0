import type { Page } from "playwright-core"

/**
 * Opens the newest mail to an address on the page of kept mails, as soon as it is there.
 * @returns its text part; the page shows the mail afterwards
 */
export async function openMail(o: {
  page: Page
  url: string
  to: string
  subject?: string | RegExp
}): Promise<string> {
  const { page } = o
  const row = page
    .getByRole("row")
    .filter({ hasText: o.to, ...(o.subject && { has: page.getByRole("link", { name: o.subject }) }) })
    .first()
  // The mail is queued with its event and kept a moment later.
  for (let tries = 1; ; tries += 1) {
    await page.goto(`${o.url}/dev/mail`)
    const isThere = await row.waitFor({ timeout: 500 }).then(
      () => true,
      () => false,
    )
    if (isThere) break
    if (tries === 40) throw new Error(`no mail to ${o.to} came`)
  }
  await row.getByRole("link").click()
  return page.locator("pre.plain").first().innerText()
}

/** The link of a mail that leads to `path`. @throws Error where there is none */
export function linkIn(text: string, path: string): string {
  const link = text.match(/https?:\/\/\S+/g)?.find((each) => each.includes(path))
  if (!link) throw new Error(`the mail has no link to ${path}`)
  return link
}
