import { notFound } from "@veridesk/contract/errors.ts"
import type { Db } from "../platform/db/connect.ts"
import { messagesByIds } from "./store.ts"

/** The text of a reply that staff sent in a conversation one may read. @throws Refusal `not-found` where it is none */
export async function replyText(
  db: Db,
  { conversationId, messageId }: { conversationId: string; messageId: string },
): Promise<{ body: string; authorId: string | null }> {
  const [message] = await messagesByIds(db, [messageId])
  const { kind, side, body } = message ?? {}
  if (message?.conversationId !== conversationId || kind !== "reply" || side !== "staff" || !body)
    throw notFound()
  return { body, authorId: message.authorId }
}
