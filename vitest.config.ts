import { defineConfig } from "vitest/config"
import { LongestFirst } from "./packages/server/platform/testing/longest-first.ts"
import { PlainReporter } from "./packages/server/platform/testing/plain-reporter.ts"

/*
 * Three projects, so that a rule of the contract can be tested without starting a database, and whole journeys
 * run at the end, two at a time: most of their time is a browser's waiting.
 */
/** Only for what hangs for good: a machine with other things to do may take long, and that is no failure. */
const shared = {
  environment: "node",
  testTimeout: 120_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 60_000 } },
} as const

export default defineConfig({
  test: {
    reporters: ["default", new PlainReporter()],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: "parts",
          include: ["bin/**/*.test.ts", "packages/{contract,ui,portal,desk,widget}/**/*.test.{ts,tsx}"],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: "server",
          include: ["packages/{server,mock-exchange}/**/*.test.ts"],
          globalSetup: ["packages/server/platform/testing/global-setup.ts"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          name: "journeys",
          include: ["e2e/**/*.test.ts"],
          globalSetup: ["e2e/product/global-setup.ts"],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
