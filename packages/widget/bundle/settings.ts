import { join } from "node:path"
import type { UserConfig } from "vite"
import { tokens } from "./tokens.ts"
import { words } from "./words.ts"

/** What every build of the widget has in common. The browsers are those of three years, as for the portal. */
export const shared = {
  root: join(import.meta.dirname, ".."),
  base: "./",
  publicDir: false,
  plugins: [tokens(), words()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  css: {
    transformer: "lightningcss",
    lightningcss: { targets: { chrome: 108 << 16, safari: (16 << 16) | (4 << 8), firefox: 121 << 16 } },
  },
} satisfies UserConfig

export const targets = ["chrome108", "safari16.4", "firefox121"]
