import type { Clock } from "../../../platform/clock.ts"
import type { Db } from "../../../platform/db/connect.ts"
import { inTransaction } from "../../../platform/db/transaction.ts"
import { requestMails } from "../../../notifications/index.ts"
import { bindToThreads } from "../bind.ts"
import type { OutgoingRules } from "../on-events.ts"
import { wayTo } from "../outgoing.ts"
import { makeClaimLink } from "../../../customers/index.ts"
import { type Missed, markMissedSent, missedAnswers } from "./store.ts"
import { reachOf } from "../store.ts"

/** How long somebody may be away from a conversation that goes on. */
const AWAY_MS = 5 * 60_000

export type MissedDeps = {
  db: Db
  clock: Clock
  rules: OutgoingRules
  /** Somebody has the conversation open, in this process. */
  isHere: (conversationId: string) => boolean
}

/**
 * The channel follows the customer: what staff said in a live conversation after they had gone, and what was never seen
 * of one that has ended, goes out as one mail with all of it, once. An answer to it comes back to the same conversation.
 */
export function makeMailMissed(d: MissedDeps) {
  return async (): Promise<void> => {
    const now = d.clock()
    const missed = await missedAnswers(d.db, { now, awaySince: new Date(now.getTime() - AWAY_MS) })
    for (const one of missed)
      if (one.over || !d.isHere(one.conversationId))
        await inTransaction(d.db, (tx) => send(tx, d.rules, { ...one, now }))
  }
}

async function send(tx: Db, rules: OutgoingRules, missed: Missed & { now: Date }): Promise<void> {
  const { conversationId, fromSeq, toSeq, now } = missed
  if (!(await markMissedSent(tx, { conversationId, toSeq, now }))) return
  const reach = (await reachOf(tx, [conversationId])).get(conversationId)
  const way = reach && wayTo(reach, true)
  if (!way) return
  const link =
    way.by === "claim" && (await makeClaimLink(tx, { conversationId, customerId: reach.customerId, now }))
  const queued = await requestMails(tx, rules, [
    {
      kind: "chat-missed",
      to: way.to,
      locale: reach.locale,
      dedupeKey: `missed:${conversationId}:${toSeq}`,
      customerId: reach.customerId,
      conversationId,
      mailboxId: reach.mailboxId,
      details: { seq: fromSeq, toSeq, by: way.by, ...(link && { ticketPath: link.path }) },
    },
  ])
  await bindToThreads(tx, { secret: rules.secret, now }, queued)
}
