import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import type { Writing } from "./deps.ts"
import { holdItem, type Item, type Version, versionAt } from "./store.ts"

/** Everybody but auditors writes; leads and administrators decide what goes out. */
export function mayWrite(actor: StaffActor): boolean {
  return actor.role !== "auditor"
}

export function mayDecide(actor: StaffActor): boolean {
  return actor.role === "lead" || actor.role === "administrator"
}

/** @throws Refusal `read-only` 403 */
export function checkWriter(actor: StaffActor): void {
  if (!mayWrite(actor)) throw new Refusal("read-only", 403)
}

/** @throws Refusal `not-yours` 403 */
export function checkDecider(actor: StaffActor): void {
  if (!mayDecide(actor)) throw new Refusal("not-yours", 403)
}

/** Does a write on one announcement once for its request; @returns the announcement's id */
export async function writeOnce<A extends { requestId: string; id: string }>(
  ctx: Writing,
  { requestId, ...input }: A,
  work: (tx: Db) => Promise<void>,
): Promise<string> {
  return inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: requestId, input }, async () => {
      await work(tx)
      return input.id
    }),
  )
}

/**
 * An announcement, locked, with its newest version.
 * @throws Refusal `changed-meanwhile` 409 with the newest version where the writer saw an older one
 */
export async function heldAt(
  tx: Db,
  a: { id: string; version: number },
): Promise<{ item: Item; newest: Version }> {
  const item = await holdItem(tx, a.id)
  const newest = item && (await versionAt(tx, a.id, item.latest))
  if (!item || !newest) throw notFound()
  if (item.latest !== a.version)
    throw new Refusal("changed-meanwhile", 409, { detail: { version: item.latest } })
  return { item, newest }
}

/** @throws Refusal `announcement-withdrawn` 409: what was taken back is at its end */
export function checkStanding(item: Item): void {
  if (item.withdrawnAt) throw new Refusal("announcement-withdrawn", 409)
}
