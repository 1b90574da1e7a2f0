import { createHash } from "node:crypto"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type IconName, icons } from "@veridesk/ui/icons.ts"
import { sprite } from "@veridesk/ui/sprite.ts"
import type { Plugin, Rolldown } from "vite"
import { islands, sheets } from "../islands.ts"
import type { Assets } from "../props.ts"

const root = join(import.meta.dirname, "..")

/** Adds the icon sprite to the browser's build, and assets.json, which tells the pages how the files are called. */
export function assets(): Plugin {
  return {
    name: "portal-assets",
    apply: "build",
    async generateBundle(_options, bundle) {
      const svg = await sprite(usedIcons())
      const icons = `assets/icons-${createHash("sha256").update(svg).digest("base64url").slice(0, 8)}.svg`
      this.emitFile({ type: "asset", fileName: icons, source: svg })
      const told = { ...namesOf(Object.values(bundle)), icons: `/${icons}` } satisfies Assets
      this.emitFile({ type: "asset", fileName: "assets.json", source: JSON.stringify(told, null, 2) })
    },
  }
}

type Output = Rolldown.OutputAsset | Rolldown.OutputChunk

function namesOf(files: Output[]): Pick<Assets, "css" | "sheets" | "islands"> {
  const sheet = (name: string) => {
    const found = files.find(
      ({ fileName }) => fileName.startsWith(`assets/${name}-`) && fileName.endsWith(".css"),
    )
    if (!found) throw new Error(`the style sheet ${name} is missing from the build`)
    return `/${found.fileName}`
  }
  const entries = Object.entries(islands).map(([name, source]) => {
    const chunk = files.find(
      (file) => file.type === "chunk" && file.isEntry && file.facadeModuleId === join(root, source),
    )
    if (chunk?.type !== "chunk") throw new Error(`${source} is missing from the build`)
    return [name, { src: `/${chunk.fileName}`, imports: chunk.imports.map((each) => `/${each}`) }] as const
  })
  return {
    css: sheet("portal"),
    sheets: Object.fromEntries(Object.keys(sheets).map((name) => [name, sheet(name)])),
    islands: Object.fromEntries(entries),
  }
}

/** Icons that the portal's sources name; a name that only looks like one costs 300 bytes, a missing one a hole. */
function usedIcons(): IconName[] {
  const left = (path: string) => path === "dist" || path === "preview" || path === "mail"
  const code = globSync("**/*.{ts,tsx}", { cwd: root, exclude: left })
    .filter((path) => !/\.test\.tsx?$|^props-ticket\.ts$/.test(path))
    .map((path) => readFileSync(join(root, path), "utf8").replaceAll(NO_ICON, ""))
    .join("\n")
  return (Object.keys(icons) as IconName[]).filter(
    (name) => code.includes(`"${name}"`) || code.includes(`#${name}`),
  )
}

/** Where a word in quotes is something else: a class, a key of an object, what is compared with, an input's name. */
const NO_ICON =
  /class="[^"]*"|\?\.?\["[^"]*"\]|[!=]== "[^"]*"|<(?:input|button|select|textarea)\b[^>]*?\bname="[^"]*"|\/\*[^]*?\*\//g
