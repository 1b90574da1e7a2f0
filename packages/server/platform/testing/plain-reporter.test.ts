import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"

const reporter = join(import.meta.dirname, "plain-reporter.ts")
const vitest = join(import.meta.dirname, "../../../../node_modules/vitest/vitest.mjs")

/** What the file of tests holds, and how the run has to close. */
test.each([
  ["all is well", 'test("a", () => {}); test("b", () => {})', "2 passed, 0 failed", 0],
  ["one test fails", 'test("a", () => {}); test("b", () => { throw Error() })', "1 passed, 1 failed", 1],
  ["the file can't be loaded", 'throw Error("broken")', "0 passed, 1 failed", 1],
  ["a hook breaks", 'afterAll(() => { throw Error() }); test("a", () => {})', "1 passed, 1 failed", 1],
  [
    "something breaks behind the tests",
    'test("a", () => { void Promise.reject(Error()) })',
    "1 passed, 1 failed",
    1,
  ],
  ["all is left out", 'test.skip("a", () => {})', "0 passed, 0 failed", 1],
])("%s", (_case, text, closing, status) => {
  const run = runTests({ "some.test.ts": text })
  expect(run.stdout.trimEnd().split("\n").at(-1)).toBe(closing)
  expect(run.status).toBe(status)
})

test("a run that finds no test is no success", () => {
  expect(runTests({}).status).toBe(1)
})

function runTests(files: Record<string, string>): { stdout: string; status: number | null } {
  const folder = mkdtempSync(join(tmpdir(), "veridesk-reporter-"))
  try {
    const config = `import { PlainReporter } from ${JSON.stringify(reporter)}
      export default { test: { globals: true, reporters: ["default", new PlainReporter()] } }`
    for (const [name, text] of Object.entries({ ...files, "vitest.config.mts": config })) {
      writeFileSync(join(folder, name), text)
    }
    return spawnSync(process.execPath, [vitest, "run", "--root", folder], { cwd: folder, encoding: "utf8" })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
