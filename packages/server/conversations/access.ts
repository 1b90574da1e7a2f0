import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { Actor } from "@veridesk/contract/people.ts"
import type { Db } from "../platform/db/connect.ts"
import type { Conversation } from "./conversation.ts"
import { conversationsByIds, findConversation, type Held, holdConversation, type Scope } from "./store.ts"

/**
 * The only way to a conversation: what an actor may not see is not there.
 * Customers reach their own; staff reach all of the installation (auditors read only); the system reaches all.
 */
export async function readable(
  db: Db,
  actor: Actor,
  key: { id: string } | { number: string },
): Promise<Held> {
  const row = await findConversation(db, key, scopeOf(actor))
  if (!row) throw notFound()
  return row
}

/** The same for many who each ask for one, in one statement; null where it is not there for them. */
export async function readableAmong(
  db: Db,
  asked: { actor: Actor; id: string }[],
): Promise<(Conversation | null)[]> {
  const rows = await conversationsByIds(db, [...new Set(asked.map(({ id }) => id))])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return asked.map(({ actor, id }) => {
    const row = byId.get(id)
    return row && (actor.realm !== "customer" || row.customerId === actor.id) ? row : null
  })
}

/** The same, locked for a change until the transaction ends. @throws Refusal `read-only` for auditors */
export async function changeable(
  tx: Db,
  actor: Actor,
  key: { id: string } | { number: string },
): Promise<Held> {
  if (actor.realm === "staff" && actor.role === "auditor") throw new Refusal("read-only", 403)
  const row = await holdConversation(tx, key, scopeOf(actor))
  if (!row) throw notFound()
  return row
}

function scopeOf(actor: Actor): Scope {
  return actor.realm === "customer" ? { customerId: actor.id } : { everyBrand: true }
}
