import { gzipSync } from "node:zlib"
import type { Plugin, Rolldown } from "vite"

/** What a first visit may load before the desk is there: JavaScript, styles, page and one language, as sent (gzip). */
const FIRST_LOAD_BYTES = 300 * 1024

/** Fails the build when the first load grows over its budget; says how much is left when it doesn't. */
export function budget(): Plugin {
  return {
    name: "veridesk-budget",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const parts = firstLoad(bundle)
        const total = [...parts.values()].reduce((sum, size) => sum + size, 0)
        const said = `first load ${kilobytes(total)} of ${kilobytes(FIRST_LOAD_BYTES)} gzip`
        if (total <= FIRST_LOAD_BYTES) return this.info(said)
        const largest = [...parts].sort((a, b) => b[1] - a[1]).slice(0, 8)
        this.error(
          `${said}; largest: ${largest.map(([name, size]) => `${name} ${kilobytes(size)}`).join(", ")}`,
        )
      },
    },
  }
}

/** The entry, everything it imports at once with its styles, the icons, and the larger language; sizes by file. */
function firstLoad(bundle: Rolldown.OutputBundle): Map<string, number> {
  const files = Object.values(bundle)
  const chunks = files.filter((file) => file.type === "chunk")
  const wanted = new Set<string>()
  const visit = (name: string) => {
    if (wanted.has(name)) return
    wanted.add(name)
    const chunk = chunks.find((file) => file.fileName === name)
    for (const next of [...(chunk?.imports ?? []), ...(chunk?.viteMetadata?.importedCss ?? [])]) visit(next)
  }
  for (const chunk of chunks) if (chunk.isEntry) visit(chunk.fileName)
  const sizes = files.map(
    (file) => [file.fileName, gzipSync(file.type === "chunk" ? file.code : file.source).length] as const,
  )
  const texts = sizes.filter(([name]) => /texts-(en|zh)/.test(name)).sort((a, b) => b[1] - a[1])[0]
  const always = sizes.filter(([name]) => wanted.has(name) || name.endsWith(".html") || name.endsWith(".svg"))
  return new Map(texts ? [...always, texts] : always)
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`
}
