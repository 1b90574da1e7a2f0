import type { Locale } from "@veridesk/contract/locale.ts"
import { portalForm } from "@veridesk/ui/messages/portal-form.ts"
import { portalTicket } from "@veridesk/ui/messages/portal-ticket.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Page } from "playwright-core"
import { expect } from "vitest"
import type { Look } from "./look.ts"
import { evidence } from "./pictures.ts"

export type Deposit = {
  asset: string
  /** As the form names it: "tron". */
  network: string
  txid: string
  explorerUrl: string
  address: string
  amount: string
  description: string
}

type Turn = { page: Page; url: string; locale: Locale; look: Look }

/**
 * Files a deposit ticket with an explorer's address in the TxID box and two pictures, as somebody does with a mouse
 * and a keyboard, and checks what the page makes of it on the way.
 * @returns the ticket's number
 */
export async function fileDeposit(t: Turn, d: Deposit): Promise<string> {
  const { page, url, locale, look } = t
  const button = (key: keyof typeof portalForm) =>
    page.getByRole("button", { name: say(locale, portalForm, key), exact: true })
  await page.goto(`${url}/tickets/new`)
  await look(page, "ticket-type", { dark: true })
  // The list comes with a search box; the words of either language lead to the type.
  await page.getByRole("combobox").first().fill("未到账")
  await page.keyboard.press("Enter")
  await page.locator("[name='pair.asset']").selectOption(d.asset)
  await page.locator(`[name=pair][value='${d.asset}/${d.network}']`).check()
  await page.locator("[name=txid]").fill(d.explorerUrl)
  await page.locator("[name=address]").fill(d.address)
  // The TxID was taken out of the link and looked up meanwhile.
  await expect.poll(() => page.locator("[name=txid]").inputValue()).toBe(d.txid)
  await page.getByText(say(locale, portalForm, "lookup.confirmed"), { exact: true }).waitFor()
  await page.locator("[name=amount]").fill(d.amount)
  await page.locator("[name=description]").fill(d.description)
  await page.locator("#f-files").setInputFiles(await evidence())
  await expect.poll(() => page.locator("[name=attachment]").count(), { timeout: 120_000 }).toBe(2)
  await look(page, "ticket-filled", { dark: true })

  await button("form.review").click()
  await button("form.submit").waitFor()
  await look(page, "review", { dark: true })
  await button("form.submit").click()
  await page.getByText(say(locale, portalTicket, "receipt.title"), { exact: true }).waitFor()
  await look(page, "receipt", { dark: true })
  const number = /\/tickets\/(\d{10})\/receipt/.exec(page.url())?.[1]
  if (!number) throw new Error(`no receipt at ${page.url()}`)
  return number
}
