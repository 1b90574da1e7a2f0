import { BaseSequencer, type TestSpecification } from "vitest/node"

/** What takes a minute or more, the longest first. */
const LONGEST = [
  "e2e/first-case.test.ts",
  "e2e/portal/looks.test.ts",
  "e2e/every-type.test.ts",
  "e2e/killed.test.ts",
  "e2e/help/pages.test.ts",
]

/**
 * Begins with the longest files: one of three minutes that comes last has a worker stand idle for as long. Where they
 * have been run before, their durations are known; on a fresh machine nothing is, and these are.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => groupOf(a) - groupOf(b) || rankOf(a.moduleId) - rankOf(b.moduleId))
  }
}

/** Rules first, journeys last, as vitest.config.ts says. */
function groupOf({ project }: TestSpecification): number {
  return project.config.sequence.groupOrder
}

function rankOf(path: string): number {
  const rank = LONGEST.findIndex((name) => path.endsWith(name))
  return rank < 0 ? LONGEST.length : rank
}
