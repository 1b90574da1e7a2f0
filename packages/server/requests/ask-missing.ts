import { newId } from "@veridesk/contract/ids.ts"
import { changeWithin, isOver } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { MOST_OPEN } from "./request.ts"
import { insertRequest, itemsOf } from "./store.ts"

/** Who asks where nobody of the staff does. */
const NOBODY = "00000000-0000-0000-0000-000000000000"
const LONGEST_TITLE = 120
const LONGEST_ABOUT = 500

/**
 * Asks for what is missing when a conversation begins, once and all of it, by itself: the ticket's page has a place for
 * each. The promise of an answer runs on, for nobody has answered yet. Where something was asked for already, nothing is.
 * @returns whether it was asked
 */
export async function askMissing(
  tx: Db,
  o: { conversationId: string; items: { title: string; about: string }[]; now: Date },
): Promise<boolean> {
  if (o.items.length === 0) return false
  const actor = { realm: "system", id: null, name: "receipt" } as const
  const done = await changeWithin(tx, { actor, now: o.now, key: { id: o.conversationId } }, async (held) => {
    if (isOver(held.status) || (await itemsOf(tx, held.id)).length > 0) return { facts: [], patch: {} }
    const items = o.items.slice(0, MOST_OPEN).map(({ title, about }, at) => ({
      id: newId(),
      place: at + 1,
      title: title.slice(0, LONGEST_TITLE),
      about: about.slice(0, LONGEST_ABOUT),
      kind: "text" as const,
      accepts: [],
    }))
    await insertRequest(tx, {
      id: newId(),
      conversationId: held.id,
      seq: held.lastSeq + 1,
      askedBy: NOBODY,
      askedAt: o.now,
      complete: false,
      why: "",
      wantedBy: null,
      items,
    })
    const named = items.map(({ id, place, kind }) => ({ id, place, kind }))
    return {
      facts: [
        { kind: "document.asked", payload: { items: named, complete: false, grew: false, by: "receipt" } },
      ],
      patch: {},
    }
  })
  return done.toSeq >= done.fromSeq
}
