import * as z from "zod"
import { beginAttempt, keepMail, type Queued, settle } from "../notifications/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import type { Mailer, OutgoingMail } from "../platform/mail/mailer.ts"
import type { Metrics } from "../platform/metrics.ts"

const job = z.object({ mailId: z.uuid() })

/**
 * The one door out. Makes the task that sends a queued mail: taken, written, handed to the mail server, settled.
 * A mail that the far side accepted is never sent again; one whose fate is unknown goes again under the same
 * Message-ID; one refused for good is `failed` and can be seen.
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
    const { mailId } = job.parse(payload)
    const mail = await beginAttempt(o.db, mailId)
    if (!mail) return
    const parts = await o.compose(mail)
    // What it was about is gone (erased, withdrawn): there is nothing left to say.
    if (!parts) return settled(mailId, "failed", "nothing to say")
    const outgoing: OutgoingMail = { ...parts, to: mail.recipient, messageId: mail.messageId }
    if (!o.mailer) {
      await inTransaction(o.db, (tx) => keepMail(tx, mailId, outgoing))
      o.metrics.mails.inc({ state: "kept" })
      return
    }
    const outcome = await o.mailer.send(outgoing)
    if (outcome.state === "accepted") return settled(mailId, "accepted", null)
    if (outcome.state === "refused") return settled(mailId, "failed", outcome.why)
    await settle(o.db, mailId, { state: "queued", why: outcome.why })
    o.metrics.mails.inc({ state: "later" })
    throw new Error(`the mail server could not take a mail: ${outcome.why}`)
  }

  async function settled(id: string, state: "accepted" | "failed", why: string | null): Promise<void> {
    await settle(o.db, id, { state, why })
    o.metrics.mails.inc({ state })
  }
}
