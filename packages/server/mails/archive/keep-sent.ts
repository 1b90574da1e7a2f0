import { createHash } from "node:crypto"
import type { Queued, Recipient } from "../../notifications/index.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import { asBytes } from "../../platform/mail/as-bytes.ts"
import type { OutgoingMail } from "../../platform/mail/outgoing-mail.ts"
import type { Seal } from "../../platform/seal.ts"
import { insertSentCopy } from "./store.ts"

type KeepSentDeps = { db: Db; clock: Clock; seal: Seal; from: string }

/** What stands where the customer's code stood: it is theirs and the exchange's, and never kept. */
const HIDDEN = "••••"

type SentMail = {
  mail: Queued
  to: Recipient
  outgoing: OutgoingMail
  /** The customer's anti-phishing code, where it stands in it. */
  code: string | null
}

/**
 * Keeps what went out about a conversation, sealed, as it went but for its signature and the customer's anti-phishing
 * code.
 */
export function makeKeepSent(d: KeepSentDeps) {
  return async ({ mail, to, outgoing, code }: SentMail): Promise<void> => {
    if (!mail.conversationId) return
    const hide = (text: string) => (code ? text.replaceAll(code, HIDDEN) : text)
    const kept = { ...outgoing, text: hide(outgoing.text), html: hide(outgoing.html) }
    const bytes = await asBytes(kept, d.from)
    await insertSentCopy(d.db, {
      mailId: mail.id,
      place: to.place,
      sha256: createHash("sha256").update(bytes).digest(),
      size: bytes.length,
      sealed: d.seal.close(bytes, aboutCopy({ mailId: mail.id, place: to.place })),
      sentAt: d.clock(),
    })
  }
}

export function aboutCopy({ mailId, place }: { mailId: string; place: number }): string {
  return `${mailId}/${place}`
}
