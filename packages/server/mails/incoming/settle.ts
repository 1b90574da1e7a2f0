import type { Db } from "../../platform/db/connect.ts"
import type { Fate, Gist } from "./incoming.ts"
import { type Before, findSame, isSame, writeFate } from "./store.ts"

/** `duplicate`: it was settled as one. `settled-already`: somebody else has placed it, and nothing was written. */
export type Settled = { is: "settled" | "settled-already" } | { is: "duplicate"; of: Before }

/**
 * Says where a mail ended and needs nothing else to be written. A mail ends once; one that stands already for its mailbox is
 * settled as a duplicate of that. Where its fate has a `sameAs`, not within a transaction: finding out ends it.
 */
export async function settle(
  db: Db,
  { id, fate, gist }: { id: string; fate: Fate; gist: Gist },
): Promise<Settled> {
  try {
    return { is: (await writeFate(db, { id, fate, gist })) ? "settled" : "settled-already" }
  } catch (error) {
    const sameAs = fate.fate === "rejected" ? null : fate.sameAs
    if (!isSame(error) || sameAs === null) throw error
    const said = fate.fate === "quarantine" ? fate.details : {}
    return settleAsSame(db, { id, sameAs, gist, said })
  }
}

/** Settles a mail as the duplicate of the one that stands. @throws Error where it went away in this moment */
export async function settleAsSame(
  db: Db,
  { id, sameAs, gist, said }: { id: string; sameAs: string; gist: Gist; said: Record<string, unknown> },
): Promise<Settled> {
  const of = await findSame(db, id, sameAs)
  if (!of) throw new Error("the mail of which this one is a duplicate went away")
  const written = await writeFate(db, { id, fate: duplicateOf(of, said), gist })
  return written ? { is: "duplicate", of } : { is: "settled-already" }
}

/** `said`: what else is kept of it. */
export function duplicateOf(before: Before, said: Record<string, unknown>): Fate {
  const { incomingId: of, conversationId } = before
  return { fate: "rejected", reason: "duplicate", details: { of, conversationId, ...said } }
}
