import { setTimeout as pause } from "node:timers/promises"
import pg from "pg"
import { processorMsOf } from "../family.ts"
import { median, percentile, print, round } from "../figures.ts"
import { type Reading, readings } from "../help-readings.ts"
import { seedArticles } from "../help-seed.ts"
import { type Asking, asking, openLanes } from "../lanes.ts"
import { type Product, startProduct } from "../product.ts"
import { capture, type Captured, serveFiles } from "../static-files.ts"

const ARTICLES = 10_000
const LANES = 8
const TURNS = 8
const WARM = 2
const TURNS_COLD = 3
/** An edition that another process turned is noticed within two seconds. */
const NOTICED_MS = 2300

type Side = "ours" | "files"
type Measured = { rates: number[]; times: number[]; processorMs: number; asked: number }

/**
 * Articles, their index, the results of searches and answers of the verification page, in two languages, against a server
 * that sends files of the same bytes; both sides in turn.
 */
export async function run(): Promise<void> {
  // Readers come from many addresses, each with a bound of its own, through a proxy on this machine.
  const product = await startProduct(undefined, { TRUST_PROXY: "loopback" })
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 1 })
  // The database may end before a connection that is closing has ended.
  pool.on("error", () => {})
  try {
    const slugs = await seedArticles(product, ARTICLES)
    for (const reading of await readings(pool, slugs)) await measure({ product, pool }, reading)
  } finally {
    await pool.end()
    await product.stop()
  }
}

async function measure(o: { product: Product; pool: pg.Pool }, reading: Reading): Promise<void> {
  const url = new URL(o.product.url)
  const readers = differentReaders()
  const captured: Captured[] = []
  for (const path of new Set(reading.paths))
    captured.push(await capture(url, path, { host: url.host, "x-forwarded-for": readers() }))
  const files = await serveFiles(captured)
  const sides = {
    ours: { pid: o.product.pid, url, ...nothingYet() },
    files: { pid: files.pid, url: files.url, ...nothingYet() },
  }
  const load = { ms: 0, processorMs: 0 }
  const turns = reading.cold ? TURNS_COLD : TURNS
  const warm = reading.cold ? 0 : WARM
  try {
    for (let turn = 0; turn < turns; turn += 1) {
      if (reading.cold) await turnEdition(o.pool)
      const all: Asking[] = Array.from({ length: reading.each }, (_, at) => {
        const path = reading.paths[(turn * reading.each + at) % reading.paths.length] ?? ""
        return asking(url.host, path, readers())
      })
      for (const name of turn % 2 ? (["ours", "files"] as const) : (["files", "ours"] as const)) {
        const side = sides[name]
        // New ones each turn: a server closes those that were idle during the other side's.
        const lanes = await openLanes(side.url, LANES)
        const before = await processorMsOf(side.pid)
        const began = { at: performance.now(), ours: process.cpuUsage() }
        const done = await lanes.run(all)
        const own = process.cpuUsage(began.ours)
        lanes.close()
        if (turn < warm) continue
        load.ms += performance.now() - began.at
        load.processorMs += (own.user + own.system) / 1000
        side.processorMs += (await processorMsOf(side.pid)) - before
        side.asked += all.length
        side.rates.push(done.perSecond)
        side.times.push(...done.times)
      }
    }
  } finally {
    await files.stop()
  }
  tell(reading, sides, load.processorMs / load.ms)
}

function tell({ name, goal }: Reading, { ours, files }: Record<Side, Measured>, loadBusy: number): void {
  const ratio = median(ours.rates) / median(files.rates)
  print({
    scenario: "help",
    at: `${name}, ${ARTICLES} articles in two languages`,
    value: round(median(ours.rates), 0),
    unit: "pages/s",
    yardstick: "a file of the same bytes from node:http",
    yardstickValue: round(median(files.rates), 0),
    ratio: round(ratio),
    ratioOfProcessorTime: round(files.processorMs / files.asked / (ours.processorMs / ours.asked)),
    goal: goal === null ? "none" : `≥ ${goal}`,
    met: goal === null || ratio >= goal,
    p50: round(percentile(ours.times, 50)),
    p95: round(percentile(ours.times, 95)),
    p99: round(percentile(ours.times, 99)),
    loadBusy: round(loadBusy),
  })
}

function nothingYet(): Measured {
  return { rates: [], times: [], processorMs: 0, asked: 0 }
}

async function turnEdition(pool: pg.Pool): Promise<void> {
  await pool.query("update site_edition set number = number + 1")
  await pause(NOTICED_MS)
}

/** Addresses of the network that is set aside for measuring (RFC 2544), one after the other. */
function differentReaders(): () => string {
  let at = 0
  return () => {
    at += 1
    return `198.${18 + ((at >> 16) & 1)}.${(at >> 8) & 255}.${at & 255}`
  }
}
