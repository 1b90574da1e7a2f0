import type { RuleSet } from "@veridesk/contract/assignment.ts"
import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { faultsOf, type House } from "./rule.ts"
import { insertVersion, ruleSetOf } from "./store.ts"

type Saving = { requestId: string; basedOn: number; set: RuleSet; note: string; activeFrom: Date | null }

/**
 * Saves the rules as the next version, in force at once or from a later moment.
 * @throws Refusal `rules-faulty` with the faults, `rules-changed-meanwhile` where somebody else has saved since
 */
export async function saveRules(
  { db, actor, now }: Context<StaffActor>,
  house: House,
  s: Saving,
): Promise<{ version: number }> {
  const faults = faultsOf(s.set, house)
  if (faults.length > 0) throw new Refusal("rules-faulty", 422, { detail: faults })
  const { requestId, activeFrom: from, ...rest } = s
  const input = { ...rest, activeFrom: from?.toISOString() ?? null }
  return inTransaction(db, (tx) =>
    once(tx, { actorId: actor.id, key: requestId, input }, async () => {
      const activeFrom = from !== null && from > now ? from : now
      const fresh = await insertVersion(tx, { ...s, authorId: actor.id, now, activeFrom })
      if (!fresh) throw new Refusal("rules-changed-meanwhile", 409)
      return { version: s.basedOn + 1 }
    }),
  )
}

/** Goes back to an earlier version, by a new one that is equal to it. @throws Refusal `not-found`, and those of saving */
export async function rollBack(
  ctx: Context<StaffActor>,
  house: House,
  o: { requestId: string; basedOn: number; to: number },
): Promise<{ version: number }> {
  const set = await ruleSetOf(ctx.db, o.to)
  if (!set) throw notFound()
  return saveRules(ctx, house, { ...o, set, note: `↩ ${o.to}`, activeFrom: null })
}
