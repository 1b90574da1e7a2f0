import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { kestrel, now, zhiyuan } from "./preview/people.ts"
import { samples } from "./preview/samples.ts"
import type { Assets, PortalBundle } from "./props.ts"

const here = import.meta.dirname
const dist = join(here, "dist")

/** Kilobytes, gzipped, as they go over the wire before anybody has touched the page. */
const limits = { script: 40, whole: 60, lazy: 20 } as const

/** Pages that are measured, in the fullest of their states. */
const measured = [
  "home",
  "topics",
  "topic",
  "article",
  "search",
  "announcements",
  "announcement",
  "subscribe",
  "verify",
  "verify-message",
  "status",
  "contact",
  "deposit-tool",
  "withdrawal-tool",
  "sign-in",
  "form",
  "form-errors",
  "review",
  "ticket",
  "tickets",
  "receipt",
  "security",
]

interface Asked {
  bundle: PortalBundle
  assets: Assets
  name: string
  locale: "en" | "zh-CN"
}

interface Weight {
  name: string
  html: number
  css: number
  script: number
}

/**
 * Weighs every page with its style sheet and scripts, and every chunk that is fetched on demand, and prints it.
 * @returns false when something is over its limit
 */
export async function checkBudget(): Promise<boolean> {
  const bundle = (await import(join(dist, "server/pages.js"))) as PortalBundle
  const assets = JSON.parse(await readFile(join(dist, "client/assets.json"), "utf8")) as Assets
  const first = new Set(Object.values(assets.islands).flatMap(({ src, imports }) => [src, ...imports]))
  let good = true
  for (const name of measured)
    for (const locale of ["en", "zh-CN"] as const) {
      const weight = await weigh(`${name} ${locale}`, pageOf({ bundle, assets, name, locale }))
      const whole = weight.html + weight.css + weight.script
      const fits = weight.script <= limits.script && whole <= limits.whole
      good &&= fits
      say(
        `${fits ? "ok  " : "OVER"} ${weight.name.padEnd(20)} html ${kb(weight.html)}  css ${kb(weight.css)}  script ${kb(weight.script)} of ${limits.script}  whole ${kb(whole)} of ${limits.whole} KB`,
      )
    }
  for (const file of await scripts())
    if (!first.has(`/assets/${file}`)) {
      const size = await sizeOf(`/assets/${file}`)
      const fits = size <= limits.lazy
      good &&= fits
      say(`${fits ? "ok  " : "OVER"} ${file.padEnd(32)} on demand ${kb(size)} of ${limits.lazy} KB`)
    }
  return good
}

function pageOf({ bundle, assets, name, locale }: Asked): string {
  const sample = samples(locale)[name]
  if (!sample) throw new Error(`no sample "${name}"`)
  return bundle.renderPage(sample.kind, sample.props, {
    locale,
    theme: "system",
    nonce: "bm9uY2Utb2YtdGhlLXBhZ2U",
    assets,
    csrf: "x".repeat(43),
    path: "/tickets/new?type=deposit-not-credited",
    now,
    zone: "Asia/Shanghai",
    brand: kestrel,
    head: null,
    banners: [],
    viewer: sample.signedIn ? zhiyuan : null,
  })
}

/** What the HTML itself asks for: style sheet, scripts and what is preloaded for them. */
async function weigh(name: string, html: string): Promise<Weight> {
  const asked = (pattern: RegExp) => [...new Set([...html.matchAll(pattern)].map((match) => match[1] ?? ""))]
  const sum = async (files: string[]) => (await Promise.all(files.map(sizeOf))).reduce((a, b) => a + b, 0)
  return {
    name,
    html: gzipSync(html).length / 1024,
    css: await sum(asked(/<link rel="stylesheet" href="([^"]+)"/g)),
    script: await sum(asked(/(?:<script type="module" src|<link rel="modulepreload" href)="([^"]+)"/g)),
  }
}

async function sizeOf(file: string): Promise<number> {
  return gzipSync(await readFile(join(dist, "client", file)), { level: 9 }).length / 1024
}

async function scripts(): Promise<string[]> {
  return (await readdir(join(dist, "client/assets"))).filter((file) => file.endsWith(".js"))
}

function say(line: string) {
  process.stdout.write(`${line}\n`)
}

function kb(size: number): string {
  return size.toFixed(1).padStart(5)
}

if (import.meta.main) process.exitCode = (await checkBudget()) ? 0 : 1
