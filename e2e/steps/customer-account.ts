import type { Locale } from "@veridesk/contract/locale.ts"
import { portalAccount } from "@veridesk/ui/messages/portal-account.ts"
import { portalShell } from "@veridesk/ui/messages/portal-shell.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Page } from "playwright-core"
import { expect } from "vitest"
import { makeAuthenticator } from "./authenticator.ts"
import type { Look } from "./look.ts"
import { linkIn, openMail } from "./mailbox.ts"

export type Account = { username: string; email: string; password: string }
export type KeptByCustomer = { authenticator: ReturnType<typeof makeAuthenticator>; recoveryCodes: string[] }

type Turn = { page: Page; url: string; locale: Locale; look: Look }

/** From the home page to an account whose address is verified and which has an authenticator; signed in at the end. */
export async function register(t: Turn, account: Account): Promise<KeptByCustomer> {
  const { page, url, locale, look } = t
  const button = (key: keyof typeof portalAccount) =>
    page.getByRole("button", { name: say(locale, portalAccount, key), exact: true })
  await page.goto(url)
  expect(await page.locator("html").getAttribute("lang")).toBe(locale)
  await look(page, "home", { dark: true })
  await page.goto(`${url}/tickets`)
  await look(page, "sign-in", { dark: true })
  await page
    .locator("#main")
    .getByRole("link", { name: say(locale, portalAccount, "sign-in.register") })
    .click()
  await look(page, "register")
  await page
    .getByLabel(say(locale, portalAccount, "register.username"), { exact: true })
    .fill(account.username)
  await page.getByLabel(say(locale, portalAccount, "register.email"), { exact: true }).fill(account.email)
  await page
    .getByLabel(say(locale, portalAccount, "register.password"), { exact: true })
    .fill(account.password)
  await button("register.go").click()

  await page.getByRole("heading", { name: say(locale, portalAccount, "verify.sent") }).waitFor()
  await look(page, "verify-email")
  await page.goto(linkIn(await openMail({ ...t, to: account.email }), "/verify-email?"))
  await page.getByRole("heading", { name: say(locale, portalAccount, "verify.verified") }).waitFor()
  await look(page, "verified")

  await page.goto(`${url}/security/authenticator?next=%2Ftickets`)
  await page.getByRole("heading", { name: say(locale, portalAccount, "totp.title") }).waitFor()
  await look(page, "authenticator", { dark: true })
  const authenticator = makeAuthenticator(await page.locator(".copy-line .id4").innerText())
  await page.locator("[name=code]").fill(authenticator.code())
  await button("totp.go").click()
  await page.getByRole("heading", { name: say(locale, portalAccount, "codes.title") }).waitFor()
  await look(page, "recovery-codes")
  const recoveryCodes = await page.locator(".codes code").allInnerTexts()
  expect(new Set(recoveryCodes).size).toBe(10)
  await page.getByLabel(say(locale, portalAccount, "codes.kept")).check()
  await button("codes.go-on").click()
  await page.getByRole("heading", { name: say(locale, portalShell, "nav.tickets"), level: 1 }).waitFor()
  return { authenticator, recoveryCodes }
}

/** Signs out by the menu and in again with the address, the password and a code. */
export async function signOutAndIn(t: Turn, account: Account, kept: KeptByCustomer): Promise<void> {
  const { page, locale, look } = t
  await page.locator("details.menu summary").click()
  await look(page, "account-menu")
  await page.getByRole("button", { name: say(locale, portalShell, "nav.sign-out") }).click()
  await page.getByText(say(locale, portalAccount, "sign-in.notice.signed-out")).waitFor()
  await page.getByLabel(say(locale, portalAccount, "sign-in.identifier")).fill(account.email)
  await page
    .getByLabel(say(locale, portalAccount, "sign-in.password"), { exact: true })
    .fill(account.password)
  await page
    .getByRole("button", { name: say(locale, portalAccount, "sign-in.continue"), exact: true })
    .click()
  await page.getByRole("heading", { name: say(locale, portalAccount, "sign-in.totp.title") }).waitFor()
  await look(page, "sign-in-code")
  await page.locator("[name=code]").fill(kept.authenticator.code())
  await page.getByRole("button", { name: say(locale, portalAccount, "sign-in.enter"), exact: true }).click()
  await page.getByRole("heading", { name: say(locale, portalShell, "nav.tickets"), level: 1 }).waitFor()
}
