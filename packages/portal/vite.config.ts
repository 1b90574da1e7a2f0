import { join } from "node:path"
import { defineConfig } from "vite"
import { assets } from "./bundle/assets.ts"
import { islands, sheets } from "./islands.ts"

const here = import.meta.dirname
const entry = (file: string) => join(here, file)

/**
 * The browser's build: islands, style sheet, icons, and assets.json with their names. The browsers are those of
 * three years, because Chinese phone browsers run an engine that is this far behind.
 */
export default defineConfig({
  root: here,
  base: "/",
  publicDir: false,
  plugins: [assets()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  css: {
    transformer: "lightningcss",
    lightningcss: { targets: { chrome: 108 << 16, safari: (16 << 16) | (2 << 8), firefox: 121 << 16 } },
  },
  build: {
    outDir: "dist/client",
    target: ["chrome108", "safari16.2", "firefox121"],
    cssMinify: "lightningcss",
    modulePreload: { polyfill: false },
    // The CSP takes pictures from our own address only.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        ...Object.fromEntries(Object.entries(islands).map(([name, file]) => [name, entry(file)])),
        ...Object.fromEntries(Object.entries(sheets).map(([name, file]) => [name, entry(file)])),
        portal: entry("css/portal.css"),
      },
    },
  },
})
