import { createHash } from "node:crypto"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import { inTransaction } from "../../platform/db/transaction.ts"
import { markMailed, takeBatches } from "./store.ts"
import type { QueueNotices } from "./subscribe.ts"

/** Makes the task that puts what is due into the outbox: one mail for each reader, whatever has gathered for them. */
export function makeSendDigests(o: { db: Db; clock: Clock; queueMails: QueueNotices }) {
  return async function sendDigests(): Promise<void> {
    for (;;) {
      const sent = await inTransaction(o.db, async (tx) => {
        const now = o.clock()
        const batches = (await takeBatches(tx, now)).map((batch) => ({ ...batch, key: keyOf(batch) }))
        if (batches.length === 0) return 0
        await o.queueMails(
          tx,
          batches.map(({ subscriptionId, items, key, to, locale, customerId }) => ({
            kind: "announcement-digest",
            to,
            locale,
            dedupeKey: key,
            details: { subscriptionId, items },
            ...(customerId && { customerId }),
          })),
        )
        await markMailed(tx, batches, now)
        return batches.length
      })
      if (sent === 0) return
    }
  }
}

/** The same items for the same reader are the same mail. */
function keyOf(b: { subscriptionId: string; items: { id: string; version: number }[] }): string {
  const items = b.items.map(({ id, version }) => `${id}@${version}`).join(" ")
  return `digest:${b.subscriptionId}:${createHash("sha256").update(items).digest("hex").slice(0, 32)}`
}
