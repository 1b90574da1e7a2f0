import { Refusal } from "@veridesk/contract/errors.ts"
import type { Db } from "../platform/db/connect.ts"
import { type Held } from "./store.ts"
import { eventsOf } from "./timeline/store.ts"

/** What somebody else may have said or decided that an answer in the making should know of. */
const MATTERS = new Set([
  "message.received",
  "conversation.replied",
  "note.added",
  "conversation.resolved",
  "conversation.reopened",
  "conversation.followed-up",
  "conversation.absorbed",
  "document.asked",
  "document.sent",
])

/** @throws Refusal `stale-reply` with the seqs of what others wrote after `basedOn` */
export async function refuseStale(
  tx: Db,
  held: Held,
  { basedOn, by }: { basedOn: number; by: string },
): Promise<void> {
  if (held.lastSeq <= basedOn) return
  const since = await eventsOf(tx, held.id, { after: basedOn, limit: 200 })
  const others = since.filter((event) => event.actorId !== by && MATTERS.has(event.kind))
  if (others.length > 0)
    throw new Refusal("stale-reply", 409, {
      detail: { after: basedOn, seqs: others.map((event) => event.seq) },
    })
}
