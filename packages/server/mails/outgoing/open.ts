import type { MailRules } from "../../notifications/index.ts"
import type { Db } from "../../platform/db/connect.ts"
import { inTransaction } from "../../platform/db/transaction.ts"
import type { StoredEvent } from "../../platform/events/event.ts"
import type { Recipient, Queued } from "../../notifications/index.ts"
import { makeSeal } from "../../platform/seal.ts"
import { makeDkim } from "./dkim/dkim.ts"
import { type DomainDeps, mailDomains } from "./dkim/domains.ts"
import { mailCustomers, type OutgoingRules } from "./on-events.ts"
import { domainOf } from "./outgoing.ts"
import { tellOf } from "./returned/bounced.ts"
import { addTrouble } from "./returned/store.ts"
import { mailboxDomains } from "./dkim/store.ts"
import { makeThreading } from "./threading.ts"

export type OutgoingSetup = Pick<OutgoingRules, "askMissing"> &
  Pick<DomainDeps, "smtpHost" | "resolveTxt" | "resolveMx" | "receiver"> & {
    db: Db
    secret: string
    mailRules: MailRules
    undoMs: number
    /** The installation's own address. */
    from: string
    announce: () => void
  }

type Failed = { mail: Queued; to: Recipient; status: string | null; why: string }

/** RFC 3463 §3.2: what is wrong is the address. */
const NO_SUCH_ADDRESS = "5.1."

/** Mails about conversations on their way out. */
export function openOutgoing(o: OutgoingSetup) {
  const { db, secret } = o
  const { askMissing } = o
  const rules: OutgoingRules = {
    ...o.mailRules,
    secret,
    undoMs: o.undoMs,
    ...(askMissing && { askMissing }),
  }
  const dkim = makeDkim({ db, seal: makeSeal(secret, "dkim") })
  const own = domainOf(o.from)
  return {
    rules,
    /** Asks for the mails that events bring. */
    listen: (events: StoredEvent[], tx: Db) => mailCustomers(events, tx, rules),
    threadOf: makeThreading({ db, secret }),
    keyOf: dkim.keyOf,
    domains: (now: Date) =>
      mailDomains(
        { ...o, dkim, domains: async () => [...new Set([own, ...(await mailboxDomains(db))])] },
        now,
      ),
    /** Whoever waits for an answer has to be told; an address that the far side doesn't know gets nothing by itself any more. */
    async failedFor({ mail, to, status, why }: Failed): Promise<void> {
      const at = new Date()
      const { id: mailId, conversationId, aboutMessage } = mail
      await inTransaction(db, async (tx) => {
        if (status?.startsWith(NO_SUCH_ADDRESS))
          await addTrouble(tx, { address: to.address, kind: "bounced", status, why, mailId, at })
        await tellOf(tx, { mailId, conversationId, aboutMessage }, { kind: "failed", status, now: at })
      })
      o.announce()
    },
  }
}
