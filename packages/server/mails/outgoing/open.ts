import type { MailRules } from "../../notifications/index.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { StoredEvent } from "../../platform/events/event.ts"
import type { Recipient, Queued } from "../../notifications/index.ts"
import { makeSeal } from "../../platform/seal.ts"
import { makeDkim } from "./dkim/dkim.ts"
import { type DomainDeps, mailDomains } from "./dkim/domains.ts"
import { mailCustomers, type OutgoingRules } from "./on-events.ts"
import { domainOf } from "./outgoing.ts"
import { addTrouble } from "./returned/store.ts"
import { mailboxDomains } from "./dkim/store.ts"
import { makeThreading } from "./threading.ts"

export type OutgoingSetup = Pick<OutgoingRules, "askMissing"> &
  Pick<DomainDeps, "smtpHost" | "resolveTxt"> & {
    db: Db
    secret: string
    mailRules: MailRules
    undoMs: number
    /** The installation's own address. */
    from: string
  }

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
    domains: () =>
      mailDomains({
        ...o,
        dkim,
        domains: async () => [...new Set([own, ...(await mailboxDomains(db))])],
      }),
    /** An address that the far side doesn't know gets nothing by itself any more. */
    refusedFor: (r: { mail: Queued; to: Recipient; status: string; why: string }) =>
      addTrouble(db, {
        address: r.to.address,
        kind: "bounced",
        status: r.status,
        why: r.why,
        mailId: r.mail.id,
        at: new Date(),
      }),
  }
}
