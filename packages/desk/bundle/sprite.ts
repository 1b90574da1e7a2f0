import { createHash } from "node:crypto"
import { sprite as drawSprite } from "@veridesk/ui/sprite.ts"
import type { Plugin } from "vite"
import { iconNames } from "../frame/icon-names.ts"

/**
 * Draws the desk's icons into one SVG file beside the bundle. Its address, with a hash of what is in it, stands in
 * the code as `SPRITE_ADDRESS`.
 */
export async function sprite(base: string): Promise<Plugin> {
  const svg = await drawSprite(iconNames)
  const fileName = `assets/icons-${createHash("sha256").update(svg).digest("base64url").slice(0, 8)}.svg`
  return {
    name: "veridesk-sprite",
    config: () => ({ define: { SPRITE_ADDRESS: JSON.stringify(base + fileName) } }),
    configureServer(server) {
      server.middlewares.use(base + fileName, (_request, response) => {
        response.setHeader("content-type", "image/svg+xml")
        response.end(svg)
      })
    },
    generateBundle() {
      this.emitFile({ type: "asset", fileName, source: svg })
    },
  }
}
