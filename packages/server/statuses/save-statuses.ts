import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { SaveStatuses } from "@veridesk/contract/statuses.ts"
import type { Context } from "../platform/context.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { mustEditStatuses } from "./access.ts"
import { checkList } from "./label.ts"
import { keepStatuses, statusPageOf, takeVersion } from "./store.ts"

/**
 * Keeps the whole list of labels as the next version of it. Conversations keep the labels they have, retired ones too.
 * @throws Refusal `changed-meanwhile` 409 with the newest version where somebody else saved one meanwhile
 * @throws Refusal `status-list-wrong` 422 where a label is gone or has another category
 */
export async function saveStatuses(ctx: Context<StaffActor>, save: SaveStatuses): Promise<number> {
  mustEditStatuses(ctx.actor)
  return inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: save.requestId, input: save }, async () => {
      const { version, statuses } = await statusPageOf(tx)
      const taken =
        version === save.basedOn && (await takeVersion(tx, { save, by: ctx.actor.id, at: ctx.now }))
      if (!taken) throw new Refusal("changed-meanwhile", 409, { detail: { version } })
      checkList(statuses, save.statuses)
      await keepStatuses(tx, save.statuses, ctx.now)
      return save.basedOn + 1
    }),
  )
}
