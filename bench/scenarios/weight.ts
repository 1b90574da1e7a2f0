import pg from "pg"
import { type Browser, chromium } from "playwright-core"
import { findChromium } from "../../bin/browser/find-chromium.ts"
import { median, print, round } from "../figures.ts"
import { startProduct } from "../product.ts"
import { capture, serveFiles } from "../static-files.ts"
import { type Seen, SLOWER, visit } from "../visit.ts"
import { type WeighedPage, weighedPages } from "../weighed-pages.ts"

const ROUNDS = 5
/** A page that anybody may read stands there as soon as a file of the same bytes, and so much later at most. */
const LCP_LATER = 100
const LCP_MOST = 1500

/** Bytes and requests as sent over the wire, and the main thread's work at a quarter of the speed, in Chromium. */
export async function run(): Promise<void> {
  const executablePath = findChromium()
  if (!executablePath)
    throw new Error("Chromium is needed for this scenario: npm run verify installs it on Debian")
  const product = await startProduct(undefined, { BENCH_DEMO: "1" })
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 2 })
  // The database may end before a connection that is closing has ended.
  pool.on("error", () => {})
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] })
  try {
    for (const page of await weighedPages(product, pool)) await weigh(browser, new URL(product.url), page)
  } finally {
    await browser.close()
    await pool.end()
    await product.stop()
  }
}

async function weigh(browser: Browser, base: URL, page: WeighedPage): Promise<void> {
  const url = new URL(page.path, base)
  const { cookie, publicly } = page
  // Once before, for what is kept of it and to learn what it asks for.
  const first = await visit(browser, url, { cookie, slowly: false })
  const files = publicly
    ? await serveFiles(
        await Promise.all(pathsOf(first).map((path) => capture(base, path, { host: base.host }))),
      )
    : null
  const seen: Seen[] = []
  const still: Seen[] = []
  try {
    for (let at = 0; at < ROUNDS; at += 1) {
      seen.push(await visit(browser, url, { cookie, slowly: publicly }))
      if (files) still.push(await visit(browser, new URL(page.path, files.url), { slowly: true }))
    }
  } finally {
    await files?.stop()
  }
  tellWeight(page, seen)
  if (files) tellPaint(page, { ours: seen, files: still })
}

/** The icon of the tab is nothing that is seen on the page. */
function pathsOf({ paths }: Seen): string[] {
  return [...new Set(paths)].filter((path) => !path.startsWith("/favicon"))
}

function tellWeight(page: WeighedPage, seen: Seen[]): void {
  const kb = (value: (one: Seen) => number) => round(median(seen.map(value)) / 1024, 1)
  const bytes = kb((one) => one.bytes)
  const script = kb((one) => one.script)
  const worst = (value: (one: Seen) => number) => Math.max(...seen.map(value))
  print({
    scenario: "weight",
    at: page.name,
    value: bytes,
    unit: `KB as sent in ${worst((one) => one.requests)} requests, ${script} KB of it scripts, ${worst((one) => one.blocking)} blocking, ${worst((one) => one.foreign)} to other hosts; ${round(median(seen.map((one) => one.mainThreadMs)), 0)} ms main thread at ${SLOWER}×`,
    goal: `≤ ${page.most} KB${page.scriptMost ? `, ≤ ${page.scriptMost} KB scripts, none blocking` : " gz"}, no other host`,
    met:
      bytes <= page.most &&
      (page.scriptMost === null || (script <= page.scriptMost && worst((one) => one.blocking) === 0)) &&
      worst((one) => one.foreign) === 0,
  })
}

function tellPaint({ name }: WeighedPage, { ours, files }: { ours: Seen[]; files: Seen[] }): void {
  const [own, still] = [median(ours.map(({ lcpMs }) => lcpMs)), median(files.map(({ lcpMs }) => lcpMs))]
  print({
    scenario: "weight",
    at: `${name}: largest paint over 4G at ${SLOWER}×`,
    value: round(own, 0),
    unit: "ms",
    yardstick: "files of the same bytes from node:http",
    yardstickValue: round(still, 0),
    ratio: round(own / still),
    goal: `≤ ${LCP_LATER} ms more than the files, ≤ ${LCP_MOST} ms`,
    met: own - still <= LCP_LATER && own <= LCP_MOST,
  })
}
