import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { type IconName, icons } from "./icons.ts"

/**
 * One SVG file with a symbol for each of `names`, for `<use href="…#name">`. Runs at build time.
 * Throws with the file's path when a drawing is missing.
 */
export async function sprite(names: readonly IconName[]): Promise<string> {
  const symbols = await Promise.all(names.map(symbol))
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`
}

/** The package exports single files only, so the folder is found through one of them. */
const phosphor = dirname(createRequire(import.meta.url).resolve("@phosphor-icons/core/regular/check.svg"))

async function symbol(name: IconName): Promise<string> {
  const source = icons[name]
  const file =
    source === "own" ? join(import.meta.dirname, "icons", `${name}.svg`) : join(phosphor, `${source}.svg`)
  const svg = (await readFile(file, "utf8")).trim()
  const parts = /^<svg([^>]*)>(.*)<\/svg>$/s.exec(svg)
  if (!parts) throw new Error(`${file} isn't a single <svg>`)
  const attributes = (parts[1] ?? "").replace(/\s*xmlns="[^"]*"/, "").trim()
  return `<symbol id="${name}" ${attributes}>${parts[2]}</symbol>`
}
