import { buildStaleAssets } from "./assets/build-stale.ts"
import { run } from "./product/run.ts"

/* npm run up, after the installation: builds what changed, starts everything and stays in the foreground. */
await run({ prepare: buildStaleAssets })
