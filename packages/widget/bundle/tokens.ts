import { readFileSync } from "node:fs"
import { join } from "node:path"
import { globSync } from "node:fs"
import type { Plugin } from "vite"

const here = join(import.meta.dirname, "..")

/**
 * The house's tokens for a shadow root: they hang on `.vd` instead of the page's root, so that ours don't reach the page
 * and the page's don't reach us. Those that no sheet of the widget names are left out.
 */
export function tokens(): Plugin {
  return {
    name: "veridesk-tokens",
    enforce: "pre",
    load(id) {
      if (!/\/widget\/css\/widget\.css/.test(id)) return null
      const css = readFileSync(join(here, "css/widget.css"), "utf8")
      const own = globSync("css/*.css", { cwd: here }).map((file) => readFileSync(join(here, file), "utf8"))
      const all = readFileSync(join(here, "../ui/css/tokens.css"), "utf8")
      const kept = used(
        all.replaceAll(":root", ".vd").replaceAll(/:lang\(([\w-]+)\)/g, ".vd:lang($1)"),
        own.join("\n"),
      )
      return css.replace(/@import "@veridesk\/ui\/css\/tokens\.css";/, "").concat(kept)
    },
  }
}

/** Without the custom properties that nothing asks for, not even another one of them. */
function used(css: string, sheets: string): string {
  const bare = css.replaceAll(/\/\*[^]*?\*\//g, "")
  const names = [...bare.matchAll(/(--[\w-]+)\s*:/g)].map(([, name = ""]) => name)
  const asked = (name: string) => new RegExp(`var\\(${name}[,)\\s]`).test(sheets + bare)
  return names
    .filter((name) => !asked(name))
    .reduce((rest, name) => rest.replace(new RegExp(`${name}\\s*:[^;]*;`), ""), bare)
}
