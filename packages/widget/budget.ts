import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { gzipSync } from "node:zlib"

const dist = join(import.meta.dirname, "dist")

/** Kilobytes, gzipped, as they go over the wire (ux.md §3). */
const limits = { loader: 6, panel: 60, css: 12, lazy: 20 } as const

/** Fetched by what only some people do; everything else comes with the open panel. */
const LAZY = /^(tus-upload|rating-page|transcript-page|suspicion|view)-/
const WORDS = /^texts-(en|zh)-/
const SHEET = /^sheet-/

/**
 * Weighs the loader, the panel with everything that opening it asks for (in the larger language), its styles, and each
 * part that is fetched on demand, and prints it.
 * @returns false when something is over its limit
 */
export async function checkBudget(): Promise<boolean> {
  const names = (await readdir(join(dist, "assets"))).filter((name) => name.endsWith(".js"))
  const sizes = new Map<string, number>()
  for (const name of names) sizes.set(name, await sizeOf(join(dist, "assets", name)))
  const sum = (wanted: (name: string) => boolean) =>
    [...sizes].filter(([name]) => wanted(name)).reduce((total, [, size]) => total + size, 0)
  const words = Math.max(...[...sizes].filter(([name]) => WORDS.test(name)).map(([, size]) => size))
  const isPanel = (name: string) => !LAZY.test(name) && !WORDS.test(name) && !SHEET.test(name)

  const weighed = [
    line("loader", await sizeOf(join(dist, "loader.js")), limits.loader),
    line("panel with words", sum(isPanel) + words, limits.panel),
    line(
      "styles",
      sum((name) => SHEET.test(name)),
      limits.css,
    ),
    ...[...sizes].filter(([name]) => LAZY.test(name)).map(([name, size]) => line(name, size, limits.lazy)),
  ]
  return weighed.every(Boolean)
}

function line(name: string, size: number, limit: number): boolean {
  const fits = size <= limit
  process.stdout.write(
    `${fits ? "ok  " : "OVER"} ${name.padEnd(32)} ${size.toFixed(1).padStart(5)} of ${limit} KB\n`,
  )
  return fits
}

async function sizeOf(path: string): Promise<number> {
  return gzipSync(await readFile(path), { level: 9 }).length / 1024
}

if (import.meta.main) process.exitCode = (await checkBudget()) ? 0 : 1
