import type { SecretFinding } from "@veridesk/contract/secrets/finding.ts"
import { suspectSecrets } from "@veridesk/contract/secrets/suspect.ts"
import { cells } from "../data/cell.ts"
import type { LocalDraft } from "../data/draft.ts"

/** Nobody waits longer than this for the judgement to be loaded: the server looks as well. */
const LONGEST_LOOK_MS = 3000

/** A text that was not sent because it seems to hold a secret, what is in it, and how it was to be sent. */
export interface Suspected {
  text: string
  findings: readonly SecretFinding[]
  then: "stay" | "resolve"
  anyway: boolean
}

/** By draft. It says something about its text only: see `stands`. */
export const suspected = cells<Suspected | null>(null)

/** Whether what was suspected is about the text as it stands now. */
export function stands(found: Suspected | null, draft: LocalDraft | null): found is Suspected {
  return found !== null && found.text === draft?.text
}

/** What in a text seems to be a secret; nothing where that can't be judged in time. */
export async function lookForSecrets(text: string): Promise<SecretFinding[]> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<SecretFinding[]>((resolve) => {
    timer = setTimeout(() => resolve([]), LONGEST_LOOK_MS)
  })
  return Promise.race([suspectSecrets(text), late]).finally(() => clearTimeout(timer))
}
