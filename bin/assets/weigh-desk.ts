import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { repository } from "../steps/command.ts"
import type { Outcome } from "../steps/step.ts"

/** At most this many bytes, compressed by gzip, travel before the desk shows its first screen. */
const firstLoadBytes = 300_000

type Manifest = Record<string, { file: string; css?: string[]; imports?: string[]; isEntry?: boolean }>

/**
 * Weighs what the desk's first load brings, as its build's manifest says: the page, its entry with everything that
 * imports at once, and their style sheets. Fonts and what is loaded later are apart.
 */
export async function weighDesk(dist: string = join(repository, "packages/desk/dist")): Promise<Outcome> {
  const manifestPath = join(dist, ".vite/manifest.json")
  if (!existsSync(manifestPath))
    return { ok: false, output: `${manifestPath} is missing: the desk was not built.` }
  const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as Manifest
  const files = ["index.html", ...firstLoad(manifest)]
  const sizes = files.map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, file))).length }))
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  const said = `${Math.ceil(total / 1000)} KB gz of ${firstLoadBytes / 1000}`
  return {
    ok: total <= firstLoadBytes,
    output: [said, ...sizes.map(({ file, bytes }) => `${String(bytes).padStart(8)} ${file}`)].join("\n"),
    note: said,
  }
}

function firstLoad(manifest: Manifest): Set<string> {
  const files = new Set<string>()
  const visit = (name: string) => {
    const chunk = manifest[name]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const sheet of chunk.css ?? []) files.add(sheet)
    for (const other of chunk.imports ?? []) visit(other)
  }
  for (const [name, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(name)
  return files
}
