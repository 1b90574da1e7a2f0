import pg from "pg"
import { type Browser, chromium } from "playwright-core"
import { findChromium } from "../../bin/browser/find-chromium.ts"
import { median, print, round } from "../figures.ts"
import { type SignedIn, signedInAgent, signedInCustomers } from "../people.ts"
import { startProduct } from "../product.ts"

const ROUNDS = 5
const SLOWER = 4

type Seen = {
  bytes: number
  script: number
  requests: number
  blocking: number
  mainThreadMs: number
  lcpMs: number
  foreign: number
}

/** Bytes and requests as sent over the wire, and the main thread's work at a quarter of the speed, in Chromium. */
export async function run(): Promise<void> {
  const executablePath = findChromium()
  if (!executablePath)
    throw new Error("Chromium is needed for this scenario: npm run verify installs it on Debian")
  const product = await startProduct()
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 2 })
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] })
  try {
    const [customer] = await signedInCustomers(product, pool, 1)
    const agent = await signedInAgent(product, pool)
    const pages: {
      name: string
      path: string
      as: SignedIn | undefined
      most: number
      scriptMost: number | null
    }[] = [
      {
        name: "form",
        path: "/tickets/new?type=deposit-not-credited",
        as: customer,
        most: 60,
        scriptMost: 40,
      },
      { name: "ticket list", path: "/tickets", as: customer, most: 60, scriptMost: 40 },
      { name: "home", path: "/", as: undefined, most: 60, scriptMost: 40 },
      { name: "desk, first load", path: "/desk/", as: agent, most: 300, scriptMost: null },
    ]
    for (const page of pages) {
      const seen: Seen[] = []
      for (let at = 0; at < ROUNDS; at += 1)
        seen.push(await visit(browser, new URL(page.path, product.url), page.as))
      const kb = (value: (one: Seen) => number) => round(median(seen.map(value)) / 1024, 1)
      const bytes = kb((one) => one.bytes)
      const script = kb((one) => one.script)
      const worst = (value: (one: Seen) => number) => Math.max(...seen.map(value))
      print({
        scenario: "weight",
        at: page.name,
        value: bytes,
        unit: `KB as sent in ${worst((one) => one.requests)} requests, ${script} KB of it scripts, ${worst((one) => one.blocking)} blocking, ${worst((one) => one.foreign)} to other hosts; ${round(median(seen.map((one) => one.mainThreadMs)), 0)} ms main thread and ${round(median(seen.map((one) => one.lcpMs)), 0)} ms LCP at ${SLOWER}×`,
        goal: `≤ ${page.most} KB${page.scriptMost ? `, ≤ ${page.scriptMost} KB scripts, none blocking` : " gz"}, no other host`,
        met:
          bytes <= page.most &&
          (page.scriptMost === null || (script <= page.scriptMost && worst((one) => one.blocking) === 0)) &&
          worst((one) => one.foreign) === 0,
      })
    }
  } finally {
    await browser.close()
    await pool.end()
    await product.stop()
  }
}

async function visit(browser: Browser, url: URL, as: SignedIn | undefined): Promise<Seen> {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1440, height: 900 } })
  try {
    const [name = "", value = ""] = as?.cookie.split("=") ?? []
    if (as) await context.addCookies([{ name, value, url: url.origin }])
    const page = await context.newPage()
    const wire = await context.newCDPSession(page)
    await wire.send("Network.enable")
    await wire.send("Performance.enable")
    await wire.send("Emulation.setCPUThrottlingRate", { rate: SLOWER })
    const kinds = new Map<string, { type: string; url: string; blocking: boolean }>()
    const seen: Seen = {
      bytes: 0,
      script: 0,
      requests: 0,
      blocking: 0,
      mainThreadMs: 0,
      lcpMs: 0,
      foreign: 0,
    }
    wire.on("Network.requestWillBeSent", (event) => {
      const blocking = (event as { renderBlockingBehavior?: string }).renderBlockingBehavior === "Blocking"
      kinds.set(event.requestId, { type: event.type ?? "", url: event.request.url, blocking })
    })
    wire.on("Network.loadingFinished", (event) => {
      const kind = kinds.get(event.requestId)
      if (!kind || kind.url.startsWith("data:")) return
      seen.requests += 1
      seen.bytes += event.encodedDataLength
      if (kind.type === "Script") seen.script += event.encodedDataLength
      if (kind.type === "Script" && kind.blocking) seen.blocking += 1
      if (new URL(kind.url).origin !== url.origin) seen.foreign += 1
    })
    await page.goto(url.href, { waitUntil: "networkidle" })
    const { metrics } = await wire.send("Performance.getMetrics")
    seen.mainThreadMs = (metrics.find((metric) => metric.name === "TaskDuration")?.value ?? 0) * 1000
    seen.lcpMs = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
            type: "largest-contentful-paint",
            buffered: true,
          })
        }),
    )
    return seen
  } finally {
    await context.close()
  }
}
