import type { SenderCheck } from "@veridesk/contract/mail/authenticity.ts"

/** A mail of the demo: its bytes, when it came, and what the checks of its sender would have said. */
export type ToldMail = {
  key: string
  bytes: Buffer
  to: string
  /** Envelope sender. */
  from: string
  check: SenderCheck
  at: Date
}

/** @returns the conversation in which it is; null where it waits or leads nowhere */
export type TellMail = (mail: ToldMail) => Promise<string | null>
