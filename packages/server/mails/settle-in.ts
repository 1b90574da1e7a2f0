import type { Db } from "../platform/db/connect.ts"
import type { Fate } from "./incoming/incoming.ts"
import { settle } from "./incoming/settle.ts"
import type { Before } from "./incoming/store.ts"
import type { Arrived } from "./arrived.ts"

/** The same mail stands already, or somebody else has placed this one: nothing of what was written for it may stay. */
class Placed extends Error {
  readonly before: Before | null

  constructor(before: Before | null) {
    super("the mail has been placed already")
    this.before = before
  }
}

/** Says that a mail is in a conversation, in the transaction that puts it there. @throws Placed */
export async function settleIn(
  tx: Db,
  a: Arrived,
  where: { conversationId: string; messageId: string },
): Promise<void> {
  const fate: Fate = { fate: "conversation", ...where, sameAs: a.sameAs }
  const settled = await settle(tx, { id: a.incoming.id, fate, gist: a.gist })
  if (settled.is === "settled-already") throw new Placed(null)
  if (settled.is === "duplicate") throw new Placed(settled.of)
}

/** Does what places a mail; where the same one stands already, this one is settled as its duplicate. */
export async function unlessPlaced(db: Db, a: Arrived, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Placed)) throw error
    if (error.before)
      await settle(db, { id: a.incoming.id, fate: duplicateOf(error.before, a), gist: a.gist })
  }
}

export function duplicateOf(before: Before, a: Arrived): Fate {
  const { incomingId: of, conversationId } = before
  return { fate: "rejected", reason: "duplicate", details: { of, conversationId, ...saidOf(a) } }
}

/** What is kept of a mail without a conversation: what its domain said when it came, which may be another thing tomorrow. */
export function saidOf({ authenticity, mail }: Arrived) {
  return { authenticity, marks: mail.marks }
}
