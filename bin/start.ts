import { allBuilt } from "./assets/build-stale.ts"
import { run } from "./product/run.ts"

/* npm start: starts what is installed and built already, which is what a service manager wants. */
await run({ prepare: allBuilt, defaults: {} })
