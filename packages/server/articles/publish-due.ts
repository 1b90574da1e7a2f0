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
    const ids = await dueArticles(o.db, now)
    for (const id of ids) await inTransaction(o.db, (tx) => publishIn(o, tx, { id, now }))
    if (ids.length > 0) await o.turn()
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
