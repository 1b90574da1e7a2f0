import type { MailFate } from "@veridesk/contract/mail/fate.ts"
import type { MailEnd } from "@veridesk/contract/mail/find.ts"
import type { OutboxState } from "@veridesk/contract/mail/outbox.ts"
import type { Tone } from "../frame/chip.tsx"
import { states, tones } from "../outbox/states.ts"
import type { Say } from "../words/words.ts"

/** Where mails that came in can be. */
export const fates: readonly MailFate[] = ["conversation", "quarantine", "rejected", "stored"]
export { states }

const fateTones: Record<MailFate, Tone> = {
  conversation: "plain",
  quarantine: "warn",
  rejected: "plain",
  stored: "info",
}

export function endOf(words: Say, end: MailEnd): { text: string; tone: Tone } {
  return isState(end)
    ? { text: words(`outbox.state.${end}`), tone: tones[end] }
    : { text: words(`archive.fate.${end}`), tone: fateTones[end] }
}

function isState(end: MailEnd): end is OutboxState {
  return states.some((state) => state === end)
}
