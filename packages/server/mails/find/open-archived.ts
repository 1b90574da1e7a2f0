import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { IncomingDetail, MailDetail } from "@veridesk/contract/mail/desk.ts"
import type { ArchivedMail } from "@veridesk/contract/mail/find.ts"
import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { readable } from "../../conversations/index.ts"
import type { Context } from "../../platform/context.ts"
import { holdView } from "../holds/hold.ts"
import { openSent } from "../outgoing/outbox/open-sent.ts"
import { mailOf } from "../store.ts"
import { mailDetail } from "../views.ts"
import { insertLook, looksAt, whereMail } from "./store.ts"

const LOOKS = 20

export type OpenDeps = {
  namesOf: (ids: string[]) => Promise<Map<string, string>>
  mailboxById: (id: string) => Mailbox | null
  /** A mail that is in no conversation, read anew. */
  openIncoming: (ctx: Context<StaffActor>, id: string) => Promise<IncomingDetail>
}

/**
 * One mail of the archive, with who looked at it before. That somebody looks is written down first: there is no look that
 * nobody knows of. @throws Refusal `forbidden`, `not-found`
 */
export async function openArchived(ctx: Context<StaffActor>, o: OpenDeps, id: string): Promise<ArchivedMail> {
  const { db, actor, now } = ctx
  mayUseArchive(actor)
  const found = await whereMail(db, id)
  if (!found) throw notFound()
  const { conversationId, messageId } = found
  const conversation = conversationId ? await readable(db, actor, { id: conversationId }) : null
  await insertLook(db, { id: newId(), mailId: id, conversationId, staffId: actor.id, at: now })
  const looks = await looksAt(db, id, LOOKS)
  const placed = found.way === "in" && messageId ? await placedMail(ctx, o, messageId) : null
  return {
    id,
    conversation: conversation && {
      id: conversation.id,
      number: conversation.number,
      subject: conversation.subject,
    },
    hold: conversation && (await holdView(db, conversation.id, o.namesOf)),
    looks: looks.map(({ by, at }) => ({ by, at: at.toISOString() })),
    placed,
    elsewhere: found.way === "in" && !placed ? await o.openIncoming(ctx, id) : null,
    sent: found.way === "out" ? await openSent(ctx, o.namesOf, id) : null,
  }
}

/** Everybody's mails beside one another are for those who answer for them. @throws Refusal `forbidden` */
export function mayUseArchive({ role }: StaffActor): void {
  if (role === "agent") throw new Refusal("forbidden", 403)
}

async function placedMail(
  { db }: Context<StaffActor>,
  o: OpenDeps,
  messageId: string,
): Promise<MailDetail | null> {
  const mail = await mailOf(db, messageId)
  return mail && mailDetail(db, mail, o.mailboxById)
}
