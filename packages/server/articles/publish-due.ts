import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { reindex } from "./reindex.ts"
import type { Publishing } from "./search-document.ts"
import { dueArticles, holdArticle, publishVersion, textsOf } from "./store.ts"

/** The job of every minute: puts out what was planned for until now, each in the name of who planned it. */
export function makePublishDue(o: Publishing & { db: Db; clock: Clock }): () => Promise<void> {
  return async () => {
    const now = o.clock()
    const failed: unknown[] = []
    const ids = await dueArticles(o.db, now)
    // One that can't go out holds up none of the others; the queue says so and tries it again.
    for (const id of ids)
      await inTransaction(o.db, (tx) => publishIn(o, tx, { id, now })).catch((error) => failed.push(error))
    if (ids.length > failed.length) await o.turn()
    if (failed.length > 0) throw failed[0]
  }
}

/** Looked at again once the row is held: another process may have been faster, or somebody took the plan back. */
async function publishIn(o: Publishing, tx: Db, { id, now }: { id: string; now: Date }): Promise<void> {
  const held = await holdArticle(tx, id)
  if (!held) return
  for (const { locale, scheduled, scheduledAt, scheduledBy } of await textsOf(tx, id))
    if (scheduled !== null && scheduledAt !== null && scheduledAt <= now)
      await publishVersion(tx, { id, locale, version: scheduled, by: scheduledBy, now })
  await reindex(o, tx, { id, slug: held.slug })
}
