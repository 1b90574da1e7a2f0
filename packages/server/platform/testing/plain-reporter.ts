import type { Reporter, TestModule } from "vitest/node"

/** What one run of the tests came to. A file that could not be loaded counts as one failure. */
export type Tally = { passed: number; failed: number; skipped: number }

/**
 * Closes every run of the tests with the plain line `N passed, N failed`, which people and scripts read.
 *
 * A run in which nothing passed is a failure whatever its reason: an empty filter or a moved folder must not
 * look like success.
 */
export class PlainReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandledErrors: ReadonlyArray<unknown>): void {
    const tally = tallyOf(modules)
    tally.failed += unhandledErrors.length
    if (tally.skipped > 0) console.log(`${tally.skipped} skipped`)
    console.log(plainLine(tally))
    if (tally.passed === 0 || tally.failed > 0) process.exitCode = 1
  }
}

/** The closing line of a run, the same for tests, checks and the two together. */
export function plainLine({ passed, failed }: { passed: number; failed: number }): string {
  return `${passed} passed, ${failed} failed`
}

function tallyOf(modules: ReadonlyArray<TestModule>): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 }
  for (const module of modules) {
    let failedHere = 0
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === "passed") tally.passed += 1
      else if (state === "skipped") tally.skipped += 1
      else failedHere += 1
    }
    // A file whose import, suite or hook broke has errors without having one failed test.
    if (failedHere === 0 && !module.ok()) failedHere = 1
    tally.failed += failedHere
  }
  return tally
}
