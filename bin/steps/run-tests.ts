import { spawn } from "node:child_process"
import { repository } from "./command.ts"
import type { StepTally } from "./step.ts"

/**
 * Runs the tests of the named projects of vitest.config.ts and shows what they say as they say it.
 * @returns what their closing line says; one failure when they ended without one
 */
export function runTests(projects: string[]): Promise<StepTally> {
  const words = ["node_modules/vitest/vitest.mjs", "run", ...projects.map((name) => `--project=${name}`)]
  const child = spawn(process.execPath, words, { cwd: repository, stdio: ["ignore", "pipe", "inherit"] })
  let said = ""
  child.stdout.on("data", (chunk: Buffer) => {
    process.stdout.write(chunk)
    said += chunk.toString()
  })
  return new Promise((resolve) => {
    child.on("close", (code) => resolve(readTally(said, code)))
  })
}

function readTally(said: string, code: number | null): StepTally {
  const closing = [...said.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1)
  const tally = { passed: Number(closing?.[1] ?? 0), failed: Number(closing?.[2] ?? 1) }
  // A run that says that all is well and yet ends badly did not go well.
  if (code !== 0 && tally.failed === 0) tally.failed = 1
  return tally
}
