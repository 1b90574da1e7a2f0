import type { OutboxState } from "@veridesk/contract/mail/outbox.ts"
import type { Tone } from "../frame/chip.tsx"

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
