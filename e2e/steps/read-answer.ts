import type { Locale } from "@veridesk/contract/locale.ts"
import { portalTicket } from "@veridesk/ui/messages/portal-ticket.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Page } from "playwright-core"
import type { Look } from "./look.ts"

type Turn = { page: Page; url: string; locale: Locale; look: Look }

/** The customer finds the answer in the ticket centre, starting from the list. */
export async function readAnswer(t: Turn, o: { number: string; answer: string }): Promise<void> {
  const { page, url, look } = t
  await page.goto(`${url}/tickets`)
  await look(page, "tickets", { dark: true })
  await page.locator(`a[href="/tickets/${o.number}"]`).first().click()
  await page.getByText(o.answer, { exact: true }).waitFor()
  await look(page, "ticket-answered", { dark: true })
}

export async function replyToAnswer(t: Turn, text: string): Promise<void> {
  const { page, locale, look } = t
  await page.locator("#reply-body").fill(text)
  await page.getByRole("button", { name: say(locale, portalTicket, "reply.send"), exact: true }).click()
  await page.locator("#main").getByText(text, { exact: true }).waitFor()
  await look(page, "ticket-replied")
}

/** Opens a solved ticket again, saying why. */
export async function reopen(t: Turn, o: { number: string; why: string }): Promise<void> {
  const { page, url, locale, look } = t
  await page.goto(`${url}/tickets/${o.number}`)
  await page
    .getByText(say(locale, portalTicket, "status.solved"), { exact: true })
    .first()
    .waitFor()
  await look(page, "ticket-solved", { dark: true })
  await page.getByLabel(say(locale, portalTicket, "reopen.why")).fill(o.why)
  await page.getByRole("button", { name: say(locale, portalTicket, "reopen.go"), exact: true }).click()
  await page.locator("#main").getByText(o.why, { exact: true }).waitFor()
  await look(page, "ticket-reopened")
}
