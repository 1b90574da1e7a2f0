import type { OutboxRow, OutboxState } from "@veridesk/contract/mail/outbox.ts"
import type { Tone } from "../frame/chip.tsx"
import type { Say, WordKey } from "../words/words.ts"

/** What is shown of a mail's state: one that waits since nobody took it yet is put off, and asks to be seen. */
export function shownState({ state, attempts }: Pick<OutboxRow, "state" | "attempts">): {
  word: WordKey
  tone: Tone
} {
  const isPutOff = state === "queued" && attempts > 0
  return isPutOff
    ? { word: "outbox.state.put-off", tone: "warn" }
    : { word: `outbox.state.${state}`, tone: tones[state] }
}

/** What our own server notes where no far side said anything. */
const OWN: Record<string, WordKey> = {
  "no key to encrypt it with": "outbox.why.no-key",
  "nothing to say": "outbox.why.nothing",
  "it could not be written": "outbox.why.not-written",
}

/** Why it went as it went: in our reader's words where they are ours, else as the far side said it. */
export function whyText(why: string, words: Say): string {
  const own = OWN[why]
  return own ? words(own) : words("outbox.said", { why })
}

export const states: readonly OutboxState[] = [
  "failed",
  "bounced",
  "queued",
  "sending",
  "accepted",
  "delivered",
  "suppressed",
  "withdrawn",
]

export const tones: Record<OutboxState, Tone> = {
  queued: "info",
  sending: "info",
  accepted: "plain",
  delivered: "ok",
  bounced: "risk",
  failed: "risk",
  suppressed: "warn",
  withdrawn: "plain",
}
