import * as z from "zod"
import {
  beginAttempt,
  keepMail,
  type Queued,
  type Recipient,
  settle,
  settleRecipient,
} from "../notifications/index.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { MOST_ATTEMPTS } from "../platform/jobs/store.ts"
import type { Mailer } from "../platform/mail/mailer.ts"
import type { DkimKey, OutgoingMail } from "../platform/mail/outgoing-mail.ts"
import type { Metrics } from "../platform/metrics.ts"

const job = z.object({ mailId: z.uuid() })

export type DeliverDeps = {
  db: Db
  mailer: Mailer | null
  metrics: Metrics
  compose: (mail: Queued, to: Recipient) => Promise<Written | null>
  /** Signs and encrypts it (OpenPGP, S/MIME) where mailbox and reader have keys; null where this copy must not go as it is. */
  protect?: (mail: OutgoingMail, queued: Queued) => Promise<OutgoingMail | null>
  /** With what the domain of a sender signs (RFC 6376). */
  keyOf?: (domain: string) => Promise<DkimKey | null>
  /** Told of whom a mail won't reach: it was refused for good, may not go as it is, or nobody took it in all its tries. */
  failedFor?: (o: { mail: Queued; to: Recipient; status: string | null; why: string }) => Promise<void>
  /** Told of what went out, as it went. */
  sent?: (sent: { mail: Queued; to: Recipient; outgoing: OutgoingMail; code: string | null }) => Promise<void>
}

/** What is written for one recipient. `code`: the customer's anti-phishing code, where it stands in it. */
export type Written = Omit<OutgoingMail, "messageId" | "to"> & { code?: string | null }

/**
 * The one door out. Makes the task that sends a queued mail: taken, written for each recipient who hasn't got theirs,
 * handed to the mail server, settled. What the far side accepted is written down before anything else and never sent
 * again; one whose fate is unknown goes again under the same Message-ID; one refused for good, or not taken in all its
 * tries, is `failed` and can be seen. Without a mail server it is kept for /dev/mail, exactly once.
 * @throws Error where it should be tried again later; the queue does that
 */
export function makeDeliver(o: DeliverDeps) {
  return async function deliver(payload: unknown): Promise<void> {
    const mail = await beginAttempt(o.db, job.parse(payload).mailId)
    if (!mail) return
    try {
      await attempt(mail)
    } catch (error) {
      const why = error instanceof NotNow ? error.why : "it could not be written"
      const [first] = error instanceof NotNow ? error.late : mail.recipients
      if (mail.attempts >= MOST_ATTEMPTS) {
        await settled(mail.id, "failed", why)
        if (first) await o.failedFor?.({ mail, to: first, status: null, why })
        return
      }
      await settle(o.db, mail.id, { state: "queued", why })
      o.metrics.mails.inc({ state: "later" })
      throw error
    }
  }

  async function attempt(mail: Queued): Promise<void> {
    const fates: Fate[] = []
    for (const to of mail.recipients) fates.push(await sendTo(mail, to))
    const later = fates.find((fate) => fate.state === "later")
    const late = mail.recipients.filter((_, at) => fates[at]?.state === "later")
    if (later) throw new NotNow(later.code ?? "", { why: later.why ?? "", late })
    const refused = fates.find((fate) => fate.state === "failed")
    const reached = fates.some((fate) => fate.state === "accepted") || fates.length === 0
    await settled(mail.id, reached ? "accepted" : "failed", refused?.why ?? null)
  }

  async function sendTo(mail: Queued, to: Recipient): Promise<Fate> {
    const composed = await o.compose(mail, to)
    // What it was about is gone (erased, withdrawn): there is nothing left to say.
    if (!composed) return fate(mail, to, { state: "failed", why: "nothing to say" })
    const { code = null, ...parts } = composed
    const { recipient, messageId } = mail
    const written: OutgoingMail = { ...parts, to: recipient, messageId, date: new Date() }
    const outgoing = o.protect ? await o.protect(written, mail) : written
    if (!outgoing) {
      const why = "no key to encrypt it with"
      const done = await fate(mail, to, { state: "failed", why })
      await o.failedFor?.({ mail, to, status: null, why })
      return done
    }
    if (!o.mailer) {
      const id = to.place === 0 ? mail.id : newId()
      await inTransaction(o.db, (tx) => keepMail(tx, { id, mailId: mail.id, place: to.place }, outgoing))
      o.metrics.mails.inc({ state: "kept" })
      await o.sent?.({ mail, to, outgoing: written, code })
      return { state: "accepted", why: null }
    }
    const dkim = await o.keyOf?.(senderDomain(outgoing.from?.address ?? o.mailer.from))
    const outcome = await o.mailer.send({ ...outgoing, ...(dkim && { dkim }) })
    if (outcome.state === "accepted") {
      const done = await fate(mail, to, { state: "accepted", why: null })
      await o.sent?.({ mail, to, outgoing: written, code })
      return done
    }
    const why = outcome.said ?? outcome.why
    if (outcome.state === "later") return { state: "later", why, code: outcome.why }
    const { status } = outcome
    const done = await fate(mail, to, { state: "failed", why, status })
    await o.failedFor?.({ mail, to, status, why })
    return done
  }

  async function fate(mail: Queued, to: Recipient, f: Fate & { status?: string | null }): Promise<Fate> {
    const { state, why, status = null } = f
    if (state !== "later")
      await settleRecipient(o.db, { mailId: mail.id, place: to.place, state, status, why })
    return { state, why }
  }

  async function settled(id: string, state: "accepted" | "failed", why: string | null): Promise<void> {
    await settle(o.db, id, { state, why })
    o.metrics.mails.inc({ state })
  }
}

/** What became of one recipient's mail in one attempt. */
type Fate = {
  state: "accepted" | "failed" | "later"
  /** In the words of the far side, where it said any. */
  why: string | null
  code?: string
}

function senderDomain(from: string): string {
  const address = /<([^>]+)>/.exec(from)?.[1] ?? from
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase()
}

/** The mail server could not take a mail. The message is what logs may know of it. */
class NotNow extends Error {
  readonly why: string
  readonly late: Recipient[]

  constructor(code: string, o: { why: string; late: Recipient[] }) {
    super(code)
    this.why = o.why
    this.late = o.late
  }
}
