import { join } from "node:path"
import { defineConfig } from "vite"
import { ascii } from "./bundle/ascii.ts"
import { shared, targets } from "./bundle/settings.ts"

/** The one script of the page: a classic one, so that it knows its own address, under a name that stays. */
export default defineConfig({
  ...shared,
  plugins: [...shared.plugins, ascii()],
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: targets,
    cssMinify: "lightningcss",
    modulePreload: false,
    rolldownOptions: {
      input: join(import.meta.dirname, "loader/loader.ts"),
      output: { format: "iife", entryFileNames: "loader.js" },
    },
  },
})
