import type { Db } from "../platform/db/connect.ts"
import { shippedMacros } from "./shipped.ts"
import { keepShipped } from "./store.ts"

export { macrosOf } from "./macros-of.ts"
export { type FillDeps, filledInFor } from "./offer.ts"
export { macroUses } from "./on-events.ts"
export { formsIn } from "./forms-in.ts"
export { macroRoutes } from "./routes.ts"

/** Adds the macros that come with the product; those that people have edited stay as they are. */
export async function keepMacros(db: Db, now: Date): Promise<void> {
  await keepShipped(db, shippedMacros(), now)
}
