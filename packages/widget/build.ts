import { rm } from "node:fs/promises"
import { join } from "node:path"
import { build } from "vite"
import { checkBudget } from "./budget.ts"

const here = import.meta.dirname

/*
 * node packages/widget/build.ts: dist/loader.js (a name that stays), dist/assets (immutable), dist/manifest.json (how the
 * panel is called) and dist/view.html; then the byte budget, which fails the build when overrun.
 */
await rm(join(here, "dist"), { recursive: true, force: true })
for (const settings of ["vite.config.ts", "vite.loader.config.ts"])
  await build({ configFile: join(here, settings), logLevel: "warn" })
process.exitCode = (await checkBudget()) ? 0 : 1
