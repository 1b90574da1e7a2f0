import { MAX_BODY } from "@veridesk/contract/conversation.ts"
import type { MailSign } from "@veridesk/contract/mail/desk.ts"
import type { Arrived } from "./arrived.ts"
import type { KeptMail } from "./store.ts"

/** The longest whole text that is kept beside a message; what is longer can be read in the raw mail. */
const LONGEST_TEXT = 1024 * 1024

/** Of what was read, what is kept and told of it. */
export type Kept = Pick<Arrived, "mail" | "authenticity" | "evidence" | "related" | "removed"> & {
  incoming: Pick<Arrived["incoming"], "id" | "way" | "sha256">
  sender: Pick<Arrived["sender"], "firstSeenAt">
}

/** What a mail says, as a message: what was newly written; where there is only a quote, that; else what it is about. */
export function bodyOf({ mail }: Pick<Kept, "mail">): string {
  const said = [mail.fresh, mail.text, mail.subject].find((text) => text.trim() !== "") ?? ""
  return said.trim().slice(0, MAX_BODY).toWellFormed().replaceAll("\u0000", "")
}

/** What stands in the event of its message: how it came and what it is worth, nothing about a person. */
export function signOf(a: Kept): MailSign {
  const { incoming, mail, authenticity, evidence } = a
  return {
    incomingId: incoming.id,
    way: incoming.way,
    kind: mail.kind,
    aligned: authenticity.aligned,
    doubts: authenticity.doubts,
    evidence,
    sha256: incoming.sha256,
    folded: bodyOf(a).length < mail.text.trim().length,
    ...(mail.crypto && { crypto: { ...mail.crypto, signature: mail.crypto.signature?.state ?? null } }),
  }
}

export function keptMailOf(
  a: Kept,
  o: { messageId: string; conversationId: string } & Pick<KeptMail["reading"], "refused" | "inline">,
): KeptMail {
  const { mail, authenticity, evidence, related, removed, sender } = a
  const { messageId, conversationId, refused, inline } = o
  return {
    messageId,
    conversationId,
    incomingId: a.incoming.id,
    from: mail.from[0] ?? { name: "", address: "" },
    people: { to: mail.to.slice(0, 100), cc: mail.cc.slice(0, 100), replyTo: mail.replyTo.slice(0, 10) },
    subject: mail.subject.slice(0, 998),
    sentAt: mail.sentAt,
    text: mail.text.slice(0, LONGEST_TEXT).toWellFormed().replaceAll("\u0000", ""),
    html: mail.html,
    authenticity,
    reading: {
      kind: mail.kind,
      marks: mail.marks,
      evidence,
      related,
      removed,
      crypto: mail.crypto,
      remotePictures: mail.remotePictures,
      firstSeenAt: sender.firstSeenAt?.toISOString() ?? null,
      refused,
      inline,
    },
  }
}
