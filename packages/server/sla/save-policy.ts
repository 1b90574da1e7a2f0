import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { type Policy, policy as policyShape, type SavePolicy } from "@veridesk/contract/sla.ts"
import type { Context } from "../platform/context.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { mayEditClocks } from "./access.ts"
import { insertPolicy, newestVersion, policyAt } from "./store.ts"

type Saving = { requestId: string; basedOn: number; note: string; policy: Policy; asked: unknown }

/**
 * Keeps a new version of all rules. It holds for what is promised from then on; what has been promised stays.
 * @throws Refusal `changed-meanwhile` 409 with the newest version where somebody else saved one meanwhile
 */
export async function saveClockPolicy(ctx: Context<StaffActor>, s: SavePolicy): Promise<number> {
  return save(ctx, { ...s, asked: s })
}

/** Makes an earlier version the newest again; its number is in the note. @throws Refusal `not-found` */
export async function restoreClockPolicy(
  ctx: Context<StaffActor>,
  r: { requestId: string; basedOn: number; version: number },
): Promise<number> {
  const stored = policyShape.safeParse(await policyAt(ctx.db, r.version))
  if (!stored.success) throw new Refusal("not-found", 404)
  const { requestId, basedOn } = r
  return save(ctx, { requestId, basedOn, note: `↺ ${r.version}`, policy: stored.data, asked: r })
}

async function save(ctx: Context<StaffActor>, s: Saving): Promise<number> {
  mayEditClocks(ctx.actor)
  return inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: s.requestId, input: s.asked }, async () => {
      const newest = await newestVersion(tx)
      const version = s.basedOn + 1
      const row = { version, document: s.policy, note: s.note, madeBy: ctx.actor.id, now: ctx.now }
      if (newest !== s.basedOn || !(await insertPolicy(tx, row)))
        throw new Refusal("changed-meanwhile", 409, { detail: { version: newest } })
      return version
    }),
  )
}
