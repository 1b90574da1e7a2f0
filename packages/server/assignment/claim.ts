import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { type Appended, afterAssigned, changeWithin } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { holdNext } from "./store.ts"

/**
 * Takes the most urgent conversation of one's teams that nobody has: by priority, then the clock, then age. However
 * many do so at once, each gets another one. @throws Refusal `read-only` for auditors
 */
export async function claim(ctx: Context<StaffActor>, requestId: string): Promise<Appended | null> {
  const { actor, now } = ctx
  if (actor.role === "auditor") throw new Refusal("read-only", 403)
  const done = await inTransaction(ctx.db, (tx) =>
    once<{ taken: Appended | null }>(tx, { actorId: actor.id, key: requestId, input: "claim" }, async () => {
      const id = await holdNext(tx, actor.teamIds)
      if (id === null) return { taken: null }
      const taken = await changeWithin(tx, { ...ctx, key: { id } }, (held) => ({
        facts: [{ kind: "conversation.assigned", payload: { was: null, is: actor.id, by: "claim" } }],
        patch: afterAssigned(held, actor.id, now),
      }))
      return { taken }
    }),
  )
  if (done.taken) ctx.announce()
  return done.taken
}
