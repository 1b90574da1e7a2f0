import type { Db } from "../platform/db/connect.ts"
import type { Fate } from "./incoming/incoming.ts"
import { settleAsSame } from "./incoming/settle.ts"
import { isSame } from "./incoming/store.ts"
import type { Arrived } from "./arrived.ts"
import { type KeptMail, placeMail } from "./store.ts"
import type { ThreadStep } from "./threads/store.ts"

/** Somebody else has placed this mail: nothing of what was written for it may stay. */
class Placed extends Error {}

/**
 * Says that a mail is in a conversation, with what is kept of it and of its thread, in the transaction that puts it there.
 * @throws Placed, or what `isSame` knows
 */
export async function settleIn(
  tx: Db,
  a: Arrived,
  o: { kept: KeptMail; thread: ThreadStep | null },
): Promise<void> {
  const { conversationId, messageId } = o.kept
  const fate: Fate = { fate: "conversation", conversationId, messageId, sameAs: a.sameAs }
  const settling = { id: a.incoming.id, fate, gist: a.gist }
  if (!(await placeMail(tx, { settling, ...o }))) throw new Placed("the mail has been placed already")
}

/** Does what places a mail; where the same one stands already, this one is settled as its duplicate. */
export async function unlessPlaced(db: Db, a: Arrived, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Placed) return
    if (!isSame(error)) throw error
    await settleAsSame(db, { id: a.incoming.id, sameAs: a.sameAs, gist: a.gist })
  }
}
