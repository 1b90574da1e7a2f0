import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import * as z from "zod"

/** Where a page ended: the value it is sorted by, and the id that parts equal ones. */
export type Edge = { at: string; id: string }

/** The cursor a client carries to the next page; opaque to it, checked when it comes back. */
export function cursorOf(row: ConversationRow, by: "waiting_since" | "due_at" | "updated_at"): string | null {
  const at = { waiting_since: row.waitingSince, due_at: row.dueAt, updated_at: row.updatedAt }[by]
  return at ? Buffer.from(`${at} ${row.id}`).toString("base64url") : null
}

const edge = z.object({ at: z.iso.datetime(), id: z.uuid() })

/** @throws Refusal `invalid-input` where it is no cursor of ours */
export function edgeOf(cursor: string | undefined): Edge | null {
  if (!cursor) return null
  const [at, id] = Buffer.from(cursor, "base64url").toString("utf8").split(" ")
  const read = edge.safeParse({ at, id })
  if (!read.success) throw new Refusal("invalid-input", 400)
  return read.data
}
