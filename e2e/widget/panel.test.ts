import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startPreview } from "../../packages/widget/preview/serve.ts"
import { freshPage } from "../portal/open-preview.ts"
import { closeWindow } from "../steps/close-window.ts"
import { makeLook } from "../steps/look.ts"
import { openBrowser } from "../steps/open-browser.ts"

let preview: Awaited<ReturnType<typeof startPreview>>
let browser: Browser

beforeAll(async () => {
  ;[preview, browser] = await Promise.all([startPreview(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await preview?.stop()
})

async function open(state: string, o: { phone?: boolean; query?: string } = {}): Promise<Page> {
  const { page } = await freshPage(browser, {
    reducedMotion: "reduce",
    viewport: o.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    ...(o.phone ? { isMobile: true, hasTouch: true } : {}),
  })
  await page.goto(`${preview.origin}/preview/${state}${o.query ?? ""}`)
  await page.locator("html[data-ready]").waitFor()
  return page
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator("[data-compose]").fill(text)
  await page.locator("[data-compose]").press("Enter")
}

const bubbles = (page: Page) => page.locator(".m.me .b").allInnerTexts()

describe("writing", () => {
  test("Enter that takes a word from an input method does not send; the next one does", async () => {
    const page = await open("zh/conversation")
    const before = (await bubbles(page)).length
    const field = page.locator("[data-compose]")
    await field.focus()
    const session = await page.context().newCDPSession(page)
    await session.send("Input.imeSetComposition", { text: "nihao", selectionStart: 5, selectionEnd: 5 })
    // What Chromium sends with the key that takes a word.
    await session.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      key: "Process",
      code: "Enter",
      windowsVirtualKeyCode: 229,
    })
    await session.send("Input.insertText", { text: "你好" })
    // Safari's order: the composition ends, then Enter comes with the same press.
    await field.evaluate((area: HTMLTextAreaElement) => {
      area.dispatchEvent(new CompositionEvent("compositionstart"))
      area.dispatchEvent(new CompositionEvent("compositionend", { data: "你好" }))
      area.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }))
    })
    expect(await bubbles(page)).toHaveLength(before)
    expect(await field.inputValue()).toBe("你好")
    await field.press("Shift+Enter")
    expect(await bubbles(page)).toHaveLength(before)
    await field.press("Enter")
    await expect.poll(() => bubbles(page)).toHaveLength(before + 1)
    await closeWindow(page.context())
  })

  test("one's own bubble stands there before the next frame, ten times over, in order", async () => {
    const page = await open("en/conversation")
    const painted = await page.locator("[data-compose]").evaluate(async (area: HTMLTextAreaElement) => {
      const root = area.getRootNode() as ShadowRoot
      const own = () => [...root.querySelectorAll(".m.me .text")].map((each) => each.textContent)
      const before = own().length
      const missed: number[] = []
      for (let n = 0; n < 10; n++) {
        area.value = `message ${n}`
        area.dispatchEvent(new InputEvent("input", { bubbles: true }))
        await new Promise(requestAnimationFrame)
        area.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }))
        await new Promise(requestAnimationFrame)
        if (!own().includes(`message ${n}`)) missed.push(n)
      }
      return { missed, order: own().slice(before) }
    })
    expect(painted).toEqual({ missed: [], order: Array.from({ length: 10 }, (_, n) => `message ${n}`) })
    await closeWindow(page.context())
  })

  test("a seed phrase is held back, and what goes is without it", async () => {
    const page = await open("en/guard")
    await page.locator("[data-compose]").press("Enter")
    await page.getByRole("alert").filter({ hasText: "seed phrase" }).waitFor()
    await page.getByRole("button", { name: "Send without it" }).click()
    const last = (await bubbles(page)).at(-1)
    expect(last).toContain("[12 words removed]")
    expect(last).not.toContain("orchard")
    await closeWindow(page.context())
  })

  test("a failed message stays and can be taken back to be edited", async () => {
    const page = await open("en/failed")
    await page.getByRole("button", { name: "Edit" }).click()
    expect(await page.locator("[data-compose]").inputValue()).toMatch(/13:31/)
    await closeWindow(page.context())
  })

  test("a picture that is pasted stands in the tray before anything is written", async () => {
    const page = await open("en/conversation")
    await page.locator("[data-compose]").evaluate((area) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array([1])], "receipt.png", { type: "image/png" }))
      area.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      )
    })
    await page.getByRole("list", { name: "Files" }).getByText("receipt.png").waitFor()
    await closeWindow(page.context())
  })
})

describe("the intake", () => {
  test("back keeps the answers, and asking for a person goes straight to one", async () => {
    const page = await open("en/intake-txid")
    await page.getByRole("button", { name: "Continue" }).click()
    await page.getByText("Step 4 of 4").waitFor()
    await page.getByRole("button", { name: "Back" }).click()
    expect(await page.getByLabel("TxID (transaction hash)").inputValue()).toMatch(/^a4c123b1/)
    await page.getByRole("button", { name: "Continue" }).click()
    await page.getByLabel("In your own words").fill("转人工")
    await page.getByRole("button", { name: "Start chat" }).click()
    await page.locator(".log").waitFor()
    await closeWindow(page.context())
  })

  test("a form that takes its time is waited for: none of its questions is passed over", async () => {
    const page = await open("en/intake-slow")
    await page.locator(".choices label").first().click()
    await page.getByRole("button", { name: "Continue" }).click()
    expect(await page.locator(".foot .pri").isDisabled()).toBe(true)
    await page.getByText("Which coin and network?").waitFor()
    await closeWindow(page.context())
  })

  test("a person is two taps from the first page", async () => {
    const page = await open("zh/home")
    await page.getByRole("button", { name: "联系人工" }).click()
    await page.getByRole("button", { name: "跳过，转人工" }).click()
    await page.locator(".log").waitFor()
    await closeWindow(page.context())
  })

  test("typed 人工 is honoured the first time", async () => {
    const page = await open("zh/home")
    await page.getByRole("searchbox").fill("人工")
    await page.getByRole("searchbox").press("Enter")
    await page.locator(".log").waitFor()
    await closeWindow(page.context())
  })
})

describe("on its page", () => {
  test("a page whose styles reach for everything changes nothing of it", async () => {
    const plain = await open("en/idle@light")
    const hostile = await open("en/idle@light", { query: "?hostile" })
    const look = (page: Page) =>
      page.evaluate(() => {
        const root = document.querySelector("veridesk-support")?.shadowRoot
        const of = (selector: string) => {
          const part = root?.querySelector(selector)
          if (!part) return selector
          const { x, y, width, height } = part.getBoundingClientRect()
          const {
            color,
            backgroundColor,
            fontSize,
            fontFamily,
            letterSpacing,
            textTransform,
            direction,
            visibility,
            opacity,
          } = getComputedStyle(part)
          return {
            x,
            y,
            width,
            height,
            color,
            backgroundColor,
            fontSize,
            fontFamily,
            letterSpacing,
            textTransform,
            direction,
            visibility,
            opacity,
          }
        }
        return [".panel", ".head h2", ".pair", ".m.me .b", ".comp textarea", ".launch"].map(of)
      })
    await expect.poll(async () => look(hostile)).toEqual(await look(plain))
    const picture = await makeLook("widget-hostile-page", { picturesOnly: true })
    await picture(hostile, "conversation")
    await closeWindow(plain.context())
    await closeWindow(hostile.context())
  })

  test("on a phone it is a sheet: the page beneath stands still and can’t be reached, and Back closes it", async () => {
    const page = await open("en/conversation", { phone: true })
    expect(await page.locator(".panel").boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
    expect(
      await page
        .locator("main")
        .evaluate((main: HTMLElement) => [main.inert, document.documentElement.style.overflow]),
    ).toEqual([true, "hidden"])
    expect(
      await page
        .locator("[data-compose]")
        .evaluate((area) => Number.parseFloat(getComputedStyle(area).fontSize)),
    ).toBeGreaterThanOrEqual(16)
    await page.goBack()
    await page.locator(".panel").waitFor({ state: "hidden" })
    expect(
      await page
        .locator("main")
        .evaluate((main: HTMLElement) => [main.inert, document.documentElement.style.overflow]),
    ).toEqual([false, ""])
    await closeWindow(page.context())
  })

  test("where the keyboard opens the sheet ends: writing and the last message stay in sight", async () => {
    const page = await open("en/conversation", { phone: true })
    // As iOS tells it: the page stays as tall as it is, and only what is visible of it gets smaller.
    await page.evaluate(() => {
      Object.defineProperty(visualViewport, "height", { value: 420, configurable: true })
      visualViewport?.dispatchEvent(new Event("resize"))
    })
    await expect.poll(async () => (await page.locator(".panel").boundingBox())?.height).toBe(420)
    const bottom = async (part: string) => {
      const box = await page.locator(part).last().boundingBox()
      return (box?.y ?? 0) + (box?.height ?? 0)
    }
    expect(await bottom(".comp")).toBeLessThanOrEqual(420)
    const composer = (await page.locator(".comp").boundingBox())?.y ?? 0
    await expect.poll(() => bottom(".m .b")).toBeLessThanOrEqual(composer)
    await closeWindow(page.context())
  })

  test("a screen reader hears what comes, once, with its sender; neither the history nor one’s own words", async () => {
    const page = await open("en/conversation")
    const heard = page.getByRole("log", { name: "New messages" })
    await page.locator(".m.me").first().waitFor()
    expect(await heard.innerText()).toBe("")
    await write(page, "my own words")
    await page.evaluate(() => (window as { veridesk?: { arrive: () => void } }).veridesk?.arrive())
    await expect
      .poll(() => heard.locator("p").allInnerTexts())
      .toEqual(["Mei: It has been credited just now."])
    await closeWindow(page.context())
  })

  test("a file may be dropped anywhere on the panel", async () => {
    const page = await open("en/conversation")
    await page.locator(".log").evaluate((log) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array([1])], "dropped.pdf", { type: "application/pdf" }))
      log.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }))
    })
    await page.getByRole("list", { name: "Files" }).getByText("dropped.pdf").waitFor()
    await closeWindow(page.context())
  })

  test("the button folds while one scrolls down and comes back", async () => {
    const page = await open("en/home")
    const width = async () => (await page.locator(".launch").boundingBox())?.width ?? 0
    const wide = await width()
    await page.evaluate(() => {
      const tall = document.createElement("p")
      tall.innerText = Array.from({ length: 200 }, () => "a").join("\n")
      document.body.append(tall)
    })
    await page.evaluate(() => scrollTo(0, 400))
    await expect.poll(width).toBe(44)
    await page.evaluate(() => scrollTo(0, 100))
    await expect.poll(width).toBe(wide)
    await closeWindow(page.context())
  })

  test("what one reads is not pulled away: new answers are counted", async () => {
    const page = await open("en/conversation")
    const log = page.getByRole("region", { name: "Messages" })
    await page.setViewportSize({ width: 1440, height: 420 })
    // Up and news in one moment, before the page could say that it was scrolled.
    await log.evaluate((box) => {
      box.scrollTo(0, 0)
      ;(window as { veridesk?: { arrive: () => void } }).veridesk?.arrive()
    })
    await page.getByRole("button", { name: "1 new" }).waitFor()
    expect(await log.evaluate((box) => box.scrollTop)).toBe(0)
    await page.getByRole("button", { name: "1 new" }).click()
    await expect
      .poll(() => log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight))
      .toBeLessThan(4)
    await closeWindow(page.context())
  })
})
