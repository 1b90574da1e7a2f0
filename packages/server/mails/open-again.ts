import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { MailOpened } from "@veridesk/contract/mail/desk.ts"
import type { CustomerActor, StaffActor } from "@veridesk/contract/people.ts"
import {
  changeWithin,
  type Conversation,
  type Decision,
  endOfMerges,
  type Held,
  isOver,
  readable,
  receiving,
  reopenUntil,
} from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { idOf } from "../platform/id-of.ts"
import { once } from "../platform/writes/once.ts"
import type { PlaceDeps } from "./deps.ts"
import { exposedBy } from "./exposed.ts"
import { oneMail } from "./incoming/store.ts"
import { bodyOf, type Kept, keptMailOf, signOf } from "./kept-mail.ts"
import { insertMail, mailOf, type StoredMail } from "./store.ts"
import { MOST_FILES, type TakenIn, takeInFiles } from "./take-in-files.ts"
import { withoutSecrets } from "./without-secrets.ts"

export type OpenAgainDeps = Pick<
  PlaceDeps,
  "read" | "findSecrets" | "mailboxById" | "takeIn" | "bind" | "replyClock"
> & { rawOf: (incomingId: string) => Promise<Buffer> }

/** The message that holds what a mail says which could not be read when it came; there is at most one. */
export function openedId(incomingId: string): string {
  return idOf("mail-opened", incomingId)
}

/**
 * Reads a message's mail again that could not be opened when it came. What it says is a further message of its customer;
 * the one that stands there stays as it is, and the event `mail.read-again` says who did it and which two they are.
 * @throws Refusal `mail-not-locked`, `mail-still-locked`, `mail-still-damaged`, `mail-read-already`
 */
export async function openAgain(
  ctx: Context<StaffActor>,
  o: OpenAgainDeps,
  a: { messageId: string; requestId: string },
): Promise<MailOpened> {
  if (ctx.actor.role === "auditor") throw new Refusal("forbidden", 403)
  const mail = await mailOf(ctx.db, a.messageId)
  if (!mail) throw notFound()
  await readable(ctx.db, ctx.actor, { id: mail.conversationId })
  if (!mail.reading.crypto?.fault) throw new Refusal("mail-not-locked", 409)
  const { opened, bytes } = await readNow(ctx.db, o, mail)
  const conversationId = await endOfMerges(ctx.db, mail.conversationId)
  const held = await readable(ctx.db, ctx.actor, { id: conversationId })
  const actor = customerOf(held)
  const messageId = openedId(mail.incomingId)
  const files = await takeInFiles(o, { incoming: { id: messageId }, mail: opened.mail, bytes }, actor)
  const done = await inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: a.requestId, input: { openAgain: a.messageId } }, () =>
      write(ctx, o, { tx, mail, opened, messageId, conversationId, actor, files }),
    ),
  )
  ctx.announce()
  return done
}

type Opened = { opened: Kept; bytes: Uint8Array[] }

/** @throws Refusal where it still can't be opened */
async function readNow(db: Db, o: OpenAgainDeps, mail: StoredMail): Promise<Opened> {
  const [came, raw] = await Promise.all([oneMail(db, mail.incomingId), o.rawOf(mail.incomingId)])
  if (!came) throw notFound()
  const { incoming } = came
  const mailbox = incoming.mailboxId === null ? null : o.mailboxById(incoming.mailboxId)
  const { reading } = await o.read(raw, incoming.envelope, mailbox)
  if ("unreadable" in reading || reading.mail.crypto?.fault === "damaged")
    throw new Refusal("mail-still-damaged", 409)
  if (reading.mail.crypto?.fault) throw new Refusal("mail-still-locked", 409)
  const { authenticity, reading: before } = mail
  const { related, firstSeenAt } = before
  return {
    bytes: reading.bytes,
    opened: {
      ...(await withoutSecrets(reading.mail, o.findSecrets)),
      incoming,
      // What its domain said when it came counts: keys are changed, and name servers forget.
      authenticity,
      evidence: ["read-again"],
      related,
      sender: { firstSeenAt: firstSeenAt === null ? null : new Date(firstSeenAt) },
    },
  }
}

type Writing = {
  tx: Db
  mail: StoredMail
  opened: Kept
  messageId: string
  conversationId: string
  actor: CustomerActor
  files: TakenIn
}

/** @throws Refusal `mail-read-already` where somebody was quicker */
async function write(ctx: Context<StaffActor>, o: OpenAgainDeps, w: Writing): Promise<MailOpened> {
  const { tx, mail, opened, messageId, conversationId, actor } = w
  const { ids, inline, refused } = w.files
  const key = { id: conversationId }
  const { now } = ctx
  await changeWithin(tx, { actor: ctx.actor, now, key }, async (held) => {
    if (await mailOf(tx, messageId)) throw new Refusal("mail-read-already", 409)
    return {
      facts: [{ kind: "mail.read-again", payload: { about: mail.messageId, opened: messageId } }],
      patch: { updatedAt: held.updatedAt },
    }
  })
  const message = { messageId, body: bodyOf(opened), attachmentIds: ids }
  await changeWithin(tx, { actor, now, key }, (held) => {
    const decided = received(held, message, { now, replyClock: o.replyClock })
    const signed = decided.facts.map((fact) =>
      fact.kind === "message.received" ? { ...fact, payload: { mail: signOf(opened) } } : fact,
    )
    return { ...decided, facts: [...signed, ...exposedBy(opened)] }
  })
  await o.bind(tx, { ids, messageId, most: MOST_FILES, actor, conversationId })
  await insertMail(tx, keptMailOf(opened, { messageId, conversationId, refused, inline }))
  return { conversationId, messageId }
}

/** A mail that can be read at last opens its matter again where that may be; where not, it is read all the same. */
function received(
  held: Held,
  message: Parameters<typeof receiving>[1],
  counting: Parameters<typeof receiving>[2],
): Decision {
  const until = reopenUntil(held, counting.replyClock.reopenDays())
  if (!isOver(held.status) || (until && until >= counting.now)) return receiving(held, message, counting)
  const { messageId: id, ...said } = message
  return {
    facts: [{ kind: "message.received", message: { id, kind: "reply", ...said } }],
    patch: { updatedAt: held.updatedAt },
  }
}

function customerOf({ customerId, brandId }: Pick<Conversation, "customerId" | "brandId">): CustomerActor {
  return { realm: "customer", id: customerId, level: "mailbox", brandId }
}
