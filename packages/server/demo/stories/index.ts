import type { Story } from "../story.ts"
import { accounts } from "./accounts.ts"
import { archive } from "./archive.ts"
import { deposits } from "./deposits.ts"
import { longThread } from "./long-thread.ts"
import { questions } from "./questions.ts"
import { withdrawals } from "./withdrawals.ts"

/** The whole day: today's work and what came before it. The longest stands first, so that nobody waits for it at the end. */
export const stories: Story[] = [
  longThread,
  ...deposits,
  ...withdrawals,
  ...accounts,
  ...questions,
  ...archive,
]
