import { plainLine } from "../packages/server/platform/testing/plain-reporter.ts"
import { buildFace, isStale } from "./assets/build-face.ts"
import { type Face, faces } from "./assets/faces.ts"
import { ensureChromium } from "./browser/ensure-chromium.ts"
import { checks } from "./check/list.ts"
import { ensureDovecot } from "./mail/ensure-dovecot.ts"
import { runTests } from "./steps/run-tests.ts"
import { type Outcome, runSteps, type Step, type StepTally } from "./steps/step.ts"

/*
 * npm run verify, after the installation: everything that has to hold before a change goes in. Every step counts
 * as one, every test as one; the last line says how many passed and how many failed.
 */
const withBrowser = process.env["VERIDESK_SKIP_BROWSER"] !== "1"
const browser: Step[] = withBrowser ? [{ name: "browser", run: ensureChromium }] : []
// Without it the tests that fetch mails are passed over, and that is said; it fails nothing.
const dovecot = await ensureDovecot()
const tallies = [await runSteps({ steps: [...checks(), ...faces().map(buildStep)], atOnce: 2 })]
const browserTally = await runSteps({ steps: browser, atOnce: 1 })
const journeys = withBrowser && browserTally.failed === 0
tallies.push(browserTally, await runTests(["parts", "server", ...(journeys ? ["journeys"] : [])]))

if (!journeys) {
  const reason = withBrowser ? "there is no Chromium" : "VERIDESK_SKIP_BROWSER=1"
  console.log(`\nNOT RUN: the browser journeys of e2e/ (${reason}).`)
}
if (!dovecot.ok) console.log(`\nNOT RUN: fetching mails from a real server. ${dovecot.output}`)
const total = tallies.reduce(sum)
console.log(`\n${plainLine(total)}`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

function buildStep(face: Face): Step {
  const run = async (): Promise<Outcome> => {
    if (await isStale(face)) return buildFace(face)
    return { ok: true, output: "", note: "unchanged" }
  }
  return { name: `build the ${face.name}`, run }
}

function sum(a: StepTally, b: StepTally): StepTally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed }
}
