import { buildStaleAssets } from "./assets/build-stale.ts"
import { run } from "./product/run.ts"

/*
 * npm run up, after the installation: builds what changed, starts everything and stays in the foreground. Somebody
 * is watching, so only what went wrong is logged; LOG_LEVEL=info shows the rest. Mails come in at port 2525.
 */
await run({ prepare: buildStaleAssets, defaults: { LOG_LEVEL: "warn" }, mailPort: 2525 })
