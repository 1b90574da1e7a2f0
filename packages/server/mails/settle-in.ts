import type { Db } from "../platform/db/connect.ts"
import type { Fate } from "./incoming/incoming.ts"
import { duplicateOf, settle, settleAsSame } from "./incoming/settle.ts"
import { type Before, isSame, sameIn } from "./incoming/store.ts"
import type { Arrived } from "./arrived.ts"
import { type KeptMail, placeMail } from "./store.ts"
import type { ThreadStep } from "./threads/store.ts"

/** Somebody else has placed this mail: nothing of what was written for it may stay. */
class Placed extends Error {}

/** Whoever writes to several of our mailboxes at once has said it once. */
class SaidThere extends Error {
  readonly before: Before

  constructor(before: Before) {
    super("the same mail stands in this conversation already")
    this.before = before
  }
}

/** @throws SaidThere where a conversation has the same mail already, by another of our mailboxes */
export async function onceIn(tx: Db, a: Arrived, conversationId: string): Promise<void> {
  const before = await sameIn(tx, { conversationId, id: a.incoming.id, sameAs: a.sameAs })
  if (before) throw new SaidThere(before)
}

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
    const { gist, sameAs, incoming } = a
    const said = saidOf(a)
    if (error instanceof SaidThere)
      return void (await settle(db, { id: incoming.id, fate: duplicateOf(error.before, said), gist }))
    if (!isSame(error)) throw error
    await settleAsSame(db, { id: incoming.id, sameAs, gist, said })
  }
}

/** What is kept of a mail without a conversation: what its domain said when it came, which may be another thing tomorrow. */
export function saidOf({ authenticity, mail }: Arrived) {
  return { authenticity, marks: mail.marks }
}
