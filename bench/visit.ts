import type { Browser, CDPSession } from "playwright-core"

/** How much slower than it is the machine does the page's work. */
export const SLOWER = 4
/** 4G as Chromium's own tools emulate it ("Fast 4G"): 9 Mbit/s down, 1.5 Mbit/s up, 170 ms until an answer begins. */
const FOUR_G = {
  offline: false,
  latency: 170,
  downloadThroughput: (9_000_000 * 0.9) / 8,
  uploadThroughput: (1_500_000 * 0.9) / 8,
}

export type Seen = {
  bytes: number
  script: number
  requests: number
  blocking: number
  mainThreadMs: number
  lcpMs: number
  foreign: number
  /** What was asked of the page's own host, in order. */
  paths: string[]
}

/** Opens a page as for the first time, in Chromium slowed down. `slowly`: over 4G. */
export async function visit(
  browser: Browser,
  url: URL,
  o: { cookie?: string | undefined; slowly: boolean },
): Promise<Seen> {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1440, height: 900 } })
  try {
    const [name = "", value = ""] = o.cookie?.split("=") ?? []
    if (o.cookie) await context.addCookies([{ name, value, url: url.origin }])
    const page = await context.newPage()
    const wire = await context.newCDPSession(page)
    await wire.send("Network.enable")
    await wire.send("Performance.enable")
    await wire.send("Emulation.setCPUThrottlingRate", { rate: SLOWER })
    if (o.slowly) await wire.send("Network.emulateNetworkConditions", FOUR_G)
    const seen = countOn(wire, url.origin)
    await page.goto(url.href, { waitUntil: "networkidle" })
    const { metrics } = await wire.send("Performance.getMetrics")
    const mainThreadMs = (metrics.find((metric) => metric.name === "TaskDuration")?.value ?? 0) * 1000
    const lcpMs = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
            type: "largest-contentful-paint",
            buffered: true,
          })
        }),
    )
    return { ...seen, mainThreadMs, lcpMs }
  } finally {
    await context.close()
  }
}

function countOn(wire: CDPSession, origin: string) {
  const kinds = new Map<string, { type: string; url: string; blocking: boolean }>()
  const seen = { bytes: 0, script: 0, requests: 0, blocking: 0, foreign: 0, paths: [] as string[] }
  wire.on("Network.requestWillBeSent", (event) => {
    const blocking = (event as { renderBlockingBehavior?: string }).renderBlockingBehavior === "Blocking"
    kinds.set(event.requestId, { type: event.type ?? "", url: event.request.url, blocking })
  })
  wire.on("Network.loadingFinished", (event) => {
    const kind = kinds.get(event.requestId)
    if (!kind || kind.url.startsWith("data:")) return
    const url = new URL(kind.url)
    seen.requests += 1
    seen.bytes += event.encodedDataLength
    if (kind.type === "Script") seen.script += event.encodedDataLength
    if (kind.type === "Script" && kind.blocking) seen.blocking += 1
    if (url.origin === origin) seen.paths.push(`${url.pathname}${url.search}`)
    else seen.foreign += 1
  })
  return seen
}
