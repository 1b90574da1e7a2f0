import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { change, conversationsByIds, type Decision, isOver, receiving } from "../conversations/index.ts"
import type { PlaceDeps } from "./deps.ts"
import { exposedBy } from "./exposed.ts"
import { bodyOf, keptMailOf, signOf } from "./kept-mail.ts"
import { bareSubject } from "./outgoing/outgoing.ts"
import type { Arrived } from "./arrived.ts"
import { onceIn, settleIn, unlessPlaced } from "./settle-in.ts"
import { MOST_FILES, takeInFiles } from "./take-in-files.ts"
import { isAnswered } from "./threads/store.ts"

/**
 * Puts a mail into the conversation that it answers, as a further message of its customer. A follow-up is counted and
 * keeps the place in the line (E9). @returns false where that conversation can no longer be opened again
 */
export async function joinByMail(
  o: PlaceDeps,
  a: Arrived,
  to: { join: string; followUp: boolean },
): Promise<boolean> {
  const [conversation] = await conversationsByIds(o.db, [to.join])
  if (!conversation) throw new Error("a mail was to join a conversation that isn't there")
  const { id: conversationId, brandId, customerId } = conversation
  const actor: CustomerActor = { realm: "customer", id: customerId, level: "mailbox", brandId }
  const { ids, inline, refused } = await takeInFiles(o, a, actor)
  const messageId = newId()
  const now = o.clock()
  const message = { messageId, body: bodyOf(a), attachmentIds: ids }
  const ctx = { db: o.db, actor, now, announce: o.announce, replyClock: o.replyClock }
  try {
    await unlessPlaced(o.db, a, async () => {
      await change(
        ctx,
        {
          key: { id: conversationId },
          requestId: a.incoming.id,
          input: { mail: a.incoming.id },
          files: { bind: o.bind, ids, messageId, most: MOST_FILES },
        },
        async (held, tx) => {
          const at = held.id
          await onceIn(tx, a, at)
          const fromOther =
            a.authenticity.aligned && !isOf(a, customerId) && !(await isAnswered(tx, at, addressOf(a)))
          const decided = withSign(receiving(held, message, ctx), a, fromOther)
          // Whoever only has a copy never becomes the one who is answered.
          const begin = isOf(a, customerId) ? threadOf(a) : null
          await settleIn(tx, a, {
            kept: keptMailOf(a, { messageId, conversationId: at, refused, inline }),
            thread: {
              conversationId: at,
              rfcId: a.mail.messageId,
              address: addressOf(a),
              at: now,
              begin,
            },
          })
          return to.followUp && !isOver(held.status) ? followedUp(decided, held.followUps + 1, now) : decided
        },
      )
    })
  } catch (error) {
    if (error instanceof Refusal && error.code === "reopen-too-late") return false
    throw error
  }
  return true
}

function withSign({ facts, patch }: Decision, a: Arrived, fromOther: boolean): Decision {
  const mail = { ...signOf(a), ...(fromOther && { fromOther: true }) }
  const signed = facts.map((fact) =>
    fact.kind === "message.received" ? { ...fact, payload: { ...fact.payload, mail } } : fact,
  )
  return { patch, facts: [...signed, ...exposedBy(a)] }
}

function followedUp({ facts, patch }: Decision, count: number, now: Date): Decision {
  return {
    facts: [{ kind: "conversation.followed-up", payload: { count, by: "mail" } }, ...facts],
    patch: { ...patch, followUps: count, lastFollowUpAt: now },
  }
}

function isOf({ sender }: Arrived, customerId: string): boolean {
  return (sender.registered?.customerId ?? sender.customerId) === customerId
}

function addressOf({ mail }: Arrived): string {
  return mail.from[0]?.address.toLowerCase() ?? ""
}

/** A conversation that began elsewhere goes on by mail from now: with whoever wrote, from the mailbox they wrote to. */
function threadOf(a: Arrived) {
  return {
    mailboxId: a.mailbox.id,
    correspondent: addressOf(a),
    aligned: true,
    automatic: a.mail.kind !== "person",
    acknowledge: false,
    subject: bareSubject(a.mail.subject),
  }
}
