import type { Availability } from "@veridesk/contract/assignment.ts"
import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { handOut } from "./hand-out.ts"
import { putAway, putCapacity, workloadRows } from "./store.ts"

/** Says of oneself that one is here or away. Who comes back is given what waits for somebody like them. */
export async function setAvailability(
  ctx: Context<StaffActor>,
  state: Availability["state"],
): Promise<Availability> {
  const { actor, now } = ctx
  if (actor.role === "auditor") throw new Refusal("read-only", 403)
  await changeRoom(ctx, (tx) => putAway(tx, { staffId: actor.id, away: state === "away", now }))
  return availabilityOf(ctx)
}

/** How much somebody can carry at once; leads say so. @throws Refusal `not-found` */
export async function setCapacity(
  ctx: Context<StaffActor>,
  o: { staffId: string; capacity: number },
): Promise<void> {
  await changeRoom(ctx, async (tx) => {
    if (!(await putCapacity(tx, o.staffId, o.capacity))) throw notFound()
  })
}

export async function availabilityOf({ db, actor, now }: Context<StaffActor>): Promise<Availability> {
  const [mine] = await workloadRows(db, now, actor.id)
  if (!mine) return { state: "away", load: 0, capacity: 0 }
  return { state: mine.away ? "away" : "available", load: mine.load, capacity: mine.capacity }
}

/** Changes who has room, and gives out what waited for it. */
async function changeRoom({ db, now, announce }: Context, work: (tx: Db) => Promise<void>): Promise<void> {
  await inTransaction(db, work)
  if (await handOut((give) => inTransaction(db, give), now)) announce()
}
