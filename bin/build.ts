import { buildStaleAssets } from "./assets/build-stale.ts"

/* npm run build: the portal's pages and islands and the desk, as far as their sources changed. */
process.exitCode = (await buildStaleAssets()) ? 0 : 1
