/** What a step came to. `note` is said on its line when it passed; `output` is shown only when it failed. */
export type Outcome = { ok: boolean; output: string; note?: string }

/** One named thing that is looked at or built, such as "format" or "types of the desk". */
export type Step = { name: string; run: () => Promise<Outcome> }

/** How many steps went well and how many did not. */
export type StepTally = { passed: number; failed: number }

/**
 * Runs the steps, `atOnce` of them side by side, and prints one line for each as it ends; the output of a step
 * is printed only when it failed, whole and together. A step that throws has failed with what it threw.
 */
export async function runSteps({ steps, atOnce }: { steps: Step[]; atOnce: number }): Promise<StepTally> {
  const tally: StepTally = { passed: 0, failed: 0 }
  const waiting = [...steps]
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const startedAt = performance.now()
      const outcome = await outcomeOf(step)
      printStep(step.name, outcome, performance.now() - startedAt)
      if (outcome.ok) tally.passed += 1
      else tally.failed += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return tally
}

async function outcomeOf(step: Step): Promise<Outcome> {
  try {
    return await step.run()
  } catch (error) {
    return { ok: false, output: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

function printStep(name: string, outcome: Outcome, milliseconds: number): void {
  const verdict = outcome.ok ? "ok" : "FAILED"
  const note = outcome.ok && outcome.note ? `  ${outcome.note}` : ""
  console.log(`${name.padEnd(24)} ${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${verdict}${note}`)
  if (!outcome.ok && outcome.output.trim()) console.log(indented(outcome.output))
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n")
}
