import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { mayApprove } from "./macro.ts"
import { heldFor } from "./save-macro.ts"
import { publishVersion } from "./store.ts"

/**
 * A second person publishes a text of compliance. Only the newest version can be approved, since an older one has been
 * overtaken by what its author wrote after it.
 * @throws Refusal `own-macro` 403 for its author · `changed-meanwhile` 409 where it is not the newest or waits no more
 */
export async function approveMacro(
  ctx: Context<StaffActor>,
  m: { requestId: string; key: string; version: number },
): Promise<string> {
  const { requestId, ...input } = m
  return inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: requestId, input }, async () => {
      const { held, newest } = await heldFor(ctx, tx, m.key)
      if (held.latest !== m.version || newest.publishedAt)
        throw new Refusal("changed-meanwhile", 409, { detail: { version: held.latest } })
      if (!mayApprove(ctx.actor, newest)) throw new Refusal("own-macro", 403)
      await publishVersion(tx, { ...input, approvedBy: ctx.actor.id, now: ctx.now })
      return m.key
    }),
  )
}
