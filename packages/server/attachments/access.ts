import { notFound } from "@veridesk/contract/errors.ts"
import { type Actor, type Attachment, owns } from "./attachment.ts"
import type { Attachments } from "./open.ts"
import * as store from "./store.ts"

/**
 * Whether this actor may read a file that lies on a message or is held for something: decided by whoever knows conversations, who must also think
 * of internal notes. Files that lie on no message are their uploader's alone and never come here.
 */
export type MayRead = (actor: Actor, attachment: Attachment) => boolean | Promise<boolean>

/** One's own upload. @throws Refusal not found, the same for what is another's and what never was */
export async function owned(a: Attachments, o: { actor: Actor; id: string }): Promise<Attachment> {
  const row = await store.find(a.db, o.id)
  if (!row || !owns(o.actor, row)) throw notFound()
  return row
}

/** A ready file that this actor may read. @throws Refusal not found, whatever the reason */
export async function readable(
  a: Attachments,
  o: { actor: Actor; id: string; mayRead: MayRead },
): Promise<Attachment & { sha256: string }> {
  const row = await store.find(a.db, o.id)
  if (!row || row.state !== "ready" || row.sha256 === null) throw notFound()
  const allowed =
    row.messageId === null && row.keptFor === null ? owns(o.actor, row) : await o.mayRead(o.actor, row)
  if (!allowed) throw notFound()
  return { ...row, sha256: row.sha256 }
}
