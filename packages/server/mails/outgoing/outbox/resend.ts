import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { resendMail } from "@veridesk/contract/mail/outbox.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type * as z from "zod"
import * as conversations from "../../../conversations/index.ts"
import { makeClaimLink } from "../../../customers/index.ts"
import { requestMails } from "../../../notifications/index.ts"
import type { Db } from "../../../platform/db/connect.ts"
import { bindToThreads } from "../bind.ts"
import type { OutgoingRules } from "../on-events.ts"
import { wayTo, wayToNamed } from "../outgoing.ts"
import { keepRecipients, refuseNewDomains } from "../recipients.ts"
import { type OutboxMail, outboxMail, seqOf } from "./store.ts"
import { reachOf } from "../store.ts"

type Resending = z.infer<typeof resendMail> & { mailId: string }

/** Only what nobody got goes again, and only what a person wrote. */
export function isResendable({ state, messageId, conversationId }: OutboxMail): boolean {
  return (state === "failed" || state === "bounced") && messageId !== null && conversationId !== null
}

/**
 * Sends an answer again that failed or came back: as it was, or with another text as an answer of its own that names the
 * one it stands for; to the same address or another one.
 * @throws Refusal `not-resendable`, `new-domain`
 */
export async function resend(
  ctx: conversations.Serving<StaffActor>,
  d: { rules: OutgoingRules; bind: conversations.BindAttachments },
  r: Resending,
): Promise<{ conversationId: string; mailId: string | null }> {
  const mail = await outboxMail(ctx.db, r.mailId)
  if (!mail) throw notFound()
  const { conversationId } = mail
  if (!isResendable(mail) || !conversationId) throw new Refusal("not-resendable", 409)
  if (r.body === null) return again(ctx, d.rules, { ...r, conversationId })
  const messageId = r.messageId ?? r.requestId
  const done = await conversations.reply(ctx, d.bind, {
    conversationId,
    messageId,
    body: r.body,
    attachmentIds: [],
    basedOn: 0,
    anyway: true,
    then: "stay",
    saying: { resends: mail.id },
    beside: (tx, { id }) =>
      keepRecipients(
        tx,
        { conversationId: id, messageId },
        { to: r.to, cc: [], confirmedDomains: r.confirmedDomains },
      ),
  })
  return { conversationId: done.conversationId, mailId: null }
}

/** The same answer in a new mail, with a Message-ID of its own: the old one may be refused for having been seen. */
async function again(
  ctx: conversations.Serving<StaffActor>,
  rules: OutgoingRules,
  r: Resending & { conversationId: string },
): Promise<{ conversationId: string; mailId: string }> {
  const input = { resend: r.mailId, to: r.to }
  const asked = { key: { id: r.conversationId }, requestId: r.requestId, input, follows: true }
  let mailId = ""
  await conversations.change(ctx, asked, async (held, tx) => {
    const mail = await outboxMail(tx, r.mailId, { lock: true })
    if (!mail || !isResendable(mail)) throw new Refusal("not-resendable", 409)
    mailId = await queueAgain(tx, { mail, rules, ctx, r, conversationId: held.id })
    return {
      facts: [{ kind: "mail.resent", payload: { mailId, replaces: mail.id, about: mail.messageId } }],
      patch: {},
    }
  })
  return { conversationId: r.conversationId, mailId }
}

async function queueAgain(
  tx: Db,
  o: {
    mail: OutboxMail
    rules: OutgoingRules
    ctx: conversations.Serving<StaffActor>
    r: Resending
    conversationId: string
  },
): Promise<string> {
  const { mail, rules, ctx, r, conversationId } = o
  const { messageId } = mail
  const [reach, seq] = [
    (await reachOf(tx, [mail.conversationId ?? conversationId])).get(mail.conversationId ?? conversationId),
    messageId && (await seqOf(tx, messageId)),
  ]
  const to = r.to ?? mail.recipients[0]?.address
  if (!reach || !seq || !to) throw new Refusal("not-resendable", 409)
  if (r.to) await refuseNewDomains(tx, conversationId, { named: [r.to], confirmed: r.confirmedDomains })
  const way = r.to ? wayToNamed(reach, r.to) : (wayTo(reach, true) ?? wayToNamed(reach, to))
  const about = { seq, messageId, by: way.by }
  const link =
    way.by === "claim" &&
    (await makeClaimLink(tx, {
      conversationId: reach.conversationId,
      customerId: reach.customerId,
      now: ctx.now,
    }))
  const queued = await requestMails(tx, rules, [
    {
      kind: "agent-replied",
      to: way.to,
      locale: reach.locale,
      dedupeKey: `resend:${r.requestId}`,
      customerId: reach.customerId,
      conversationId: reach.conversationId,
      mailboxId: reach.mailboxId,
      aboutMessage: messageId,
      writtenBy: ctx.actor.id,
      replaces: mail.id,
      details: { ...about, ...(link && { ticketPath: link.path }) },
    },
  ])
  await bindToThreads(tx, { secret: rules.secret, now: ctx.now }, queued)
  const [first] = queued
  if (!first) throw new Refusal("not-resendable", 409)
  return first.id
}
