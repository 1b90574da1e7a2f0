import type { SaveBrand } from "@veridesk/contract/brands.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { storeBrand } from "./store.ts"

/**
 * Adds a brand, or keeps what an administrator changed of one.
 * @throws Refusal `forbidden` 403 · `brand-host-taken` 422 where a host is another brand's
 */
export async function saveBrand(ctx: Context<StaffActor>, { requestId, key, brand }: SaveBrand) {
  if (ctx.actor.role !== "administrator") throw new Refusal("forbidden", 403)
  return inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: requestId, input: { key, brand } }, async () => {
      const kept = await storeBrand(tx, { brand: { ...brand, key }, by: ctx.actor.id, at: ctx.now })
      if (!kept) throw new Refusal("brand-host-taken", 422)
      return { key }
    }),
  )
}
