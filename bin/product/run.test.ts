import { spawnSync } from "node:child_process"
import { expect, test } from "vitest"
import { repository } from "../steps/command.ts"

test.each([
  ["a wrong setting", { PORT: "eighty" }, [], 1, "PORT should be a whole number"],
  ["two wrong settings, both named", { PORT: "-1", LOG_LEVEL: "loud" }, [], 1, "LOG_LEVEL should be"],
  ["a word nobody knows", {}, ["--dmeo"], 2, "--dmeo"],
  ["a word too many", {}, ["demo"], 2, "demo"],
])(
  "%s is said before anything starts",
  (_case, settings, words, status, sentence) => {
    const run = start(settings, words)
    expect(run.stderr).toContain(sentence)
    expect(run.status).toBe(status)
  },
  60_000,
)

test("help is no fault", () => {
  const run = start({}, ["--help"])
  expect(run.stdout).toContain("--demo")
  expect(run.status).toBe(0)
}, 60_000)

function start(settings: Record<string, string>, words: string[]) {
  return spawnSync(process.execPath, ["bin/start.ts", ...words], {
    cwd: repository,
    env: { PATH: process.env["PATH"], ...settings },
    encoding: "utf8",
    timeout: 60_000,
  })
}
