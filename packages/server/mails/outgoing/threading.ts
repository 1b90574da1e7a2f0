import type { Locale } from "@veridesk/contract/locale.ts"
import type { Queued, Recipient } from "../../notifications/index.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { OutgoingMail } from "../../platform/mail/outgoing-mail.ts"
import { bareId } from "./bind.ts"
import { answerSubject, bounceAddress, references, replyAddress, replyToken } from "./outgoing.ts"
import { threadFacts } from "./store.ts"

/** How a mail takes its place in its reader's mail program, and where answers to it and bounces of it come. */
export type Threading = {
  headers: Pick<OutgoingMail, "from" | "replyTo" | "envelope" | "inReplyTo" | "references">
  /** "Re: " and the subject of the thread; null where it didn't begin by mail. */
  subject: string | null
  /** Whose mailbox writes, and what stands under its answers; null where answers can't come by mail. */
  mailbox: { address: string; signature: string } | null
}

/** Makes what finds a mail's thread at the moment it is written, for one of its recipients. */
export function makeThreading(o: { db: Db; secret: string }) {
  return async (mail: Queued, to: Recipient, locale: Locale): Promise<Threading> => {
    const { id: mailId, conversationId, mailboxId } = mail
    if (!conversationId) return { headers: {}, subject: null, mailbox: null }
    const { address } = to
    const facts = await threadFacts(o.db, { mailId, conversationId, mailboxId, address })
    const { mailbox, thread } = facts
    const links = references({
      theirs: thread?.rfcIds ?? [],
      ours: facts.ours.map(bareId),
      last: thread?.lastRfcId ?? null,
    })
    const placed = {
      ...(links.inReplyTo && { inReplyTo: `<${links.inReplyTo}>` }),
      ...(links.references.length > 0 && { references: links.references.map((id) => `<${id}>`) }),
    }
    const subject = thread && answerSubject(thread.subject)
    if (!mailbox) return { headers: placed, subject, mailbox: null }
    const token = replyToken(o.secret, { conversationId, address })
    const zh = locale === "zh-CN"
    return {
      headers: {
        ...placed,
        from: { name: zh ? mailbox.nameZh : mailbox.nameEn, address: mailbox.address },
        replyTo: replyAddress(mailbox.address, token),
        envelope: { from: bounceAddress(mailbox.address, token), to: address },
      },
      subject,
      mailbox: { address: mailbox.address, signature: zh ? mailbox.signatureZh : mailbox.signatureEn },
    }
  }
}
