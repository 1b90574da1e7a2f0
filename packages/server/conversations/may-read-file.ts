import type { Db } from "../platform/db/connect.ts"
import { findConversation, messagesByIds } from "./store.ts"

type Reader = { realm?: "customer" | "staff" | undefined; id?: string | undefined }

/**
 * Whether somebody may read a file that lies on a message. Staff may read all files of conversations; a customer those
 * of their own, but not what hangs on an internal note.
 */
export async function mayReadFile(
  db: Db,
  reader: Reader,
  file: { conversationId: string | null; messageId: string | null },
): Promise<boolean> {
  if (!reader.realm || !reader.id || !file.conversationId || !file.messageId) return false
  if (reader.realm === "staff")
    return (await findConversation(db, { id: file.conversationId }, { everyBrand: true })) !== null
  const own = await findConversation(db, { id: file.conversationId }, { customerId: reader.id })
  const [message] = own ? await messagesByIds(db, [file.messageId]) : []
  return message?.kind === "reply" && !message.withdrawnAt
}
