import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { closeWindow } from "../steps/close-window.ts"
import { freshPage, openPreview } from "./open-preview.ts"

let opened: Awaited<ReturnType<typeof openPreview>>
let page: Page
let faults: string[]

beforeAll(async () => {
  opened = await openPreview()
})
beforeEach(async () => {
  opened.preview.back.replies.length = 0
  opened.preview.back.loseAnswers = 0
  ;({ page, faults } = await freshPage(opened.browser))
  await page.goto(`${opened.preview.origin}/tickets/4812077351`)
  await page.locator("#island [data-live]").waitFor()
  return async () => {
    await closeWindow(page.context())
    expect(faults).toEqual([])
  }
})
afterAll(() => opened.close())

const body = () => page.getByLabel("Write to Deposits team")
const thread = () => page.getByRole("log")

test("a reply stands in the thread at once, and the box is empty again", async () => {
  await body().fill("Here is the note.\n\nAnything else?")
  await page.getByRole("button", { name: "Send", exact: true }).click()
  await thread().getByText("Here is the note.").waitFor()
  expect(await body().inputValue()).toBe("")
  expect(opened.preview.back.replies.map((reply) => reply.body)).toEqual([
    "Here is the note.\n\nAnything else?",
  ])
  await expect.poll(() => page.locator(".pending").count()).toBe(0)
  await expect.poll(() => page.locator("#island [role=status].vh").textContent()).toBe("Sent")
})

test("without a network the message stays, says so, and goes by itself; once", async () => {
  await page.context().setOffline(true)
  await body().fill("Still there?")
  await page.getByRole("button", { name: "Send", exact: true }).click()
  await page.getByText("No connection, sends by itself").waitFor()
  await page.context().setOffline(false)
  await thread().getByText("Still there?").waitFor()
  expect(opened.preview.back.replies).toHaveLength(1)
})

test("what is written survives a reload", async () => {
  await body().fill("Half a sentence")
  await page.getByText(/^Saved/).waitFor()
  await page.reload()
  await expect.poll(() => body().inputValue()).toBe("Half a sentence")
})

test("news from elsewhere arrive without a reload and are said, and what is being written stays", async () => {
  await body().fill("I am writing")
  await page.evaluate(() => dispatchEvent(new Event("veridesk:ticket-changed")))
  opened.preview.back.replies.push({ requestId: "other tab", body: "From another tab" })
  await page.evaluate(() => dispatchEvent(new Event("veridesk:ticket-changed")))
  await thread().getByText("From another tab").waitFor()
  expect(await body().inputValue()).toBe("I am writing")
  await expect
    .poll(() => page.locator("#island [role=status].vh").textContent())
    .toBe("The ticket was updated")
})

test("the reply is one line on a phone until it is used, and never lies over the list of documents", async () => {
  const { page: phone } = await freshPage(opened.browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await phone.goto(`${opened.preview.origin}/preview/en/ticket`)
  const box = phone.locator(".reply")
  await phone.locator("#thr-h").scrollIntoViewIfNeeded()
  const folded = (await box.boundingBox())?.height ?? 0
  expect(folded).toBeLessThan(70)
  await phone.locator("#reply-body").tap()
  await expect.poll(async () => (await box.boundingBox())?.height ?? 0).toBeGreaterThan(folded + 20)
  await phone.locator(".docs").scrollIntoViewIfNeeded()
  const docs = await phone.locator(".docs").boundingBox()
  const reply = await box.boundingBox()
  expect((reply?.y ?? 0) >= (docs?.y ?? 0) + (docs?.height ?? 0)).toBe(true)
  await closeWindow(phone.context())
})
