import { rm } from "node:fs/promises"
import { notFound } from "@veridesk/contract/errors.ts"
import { type Actor, owns } from "./attachment.ts"
import { arrivedAt } from "./check.ts"
import type { Attachments } from "./open.ts"
import * as store from "./store.ts"

/**
 * Cancels an upload or takes a file out of a form, in any state, as long as no message holds it. Doing it twice is
 * doing it once. @throws Refusal not found, also for what belongs to another or to a message
 */
export async function removeUpload(a: Attachments, o: { actor: Actor; id: string }): Promise<void> {
  const row = await store.find(a.db, o.id)
  if (!row || !owns(o.actor, row)) throw notFound()
  const addresses = await store.markRemoved(a.db, o.id)
  if (!addresses) throw notFound()
  await dropBytes(a, { id: o.id, addresses, isBeingChecked: a.checks.has(o.id) })
}

/** Removes what is left of an upload. A check that runs clears its own files when it ends. */
export async function dropBytes(
  a: Attachments,
  o: { id: string; addresses: string[]; isBeingChecked: boolean },
): Promise<void> {
  for (const address of o.addresses) await store.forget(a.db, address, () => a.blobs.remove(address))
  if (o.isBeingChecked) return
  for (const end of ["", ".json", ".safe"]) await rm(`${arrivedAt(a, o.id)}${end}`, { force: true })
}
