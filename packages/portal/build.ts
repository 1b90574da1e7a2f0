import { rm } from "node:fs/promises"
import { join } from "node:path"
import { build } from "vite"
import { checkBudget } from "./budget.ts"

const here = import.meta.dirname

/*
 * node packages/portal/build.ts: dist/client (served under /assets/, immutable), dist/client/assets.json (what
 * the files are called) and dist/server/pages.js; then the byte budget, which fails the build when overrun.
 */
await rm(join(here, "dist"), { recursive: true, force: true })
for (const settings of ["vite.config.ts", "vite.server.config.ts"])
  await build({ configFile: join(here, settings), logLevel: "warn" })
process.exitCode = (await checkBudget()) ? 0 : 1
