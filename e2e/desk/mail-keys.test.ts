import { afterAll, beforeAll, expect, test } from "vitest"
import {
  encrypted,
  letter,
  type PgpPair,
  pgpMime,
  pgpPair,
  plainPart,
} from "../../packages/server/channels/email/testing/pgp-mail.ts"
import { dkimSigned } from "../../packages/server/channels/email/testing/signed-mail.ts"
import { type MailHouse, openMailHouse, SUPPORT } from "../mail/open-mail-house.ts"
import { type Look, makeLook } from "../steps/look.ts"
import type { Person } from "../steps/open-sessions.ts"

/* Keys of mailboxes and the records of their domain, as an administrator keeps them; and what they open. */

const ODILE = "odile@mail.example"
const SECRET_TEXT = "My withdrawal of 0.4125 BTC waits, written in confidence."

let mail: MailHouse
let look: Look
let sune: Person
let mei: Person
let support: PgpPair
let odile: PgpPair
beforeAll(async () => {
  ;[mail, look, support, odile] = await Promise.all([
    openMailHouse({ MAIL_UNDO_SECONDS: "0" }),
    makeLook("mail-keys"),
    pgpPair("Kestrel", SUPPORT),
    pgpPair("Odile Varga", ODILE),
  ])
  sune = await mail.staff("Sune", "administrator")
  mei = await mail.staff("Mei")
})
afterAll(() => mail?.close())

test("an encrypted mail whose key comes later is read again; the answer goes out encrypted; the key is taken back", async () => {
  const { type, body } = pgpMime(
    await encrypted(plainPart(SECRET_TEXT), { to: [support.publicKey], by: odile.privateKey }),
  )
  const bytes = await dkimSigned(
    letter({ from: `Odile Varga <${ODILE}>`, subject: "Waiting" }, type, body),
    "mail.example",
  )
  const { conversationId } = await mail.came(bytes)
  await mail.customers.next(ODILE)
  const page = await mail.pageAt(`/desk/inbox/${conversationId}`, { who: mei })
  await page.getByText("Encrypted; no key here opens it").waitFor()
  await look(page, "locked", { dark: true })
  await page.getByRole("button", { name: "Whole mail" }).click()
  const sheet = page.getByRole("dialog", { name: "The whole mail" })
  await sheet.getByRole("button", { name: "Read again" }).click()
  await sheet.getByText("No key of this mailbox opens this mail yet.").waitFor()
  await look(page, "still-locked", { dark: true })

  const keys = await mail.pageAt("/desk/admin/mail-keys", { who: sune })
  await keys.locator("section").first().getByRole("button").first().click()
  const form = keys.locator("form")
  await form.getByLabel("Mailbox").selectOption("support")
  await form.locator("select").nth(1).selectOption("own")
  await form.locator("textarea").fill(support.privateKey)
  await look(keys, "add-key", { dark: true })
  await form.locator("button[type=submit]").click()
  const slip = keys.locator("article").filter({ hasText: SUPPORT })
  await slip.waitFor()
  await keys.locator("section").last().getByRole("button").first().waitFor()

  await sheet.getByRole("button", { name: "Read again" }).click()
  await sheet.getByText("Was encrypted and could be read.").waitFor()
  await sheet.getByText(SECRET_TEXT).waitFor()
  await look(page, "read", { dark: true })
  await page.keyboard.press("Escape")
  await page.locator("[data-message]").filter({ hasText: SECRET_TEXT }).waitFor()
  await page.getByText("Mei read a mail again that could not be opened when it came").waitFor()
  // What stood there stands there still, and leads to what it says.
  const before = page.locator("[data-message]").filter({ hasText: "Encrypted; no key here opens it" })
  await before.getByRole("button", { name: "Whole mail" }).click()
  await sheet.getByText("It was read again since.").waitFor()
  await look(page, "read-since")
  await page.keyboard.press("Escape")

  // Her key, confirmed: what goes out from now nobody reads on the way.
  const asked = await mail.pageAt("/desk/admin/mail-keys", { who: sune, size: "narrow", locale: "zh-CN" })
  await asked.locator("article").first().waitFor()
  const people = asked.locator("section").filter({ has: asked.locator("#mail-keys-correspondent") })
  await people.getByRole("button").first().tap()
  await asked.locator("form input[type=email]").fill(ODILE)
  await asked.locator("form textarea").fill(odile.publicKey)
  await asked.locator("form button[type=submit]").tap()
  await people.locator("article").filter({ hasText: ODILE }).waitFor()
  await look(asked, "keys-phone", { dark: true })
  await page.keyboard.press("r")
  await page.locator("form[data-mode=reply] textarea").fill("It was sent at 14:05, said in confidence.")
  await page.keyboard.press("Control+Enter")
  const answer = await mail.customers.next(ODILE)
  expect(answer.raw).toContain("multipart/encrypted")
  expect(answer.raw).not.toContain("in confidence")
  expect(answer.raw).toMatch(/^DKIM-Signature: /m)

  await slip.getByRole("button").last().click()
  await keys.getByRole("alertdialog").getByRole("button").last().click()
  await slip.getByText("Taken back").waitFor()
  await look(keys, "taken-back")
})

test("the records of a sending domain are said to be there, missing or others, and are asked for again", async () => {
  const { domains } = (await (
    await fetch(`${mail.house.product.url}/api/desk/mail-domains`, { headers: { cookie: sune.cookie } })
  ).json()) as { domains: { domain: string; records: { what: string; name: string; value: string }[] }[] }
  const ours = domains.find(({ domain }) => domain === "kestrel.example")
  const record = (what: string) => ours?.records.find((one) => one.what === what)
  mail.dns.records.set("TXT kestrel.example", ["v=spf1 mx +all"])
  const page = await mail.pageAt("/desk/admin/mailboxes", { who: sune })
  const domain = page.locator("h3", { hasText: /^kestrel\.example$/ }).locator("..")
  await domain.getByText("different").waitFor()
  await domain.getByText("v=spf1 mx +all").waitFor()
  expect(await domain.getByText("missing", { exact: true }).count()).toBe(3)
  await page.getByRole("button", { name: "Check again" }).scrollIntoViewIfNeeded()
  await look(page, "records", { dark: true })

  mail.dns.records.set(`TXT ${record("dkim")?.name}`, [record("dkim")?.value ?? ""])
  mail.dns.records.set("TXT kestrel.example", [record("spf")?.value ?? ""])
  mail.dns.records.set("TXT _dmarc.kestrel.example", [record("dmarc")?.value ?? ""])
  mail.dns.records.set("MX kestrel.example", ["mx.kestrel.example"])
  await page.getByRole("button", { name: "Check again" }).click()
  await expect.poll(() => domain.getByText("published", { exact: true }).count()).toBe(4)

  const phone = await mail.pageAt("/desk/admin/mailboxes", { who: sune, locale: "zh-CN", size: "narrow" })
  await phone.getByRole("button", { name: "重新检查" }).scrollIntoViewIfNeeded()
  await look(phone, "records-phone", { dark: true })
})
