import type { Db } from "../../platform/db/connect.ts"
import { type Actor, uploaderOf } from "../attachment.ts"
import { markKeptOf } from "./store.ts"

/**
 * Keeps this person's own ready uploads for something that is no message, such as the report of an impostor. Others
 * are left out without a word. `what` says for what, and who may read them is decided by whoever knows it.
 */
export async function holdAttachments(
  tx: Db,
  o: { actor: Actor; ids: readonly string[]; what: string },
): Promise<void> {
  if (o.ids.length > 0) await markKeptOf(tx, { ids: o.ids, uploader: uploaderOf(o.actor), what: o.what })
}
