import { attachmentLimits } from "@veridesk/contract/attachment-formats.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { Db } from "../platform/db/connect.ts"
import { type Actor, type Attachment, owns } from "./attachment.ts"
import * as store from "./store.ts"

export type BindOrder = {
  actor: Actor
  ids: readonly string[]
  conversationId: string
  messageId: string
  /** More than a person attaches, where somebody else packed them. */
  most?: number
}

/**
 * Attaches this person's own ready uploads to a message, in the transaction that writes the message. Binding the same
 * again changes nothing. @returns the attachments in the order of `ids`
 * @throws Refusal `attachment-too-many`, or `attachment-not-ready` with the ids in `detail` where one is not ready, not
 * theirs, removed, or on another message already; nothing is bound then if the caller rolls back
 */
export async function bindAttachments(tx: Db, o: BindOrder): Promise<Attachment[]> {
  const ids = [...new Set(o.ids)]
  if (ids.length === 0) return []
  const max = o.most ?? attachmentLimits.perMessage
  if (ids.length > max) throw new Refusal("attachment-too-many", 422, { values: { max } })
  const rows = new Map((await store.findOf(tx, ids)).map((row) => [row.id, row]))
  const theirs = ids.filter((id) => {
    const row = rows.get(id)
    return row !== undefined && owns(o.actor, row)
  })
  const { conversationId, messageId } = o
  const bound = new Set(
    theirs.length > 0 ? await store.bindAll(tx, { ids: theirs, conversationId, messageId }) : [],
  )
  const missing = ids.filter((id) => !bound.has(id))
  if (missing.length > 0) throw new Refusal("attachment-not-ready", 409, { detail: { ids: missing } })
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row ? [{ ...row, conversationId, messageId }] : []
  })
}
