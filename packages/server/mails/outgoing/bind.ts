import type { Wanted } from "../../notifications/index.ts"
import type { Db } from "../../platform/db/connect.ts"
import { replyToken, tokenDigest } from "./outgoing.ts"
import { insertSent, mailboxAddresses, type Sent } from "./store.ts"

/** A Message-ID as it is kept: without angle brackets. */
export function bareId(messageId: string): string {
  return messageId.replace(/^<|>$/g, "")
}

/**
 * Binds mails that were just queued to the conversations they are about, in the same transaction: their Message-IDs are
 * kept as ours, and each recipient as somebody whose answer may join, with the digest of the token they are told.
 * What comes of them finds its way back by either, and only from exactly that person.
 */
export async function bindToThreads(
  tx: Db,
  o: { secret: string; now: Date },
  queued: Wanted[],
): Promise<void> {
  const boxes = await mailboxAddresses(tx, [...new Set(queued.flatMap(({ mailboxId }) => mailboxId ?? []))])
  const sent = queued.flatMap((mail): Sent[] => {
    const { conversationId, mailboxId } = mail
    if (!conversationId) return []
    const answers = mailboxId !== null && boxes.has(mailboxId)
    return [mail.recipient, ...mail.cc].map((address, place) => ({
      mailId: mail.id,
      place,
      conversationId,
      rfcId: bareId(mail.messageId),
      address,
      tokenHash: answers
        ? tokenDigest(replyToken(o.secret, { conversationId, address })).toString("hex")
        : null,
      at: o.now.toISOString(),
    }))
  })
  await insertSent(tx, sent)
}
