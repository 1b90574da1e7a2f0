import { afterAll, beforeAll, expect, test } from "vitest"
import { type MailHouse, openMailHouse } from "../mail/open-mail-house.ts"
import { type Look, makeLook } from "../steps/look.ts"
import type { Person } from "../steps/open-sessions.ts"

/* An answer by mail waits ten seconds, in which whoever wrote it takes it back; here three times as long, for slow machines. */

const ODILE = "odile@mail.example"
const ANSWER = "Your withdrawal was sent at 14:05, in transaction 4d1f."

let mail: MailHouse
let look: Look
let mei: Person
beforeAll(async () => {
  mail = await openMailHouse({ MAIL_UNDO_SECONDS: "30" })
  look = await makeLook("undo")
  mei = await mail.staff("Mei")
})
afterAll(() => mail?.close())

const asked = (subject: string, text: string) => mail.came({ from: `Odile Varga <${ODILE}>`, subject, text })

/** How often an answer of ours has come to her. */
const answers = async () => {
  const { rows } = await mail.pool.query<{ state: string }>(
    "select state from outgoing_mails where kind = 'agent-replied' order by id",
  )
  return rows.map(({ state }) => state)
}

test("an agent answers, sees the seconds run, takes it back by key and by pointer, and sends it once", async () => {
  const { conversationId } = await asked("Withdrawal pending", "Where is my withdrawal of 0.4125 BTC?")
  await mail.customers.next(ODILE)
  const page = await mail.pageAt(`/desk/inbox/${conversationId}`, { who: mei })
  const composer = page.locator("form[data-mode=reply] textarea")
  const goes = page.getByText(/Goes out by mail in \d+ s/)

  await page.locator("[data-message]").first().waitFor()
  await page.keyboard.press("r")
  await composer.waitFor()
  await page.keyboard.type(ANSWER)
  await page.keyboard.press("Control+Enter")
  await goes.waitFor()
  const before = Number(/\d+/.exec(await goes.innerText())?.[0])
  expect(before).toBeGreaterThan(4)
  await look(page, "waits", { dark: true })
  await expect.poll(async () => Number(/\d+/.exec(await goes.innerText())?.[0])).toBeLessThan(before)

  // By key, from wherever the answer left one.
  await page.keyboard.press("Escape")
  await page.keyboard.press("z")
  await page.getByText("Taken back. Its text is in the composer again.").waitFor()
  await expect.poll(() => composer.inputValue()).toBe(ANSWER)
  await page.getByText("Mei withdrew the answer before it was sent").waitFor()
  // What was taken back doesn't say any longer that it goes out.
  expect(await goes.count()).toBe(0)
  await look(page, "taken-back", { dark: true })

  // What is being written meanwhile stays, behind what comes back.
  await composer.press("Control+Enter")
  await goes.waitFor()
  await page.keyboard.press("r")
  await composer.fill("One more thing.")
  await page.getByRole("button", { name: /^Undo/ }).click()
  await expect.poll(() => composer.inputValue()).toBe(`${ANSWER}\n\nOne more thing.`)
  expect(await answers()).toEqual(["withdrawn", "withdrawn"])

  // Still in the composer, as one does everywhere.
  await composer.press("Control+Enter")
  await goes.waitFor()
  await composer.press("Control+z")
  await expect.poll(() => composer.inputValue()).toBe(`${ANSWER}\n\nOne more thing.`)
  expect(await answers()).toEqual(["withdrawn", "withdrawn", "withdrawn"])
  expect(mail.customers.count(ODILE)).toBe(1)

  await composer.fill(ANSWER)
  await composer.press("Control+Enter")
  await goes.waitFor()
  const sent = await mail.customers.next(ODILE)
  expect(sent.text).toContain(ANSWER)
  await goes.waitFor({ state: "detached" })
  await expect.poll(answers).toEqual(["withdrawn", "withdrawn", "withdrawn", "accepted"])
  expect(mail.customers.count(ODILE)).toBe(2)
  await look(page, "sent")
})

test("on a phone in Chinese, too", async () => {
  const { conversationId } = await asked("提现未到账", "我的 0.4125 BTC 提现还没有到账。")
  const page = await mail.pageAt(`/desk/inbox/${conversationId}`, {
    who: mei,
    locale: "zh-CN",
    size: "narrow",
  })
  const composer = page.locator("form[data-mode=reply] textarea")
  await page.locator("[data-message]").first().waitFor()
  await page.keyboard.press("r")
  await composer.fill("你好，提现已于 14:05 发出。")
  await composer.press("Control+Enter")
  await page.getByText(/\d+ 秒后以邮件发出/).waitFor()
  await look(page, "phone-waits", { dark: true })
  await page.getByRole("button", { name: /^撤回/ }).tap()
  await expect.poll(() => composer.inputValue()).toBe("你好，提现已于 14:05 发出。")
  await look(page, "phone-taken-back", { dark: true })
})
