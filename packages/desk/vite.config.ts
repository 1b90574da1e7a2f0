import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"
import { budget } from "./bundle/budget.ts"
import { otherLanguages } from "./bundle/other-languages.ts"
import { sprite } from "./bundle/sprite.ts"
import { words } from "./bundle/words.ts"

const base = "/desk/"

export default defineConfig({
  root: import.meta.dirname,
  base,
  plugins: [react(), words(), otherLanguages(), sprite(base), budget()],
  css: { modules: { localsConvention: "dashes" } },
  build: {
    target: "es2023",
    manifest: true,
    // The strict CSP of the desk allows images from our own address only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
})
