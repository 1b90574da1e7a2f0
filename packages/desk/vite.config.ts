import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"
import { sprite } from "./bundle/sprite.ts"
import { words } from "./bundle/words.ts"

const base = "/desk/"

export default defineConfig({
  root: import.meta.dirname,
  base,
  plugins: [react(), words(), sprite(base)],
  css: { modules: { localsConvention: "dashes" } },
  build: {
    target: "es2023",
    manifest: true,
    // The strict CSP of the desk allows images from our own address only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
  },
})
