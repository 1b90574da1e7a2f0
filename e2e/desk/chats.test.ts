import pg from "pg"
import type { Browser, Locator, Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../product/open-house.ts"
import { askAs } from "../steps/ask-as.ts"
import { closeWindow } from "../steps/close-window.ts"
import { openBrowser, openWindow } from "../steps/open-browser.ts"
import { cookieOf, openStaff, type Person } from "../steps/open-sessions.ts"
import { type Guest, openGuest, settingsForGuests } from "./live-guest.ts"
import { messages } from "./open-desk.ts"

let house: House
let browser: Browser
let pool: pg.Pool
let mei: Person
let ilse: Person

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(settingsForGuests), openBrowser()])
  pool = new pg.Pool({ connectionString: house.product.databaseUrl })
  mei = await openStaff(house.product, pool, { name: "Mei", role: "agent" })
  ilse = await openStaff(house.product, pool, { name: "Ilse", role: "lead" })
})

afterAll(async () => {
  await pool?.end()
  await browser?.close()
  await house?.close()
})

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  await Promise.all([mei, ilse].map((who) => presence(who, "away")))
})

test("an agent goes online, is offered a chat, accepts by a key, talks and ends it", async () => {
  const page = await desk(mei, "/desk/inbox")
  await page.keyboard.press("g")
  await page.keyboard.press("p")
  await page.getByRole("menuitemradio", { name: /^Online/ }).click()
  await page.locator("[data-presence=online]").waitFor()
  const guest = await comes("Odile", "Where is my deposit?")

  const offer = page.locator("[data-offer]")
  await offer.getByText("Where is my deposit?").first().waitFor()
  await offer.getByText(/s left to accept/).waitFor()
  expect(await focusIsIn(offer)).toBe(false)
  await page.keyboard.press("y")

  // The cursor stands where one answers, and Enter sends.
  const column = columnOf(page, guest)
  await column.waitFor()
  await page.waitForFunction(() => document.activeElement?.matches("textarea[data-composer]"))
  await page.keyboard.type("I see it on the chain.")
  await guest.line.until((frames) => frames.some((frame) => frame.t === "typing" && frame.on))
  await page.keyboard.press("Enter")
  await guest.line.until(() => guest.line.texts().includes("I see it on the chain."))
  await column.locator("[data-mark=delivered]").waitFor()
  guest.reads()
  await column.locator("[data-mark=read]").waitFor()

  guest.types(true)
  await column.getByText("Odile is typing…").waitFor()
  await guest.says("Thank you")
  await messages(page).filter({ hasText: "Thank you" }).waitFor()
  const { seq } = await guest.says("One more thing")
  await guest.line.state((chat) => chat.readSeq >= seq)

  // Both know each other by the same words.
  const { agent } = await guest.line.state((chat) => chat.agent !== null)
  await column.getByText(agent?.pair.join(" · ") ?? "", { exact: true }).waitFor()

  await page.keyboard.press("Escape")
  await page.keyboard.press("e")
  await page.getByRole("dialog").getByRole("button", { name: "End chat" }).press("Enter")
  await guest.line.state(({ phase }) => phase === "ended")
  await column.getByText("This chat has ended.").waitFor()
})

test("two stand side by side: each key, mark and word goes to its own", async () => {
  const page = await desk(mei, "/desk/chats")
  await presence(mei, "online")
  const first = await comes("Odile", "My deposit")
  await accept(page, first)
  const second = await comes("Dario", "My withdrawal")
  await accept(page, second)
  await Promise.all([columnOf(page, first).waitFor(), columnOf(page, second).waitFor()])

  await answer(page, "1", "To the first.")
  await answer(page, "2", "To the second.")
  await first.line.until(() => first.line.texts().includes("To the first."))
  await second.line.until(() => second.line.texts().includes("To the second."))
  expect(first.line.texts()).not.toContain("To the second.")

  // Both are in sight, so both are read, whichever is being worked with.
  const [a, b] = await Promise.all([first.says("one"), second.says("two")])
  await Promise.all([
    first.line.state((chat) => chat.readSeq >= a.seq),
    second.line.state((chat) => chat.readSeq >= b.seq),
  ])
  first.types(true)
  await columnOf(page, first).getByText("Odile is typing…").waitFor()
  expect(await columnOf(page, second).getByText("is typing…").count()).toBe(0)
})

test("only what is in sight is read: behind another's tab it stays unread until one comes to it", async () => {
  const page = await desk(mei, "/desk/chats")
  await presence(mei, "online")
  const first = await comes("Odile", "My deposit")
  await accept(page, first)
  const second = await comes("Dario", "My withdrawal")
  await accept(page, second)
  await page.setViewportSize({ width: 1200, height: 800 })
  const tab = page.getByRole("navigation", { name: "Open chats" }).getByRole("button", { name: /^Odile/ })
  await tab.waitFor()
  const { seq } = await first.says("Are you there?")
  await tab.getByText("unread").waitFor()
  const seen = await first.line.state(() => true)
  expect(seen.readSeq).toBeLessThan(seq)
  await tab.click()
  await first.line.state((chat) => chat.readSeq >= seq)
})

test("a lead watches, which its agent can read; whispers, and takes over with a reason", async () => {
  const [page, lead] = await Promise.all([desk(mei, "/desk/chats"), desk(ilse, "/desk/chats")])
  await presence(mei, "online")
  const guest = await comes("Odile", "My deposit")
  await accept(page, guest)

  await lead.locator(`[data-row="${guest.id}"]`).click()
  await lead.getByText("You are watching Mei’s chat. This is logged.").waitFor()
  await columnOf(page, guest).getByText("Ilse is watching").first().waitFor()
  await lead.keyboard.press("n")
  await lead.keyboard.type("Ask for the TxID.")
  await lead.keyboard.press("Enter")
  await messages(page).filter({ hasText: "Ask for the TxID." }).waitFor()

  await columnOf(lead, guest).getByRole("button", { name: "Take over" }).click()
  const sheet = lead.getByRole("dialog")
  await sheet.getByRole("textbox").fill("Mei is needed elsewhere.")
  await sheet.getByRole("button", { name: "Take over" }).click()
  await guest.line.state(({ agent }) => agent?.name === "Ilse")
  await columnOf(page, guest).getByText("Ilse has this chat now.").waitFor()
  await page.getByText("Ilse has your chat with Odile now.").waitFor()
  await messages(page).filter({ hasText: "Mei is needed elsewhere." }).waitFor()
  expect(guest.line.texts()).not.toContain("Ask for the TxID.")
})

test("handed on to a colleague with what they should know", async () => {
  const [page, other] = await Promise.all([desk(mei, "/desk/chats"), desk(ilse, "/desk/inbox")])
  await presence(mei, "online")
  const guest = await comes("Odile", "My deposit")
  await accept(page, guest)
  await presence(ilse, "online")

  await page.keyboard.press("Escape")
  await page.keyboard.press("v")
  const sheet = page.getByRole("dialog")
  await sheet.getByRole("radio", { name: /^Ilse/ }).check()
  await sheet.getByRole("textbox", { name: "What the next person should know" }).fill("TxID is checked.")
  await sheet.getByRole("button", { name: "Hand on" }).click()

  await other.locator("[data-offer]").waitFor()
  await other.keyboard.press("y")
  await messages(other).filter({ hasText: "TxID is checked." }).waitFor()
  await guest.line.state(({ agent }) => agent?.name === "Ilse")
  // Whoever handed it on is not left watching.
  await columnOf(page, guest).waitFor({ state: "detached" })
})

test("conduct goes step by step, and a chat becomes a ticket in one act", async () => {
  const page = await desk(mei, "/desk/chats")
  await presence(mei, "online")
  const guest = await comes("Odile", "My deposit")
  await accept(page, guest)
  const column = columnOf(page, guest)
  const choose = async (what: string) => {
    await column.getByRole("button", { name: "What to do with this chat" }).click()
    await page.getByRole("menuitem", { name: what }).click()
  }
  await choose("Ask to stay civil")
  await guest.line.state(({ conduct }) => conduct === "warned")
  await choose("Pause for 10 minutes")
  await guest.line.state(({ conduct }) => conduct === "paused")
  await column.getByText(/^Paused until/).waitFor()
  await column.getByRole("button", { name: "Go on now" }).click()
  await guest.line.state(({ conduct }) => conduct === "warned")
  await choose("Turn into a ticket")
  await guest.line.state(({ phase }) => phase === "ticket")
  await page.getByText(/^It goes on as ticket/).waitFor()
})

test("who declines or lets the time pass is not waited for: the next one is asked", async () => {
  const settings = await desk(ilse, "/desk/admin/chat")
  await settings.getByLabel("Seconds to accept an offer").fill("9")
  await settings.getByRole("button", { name: "Save", exact: true }).click()
  await settings.getByText("A whole number from 10 to 300.").waitFor()
  await settings.getByLabel("Seconds to accept an offer").fill("10")
  await settings.getByRole("button", { name: "Save", exact: true }).click()
  await settings.getByText("The settings are saved.").waitFor()
  const pages = await Promise.all([desk(mei, "/desk/chats"), desk(ilse, "/desk/chats")])
  await Promise.all([presence(mei, "online"), presence(ilse, "online")])
  const guest = await comes("Odile", "My deposit")

  const asked = await whoIsAsked(pages)
  const next = pages.find((page) => page !== asked)
  if (!next) throw new Error("there are two desks")
  await asked.locator("[data-offer]").getByRole("button", { name: "Decline" }).click()
  await next.locator("[data-offer]").waitFor()
  expect(await asked.locator("[data-offer]").count()).toBe(0)

  await next.getByText("Time is over: Odile is offered to somebody else.").waitFor()
  await asked.locator("[data-offer]").waitFor()
  await asked.keyboard.press("Control+Shift+Y")
  await guest.line.state(({ phase }) => phase === "active")
})

async function desk(who: Person, path: string): Promise<Page> {
  const { url } = house.product
  const window = await openWindow(browser, { locale: "en", size: "wide" })
  closing.push(() => closeWindow(window))
  await window.addCookies([cookieOf(who, url)])
  const page = await window.newPage()
  await page.goto(`${url}${path}`)
  await page.locator("[data-presence]").waitFor()
  return page
}

async function comes(name: string, about: string): Promise<Guest> {
  const guest = await openGuest(house.product.url, { name, about })
  closing.push(guest.leaves)
  return guest
}

async function accept(page: Page, guest: Guest): Promise<void> {
  await page.locator("[data-offer]").getByText(guest.name, { exact: true }).waitFor()
  await page.keyboard.press("Control+Shift+Y")
  await guest.line.state(({ phase }) => phase === "active")
  await columnOf(page, guest).locator("textarea[data-composer]").waitFor()
}

/** Goes to a chat by its place, and writes there. */
async function answer(page: Page, place: string, text: string): Promise<void> {
  await page.keyboard.press("Escape")
  await page.keyboard.press("g")
  await page.keyboard.press(place)
  await page.waitForFunction(() => document.activeElement?.matches("textarea[data-composer]"))
  await page.keyboard.type(text)
  await page.keyboard.press("Enter")
}

function columnOf(page: Page, guest: Guest): Locator {
  return page.locator(`[data-column="${guest.id}"]`)
}

async function presence(who: Person, to: "online" | "away"): Promise<void> {
  const { status } = await askAs(who, `${house.product.url}/api/desk/chats/presence`, {
    method: "POST",
    headers: { "x-requested-with": "veridesk" },
    json: { presence: to },
  })
  expect(status).toBe(200)
}

async function whoIsAsked(pages: readonly Page[]): Promise<Page> {
  return Promise.any(
    pages.map(async (page) => {
      await page.locator("[data-offer]").waitFor()
      return page
    }),
  )
}

function focusIsIn(within: Locator): Promise<boolean> {
  return within.evaluate((element) => element.contains(document.activeElement))
}
