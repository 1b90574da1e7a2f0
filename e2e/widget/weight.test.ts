import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { createServer, type Server } from "node:http"
import { join } from "node:path"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { closeWindow } from "../steps/close-window.ts"
import { openBrowser, openWindow } from "../steps/open-browser.ts"

const widget = join(import.meta.dirname, "../../packages/widget")
const NONCE = "bm9uY2U"

let browser: Browser
let server: Server
let origin: string

/** A page of the exchange with the one line in it, under a strict policy; the support host is the same here. */
beforeAll(async () => {
  if (!existsSync(join(widget, "dist/manifest.json")))
    execFileSync(process.execPath, [join(widget, "build.ts")], { stdio: "inherit" })
  const { panel } = JSON.parse(await readFile(join(widget, "dist/manifest.json"), "utf8")) as {
    panel: string
  }
  const config = {
    brand: { name: "Kestrel", accent: "#0b5563" },
    panel: `/widget/${panel}`,
    help: {
      home: "https://a.example",
      verify: "https://a.example",
      contact: "https://a.example",
      status: "https://a.example",
      tickets: "https://a.example",
    },
  }
  server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname
    if (path === "/widget/config.json")
      return void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(config))
    if (path.startsWith("/widget/"))
      return void readFile(join(widget, "dist", path.slice("/widget/".length))).then(
        (bytes) => response.writeHead(200, { "content-type": "text/javascript" }).end(bytes),
        () => response.writeHead(404).end(),
      )
    response
      .writeHead(200, {
        "content-type": "text/html",
        "content-security-policy": `default-src 'none'; script-src 'nonce-${NONCE}'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'`,
      })
      .end(
        `<!doctype html><html lang="en"><title>Kestrel</title><link rel="icon" href="data:,"><h1>Deposits</h1><script async nonce="${NONCE}" src="/widget/loader.js"></script>`,
      )
  })
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
})

test("calls made before it is there wait for it, and the page can hide, move and translate the button", async () => {
  const window = await openWindow(browser, { locale: "en", size: "wide" })
  const page = await window.newPage()
  await page.addInitScript(() => {
    Object.assign(globalThis, {
      Veridesk: {
        q: [
          ["locale", "zh"],
          ["launcher", { block: 40 }],
        ],
      },
    })
  })
  await page.goto(origin)
  const button = page.locator(".launch")
  await expect.poll(() => button.innerText()).toBe("客服")
  const box = await button.boundingBox()
  expect([box?.height, 900 - (box?.y ?? 0) - 44]).toEqual([44, 56])
  const call = (name: string, ...given: unknown[]) =>
    page.evaluate(
      ([of, all]) =>
        (globalThis as unknown as { Veridesk: Record<string, (...each: unknown[]) => void> }).Veridesk[of]?.(
          ...all,
        ),
      [name, given] as const,
    )
  await call("launcher", { shown: false })
  await button.waitFor({ state: "hidden" })
  await call("show")
  await page.locator(".panel").waitFor()
  await call("hide")
  await page.locator(".panel").waitFor({ state: "hidden" })
  await closeWindow(window)
})

type Trace = {
  traceEvents: { name: string; dur?: number; tdur?: number; args?: { data?: { url?: string } } }[]
}

test("the loader takes at most 30 ms of a slow machine, moves nothing and leaves no cookie", async () => {
  const window = await openWindow(browser, { locale: "en", size: "wide" })
  const page = await window.newPage()
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
    }).observe({ type: "layout-shift", buffered: true })
  })
  const session = await window.newCDPSession(page)
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 })
  // The least of several: what else the machine does is none of the loader's.
  const spent: number[] = []
  for (let n = 0; n < 5; n++) {
    await browser.startTracing(page, { categories: ["devtools.timeline"] })
    await page.goto(origin)
    await page.locator(".launch").waitFor()
    const trace = JSON.parse((await browser.stopTracing()).toString()) as Trace
    const own = trace.traceEvents.filter(
      ({ name, args }) => name === "EvaluateScript" && args?.data?.url?.endsWith("/widget/loader.js"),
    )
    expect(own.length).toBeGreaterThan(0)
    spent.push(own.reduce((sum, { tdur, dur }) => sum + (tdur ?? dur ?? 0) / 1000, 0))
  }
  expect(Math.min(...spent)).toBeLessThan(30)
  expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).toEqual([])
  expect(await window.cookies()).toEqual([])
  await closeWindow(window)
})

test("under a strict policy the panel comes with the loader’s nonce, and asks nobody else for anything", async () => {
  const window = await openWindow(browser, { locale: "en", size: "wide" })
  const page = await window.newPage()
  const blocked: string[] = []
  page.on("console", (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text())) blocked.push(message.text())
  })
  const hosts = new Set<string>()
  page.on("request", (request) => hosts.add(new URL(request.url()).origin))
  await page.goto(origin)
  await page.locator(".launch").click()
  await page.locator(".panel").waitFor()
  expect(blocked).toEqual([])
  expect([...hosts].filter((each) => each !== "null")).toEqual([origin])
  await closeWindow(window)
})
