import { buffer } from "node:stream/consumers"
import { openContent } from "./download.ts"
import type { Attachments } from "./open.ts"
import * as store from "./store.ts"

/** A file of a message with its bytes still to be read. Whoever asks has seen to it that its reader may have it. */
export type MessageFile = {
  id: string
  name: string
  mediaType: string
  size: number
  read(): Promise<Buffer>
}

/** The files of a message that are ready, in the order in which they were added. */
export async function filesOfMessage(a: Attachments, messageId: string): Promise<MessageFile[]> {
  const rows = await store.findOfMessages(a.db, [messageId])
  return rows.flatMap((row) => asFile(a, row) ?? [])
}

/** One file that lies on a message; null where there is none. */
export async function fileOnMessage(a: Attachments, id: string): Promise<MessageFile | null> {
  const row = await store.find(a.db, id)
  return row?.messageId ? asFile(a, row) : null
}

function asFile(a: Attachments, row: Awaited<ReturnType<typeof store.find>>): MessageFile | null {
  if (row?.state !== "ready" || row.sha256 === null) return null
  const { id, name, mediaType, size, sha256 } = row
  const content = { id, name, mediaType, size, sha256 }
  return { id, name, mediaType, size, read: async () => buffer(await openContent(a, content)) }
}
