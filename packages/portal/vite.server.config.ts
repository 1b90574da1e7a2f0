import { defineConfig } from "vite"

/** The server's build: pages and mails in one file that needs nothing beside it. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  ssr: { noExternal: true },
  build: {
    outDir: "dist/server",
    target: "node22",
    ssr: "pages.tsx",
    rolldownOptions: { output: { entryFileNames: "pages.js" } },
  },
})
