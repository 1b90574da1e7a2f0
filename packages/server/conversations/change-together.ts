import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { appendFacts } from "./append.ts"
import type { Decision } from "./change.ts"
import { type Held, holdSeveral } from "./store.ts"

/** What is written to each of the conversations, and what the verb answers. */
export type Together<T> = { result: T; each: ({ held: Held } & Decision)[] }

/**
 * The frame of a verb of staff on several conversations at once (merge, split, link): all rows are held, in the order
 * of their ids, and what is written to them is one transaction. The rule gets them in the order in which they were named.
 * @throws Refusal `not-found` where one of them is not there, `read-only` for auditors
 */
export async function changeTogether<T>(
  ctx: Context<StaffActor>,
  o: { ids: string[]; requestId: string; input: unknown },
  decide: (held: Held[], tx: Db) => Promise<Together<T>>,
): Promise<T> {
  if (ctx.actor.role === "auditor") throw new Refusal("read-only", 403)
  const done = await inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: o.requestId, input: o.input }, async () => {
      const rows = new Map((await holdSeveral(tx, o.ids)).map((held) => [held.id, held]))
      const named = o.ids.map((id) => {
        const held = rows.get(id)
        if (!held) throw notFound()
        return held
      })
      const { result, each } = await decide(named, tx)
      for (const { held, facts, patch } of each)
        await appendFacts(tx, { held, actor: ctx.actor, now: ctx.now, facts, patch })
      return result
    }),
  )
  ctx.announce()
  return done
}
