import type { Db } from "../../platform/db/connect.ts"
import type { Fate, Gist } from "./incoming.ts"
import { type Before, holdSame, writeFate } from "./store.ts"

/** `duplicate`: it was settled as one. `settled-already`: somebody else has placed it; what was done here must not stand. */
export type Settled = { is: "settled" | "settled-already" } | { is: "duplicate"; of: Before }

/**
 * Whether the same mail stands already for its mailbox; the answer holds until the transaction ends. Asked before
 * anything is written for a mail: null means that it is the first.
 */
export async function sameBefore(tx: Db, id: string, sameAs: string): Promise<Before | null> {
  return holdSame(tx, { id, sameAs, into: null })
}

/**
 * Says where a mail ended, in the transaction that put it there. A mail ends once: `settled-already` asks the caller to
 * undo the transaction. One that stands already for its mailbox, or in the conversation into which it goes (whoever writes to
 * two of our mailboxes says it once), is settled as a duplicate of that, and the caller, too,
 * must have written nothing else for it (`sameBefore` tells beforehand).
 */
export async function settle(
  tx: Db,
  { id, fate, gist }: { id: string; fate: Fate; gist: Gist },
): Promise<Settled> {
  const sameAs = fate.fate === "rejected" ? null : fate.sameAs
  const into = fate.fate === "conversation" ? fate.conversationId : null
  const before = sameAs === null ? null : await holdSame(tx, { id, sameAs, into })
  if (!before) return { is: (await writeFate(tx, { id, fate, gist })) ? "settled" : "settled-already" }
  const details = { of: before.incomingId, conversationId: before.conversationId }
  const written = await writeFate(tx, { id, fate: { fate: "rejected", reason: "duplicate", details }, gist })
  return written ? { is: "duplicate", of: before } : { is: "settled-already" }
}
