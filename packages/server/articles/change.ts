import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { mayWrite } from "./article.ts"
import { reindex } from "./reindex.ts"
import type { Publishing } from "./search-document.ts"
import { type HeldArticle, holdArticle } from "./store.ts"

/**
 * One write to an article: once per request, by somebody who may, with its row held. `work` says whether what readers
 * see has changed: then the search is told in the same transaction, and pages are drawn anew after it.
 * @throws Refusal `forbidden` 403 for who may not write · `not-found` 404
 */
export async function changeArticle(
  o: Publishing,
  ctx: Context<StaffActor>,
  m: { requestId: string; id: string; input: object },
  work: (tx: Db, held: HeldArticle) => Promise<"shown" | "kept">,
): Promise<void> {
  refuseReaders(ctx.actor)
  const outcome = await inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: m.requestId, input: { id: m.id, ...m.input } }, async () => {
      const held = await holdArticle(tx, m.id)
      if (!held) throw notFound()
      const done = await work(tx, held)
      if (done === "shown") await reindex(o, tx, { id: m.id, slug: held.slug })
      return done
    }),
  )
  if (outcome === "shown") await o.turn()
}

/** @throws Refusal `forbidden` 403 */
export function refuseReaders(actor: StaffActor): void {
  if (actor.role === "auditor") throw new Refusal("read-only", 403)
  if (!mayWrite(actor)) throw new Refusal("forbidden", 403)
}
