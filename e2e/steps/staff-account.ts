import type { Locale } from "@veridesk/contract/locale.ts"
import { desk } from "@veridesk/ui/messages/desk.ts"
import { deskAccount } from "@veridesk/ui/messages/desk-account.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Page } from "playwright-core"
import { makeAuthenticator } from "./authenticator.ts"
import type { Look } from "./look.ts"

type Turn = { page: Page; locale: Locale; look: Look }
export type Colleague = { name: string; email: string; password: string }

/** Follows a one-time link into the desk: name and password, then an authenticator; the inbox is open at the end. */
export async function comeIn(t: Turn, link: string, who: Colleague): Promise<void> {
  const { page, locale, look } = t
  const word = (key: keyof typeof deskAccount) => say(locale, deskAccount, key)
  await page.goto(link)
  const name = page.getByLabel(word("welcome.name"), { exact: true })
  await name.waitFor()
  await look(page, "desk-welcome", { dark: true })
  await name.fill(who.name)
  const email = page.getByLabel(word("signin.email"), { exact: true })
  if (await email.isEditable()) await email.fill(who.email)
  await page.getByLabel(word("signin.password"), { exact: true }).fill(who.password)
  await page.getByRole("button", { name: word("welcome.go") }).click()

  await page.getByText(word("totp.scan")).waitFor()
  await look(page, "desk-authenticator", { dark: true })
  const key = /(?:[A-Z2-7]{4} ?){8}/.exec(await page.locator("main").innerText())?.[0]
  if (!key) throw new Error("the page shows no key to type")
  await page.getByLabel(word("totp.first-code")).fill(makeAuthenticator(key).code())
  await page.getByRole("button", { name: word("totp.confirm") }).click()
  await page.getByRole("heading", { name: word("recovery.title") }).waitFor()
  await look(page, "desk-recovery-codes")
  await page.getByRole("checkbox").check()
  await page.getByRole("button", { name: word("recovery.go-on") }).click()
  await page.getByRole("navigation", { name: say(locale, desk, "rail.label") }).waitFor()
}

/** An administrator invites a colleague to a team, by mail. */
export async function invite(t: Turn, who: Colleague, team: string): Promise<void> {
  const { page, locale, look } = t
  const word = (key: keyof typeof deskAccount) => say(locale, deskAccount, key)
  await page.getByRole("button", { name: say(locale, desk, "people.title") }).click()
  await page.getByRole("heading", { name: say(locale, desk, "people.title"), level: 1 }).waitFor()
  await look(page, "desk-people", { dark: true })
  await page.getByRole("button", { name: word("people.invite") }).click()
  const sheet = page.getByRole("dialog")
  await sheet.getByLabel(word("people.name"), { exact: true }).fill(who.name)
  await sheet.getByLabel(word("signin.email"), { exact: true }).fill(who.email)
  await sheet.getByLabel(word("people.languages"), { exact: true }).fill("zh, en")
  await sheet.getByLabel(team, { exact: true }).check()
  await look(page, "desk-invite")
  await sheet.getByRole("button", { name: word("people.invite.go") }).click()
  await page
    .getByText(say(locale, deskAccount, "people.invited.done", { name: who.name }))
    .first()
    .waitFor()
}
