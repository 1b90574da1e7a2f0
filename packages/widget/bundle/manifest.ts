import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Plugin } from "vite"

const view = join(import.meta.dirname, "../view/view.html")

/** Writes down how the panel is called, and lays the page of the web view beside it with the name of its script. */
export function manifest(): Plugin {
  return {
    name: "veridesk-manifest",
    apply: "build",
    generateBundle(_options, bundle) {
      const nameOf = (entry: string) => {
        const chunk = Object.values(bundle).find(
          (file) => file.type === "chunk" && file.isEntry && file.name === entry,
        )
        if (!chunk) throw new Error(`${entry} is missing from the build`)
        return chunk.fileName
      }
      const told = { panel: nameOf("panel"), view: nameOf("view") }
      this.emitFile({ type: "asset", fileName: "manifest.json", source: JSON.stringify(told, null, 2) })
      const html = readFileSync(view, "utf8").replace("%SCRIPT%", `/widget/${told.view}`)
      this.emitFile({ type: "asset", fileName: "view.html", source: html })
    },
  }
}
