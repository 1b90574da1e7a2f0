import { plainLine } from "../packages/server/platform/testing/plain-reporter.ts"
import { checks } from "./check/list.ts"
import { runSteps } from "./steps/step.ts"

/*
 * npm run check: everything that can be said about the sources without running the product.
 * Words after the command choose steps by name: `npm run check -- types format`.
 */
const chosen = process.argv.slice(2)
const steps = checks().filter(({ name }) => chosen.length === 0 || chosen.some((word) => name.includes(word)))
const tally = await runSteps({ steps, atOnce: 2 })
console.log(plainLine(tally))
process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0
