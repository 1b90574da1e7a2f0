import * as z from "zod"
import { beginAttempt, keepMail, type Queued, settle } from "../notifications/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { MOST_ATTEMPTS } from "../platform/jobs/store.ts"
import type { Mailer, OutgoingMail } from "../platform/mail/mailer.ts"
import type { Metrics } from "../platform/metrics.ts"

const job = z.object({ mailId: z.uuid() })

/**
 * The one door out. Makes the task that sends a queued mail: taken, written, handed to the mail server, settled.
 * A mail that the far side accepted is never sent again; one whose fate is unknown goes again under the same
 * Message-ID; one refused for good, or not taken in all its tries, is `failed` and can be seen.
 * Without a mail server it is kept for /dev/mail, exactly once.
 * @throws Error where it should be tried again later; the queue does that
 */
export function makeDeliver(o: {
  db: Db
  mailer: Mailer | null
  metrics: Metrics
  compose: (mail: Queued) => Promise<Omit<OutgoingMail, "messageId" | "to"> | null>
}) {
  return async function deliver(payload: unknown): Promise<void> {
    const mail = await beginAttempt(o.db, job.parse(payload).mailId)
    if (!mail) return
    try {
      await attempt(mail)
    } catch (error) {
      const why = error instanceof NotNow ? error.message : "it could not be written"
      if (mail.attempts >= MOST_ATTEMPTS) return settled(mail.id, "failed", why)
      await settle(o.db, mail.id, { state: "queued", why })
      o.metrics.mails.inc({ state: "later" })
      throw error
    }
  }

  async function attempt(mail: Queued): Promise<void> {
    const parts = await o.compose(mail)
    // What it was about is gone (erased, withdrawn): there is nothing left to say.
    if (!parts) return settled(mail.id, "failed", "nothing to say")
    const outgoing: OutgoingMail = { ...parts, to: mail.recipient, messageId: mail.messageId }
    if (!o.mailer) {
      await inTransaction(o.db, (tx) => keepMail(tx, mail.id, outgoing))
      o.metrics.mails.inc({ state: "kept" })
      return
    }
    const outcome = await o.mailer.send(outgoing)
    if (outcome.state === "later") throw new NotNow(outcome.why)
    if (outcome.state === "refused") return settled(mail.id, "failed", outcome.why)
    await settled(mail.id, "accepted", null)
  }

  async function settled(id: string, state: "accepted" | "failed", why: string | null): Promise<void> {
    await settle(o.db, id, { state, why })
    o.metrics.mails.inc({ state })
  }
}

/** The mail server could not take a mail; the message says what it answered. */
class NotNow extends Error {}
