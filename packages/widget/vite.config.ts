import { join } from "node:path"
import { defineConfig } from "vite"
import { manifest } from "./bundle/manifest.ts"
import { shared, targets } from "./bundle/settings.ts"

/** The panel, the parts that are fetched when they are wanted, and the page of the web view. */
export default defineConfig({
  ...shared,
  plugins: [...shared.plugins, manifest()],
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: targets,
    cssMinify: "lightningcss",
    // A preloaded module would need the page's nonce; import() has it by itself.
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      preserveEntrySignatures: "exports-only",
      input: {
        panel: join(import.meta.dirname, "panel/panel.tsx"),
        view: join(import.meta.dirname, "view/view.ts"),
      },
    },
  },
})
