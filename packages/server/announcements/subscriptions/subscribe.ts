import { newId } from "@veridesk/contract/ids.ts"
import type { Db } from "../../platform/db/connect.ts"
import { inTransaction } from "../../platform/db/transaction.ts"
import { linkDigest, makeLinkToken } from "../../platform/realm/link-token.ts"
import { confirmAddress, dropSubscription, insertSubscription, keepChoice, subscriptionBy } from "./store.ts"
import {
  type Choice,
  manageToken,
  type PushAddress,
  readManageToken,
  type Subscription,
  withSecurity,
} from "./subscription.ts"

/** A mail that this feature wants sent; the outbox is handed in, for it stands above us. */
export type NoticeMail = {
  kind: "announcement-confirm" | "announcement-digest"
  to: string
  locale: string
  dedupeKey: string
  details: Record<string, unknown>
  customerId?: string
}
export type QueueNotices = (tx: Db, mails: NoticeMail[]) => Promise<void>

export type SubscribeDeps = { db: Db; secret: string; queueMails: QueueNotices }

const DAY_MS = 86_400_000
const CONFIRM_MS = 3 * DAY_MS

/**
 * Asks somebody at an address whether they want to hear of things: nothing is sent there until they have said yes from
 * that mailbox. An address that has said so before gets the link to its settings instead; nobody can tell the two apart
 * from outside.
 */
export async function askAddress(
  o: SubscribeDeps,
  a: { email: string; brandId: string; choice: Choice; now: Date },
): Promise<void> {
  const { token, digest } = makeLinkToken()
  const until = new Date(a.now.getTime() + CONFIRM_MS)
  const confirm = { digest, until }
  await inTransaction(o.db, async (tx) => {
    const known = await subscriptionBy(tx, { email: a.email, brandId: a.brandId })
    const paths = {
      path: known?.confirmedAt
        ? `/announcements/manage/${manageToken(o.secret, known.id)}`
        : `/announcements/confirm/${token}`,
      known: known?.confirmedAt ? true : false,
      expiresAt: until.toISOString(),
    }
    if (!known) {
      const who = { customerId: null, email: a.email, push: null }
      const row = { id: newId(), brandId: a.brandId, via: "mail" as const, ...who }
      await insertSubscription(tx, { ...a.choice, ...row, confirm, now: a.now })
    } else if (!known.confirmedAt) await keepChoice(tx, { ...a.choice, id: known.id, confirm })
    const mail = {
      kind: "announcement-confirm" as const,
      to: a.email,
      locale: a.choice.locale,
      details: { ...paths, brandId: a.brandId },
    }
    await o.queueMails(tx, [{ ...mail, dedupeKey: `announcement-confirm:${digest.toString("hex")}` }])
  })
}

/** Whose yes a link is; null where it is over or was never ours. */
export async function behindLink(db: Db, l: { token: string; now: Date }): Promise<Subscription | null> {
  return subscriptionBy(db, { confirmDigest: linkDigest(l.token), now: l.now })
}

/** The second yes, from the mailbox itself. @returns the token of its settings, or null where the link is over */
export async function confirmSubscription(
  o: SubscribeDeps,
  l: { token: string; now: Date },
): Promise<string | null> {
  return inTransaction(o.db, async (tx) => {
    const found = await behindLink(tx, l)
    if (!found) return null
    await confirmAddress(tx, found.id, l.now)
    return manageToken(o.secret, found.id)
  })
}

/** Whose settings a link of a mail opens. */
export async function managedBy(o: SubscribeDeps, token: string): Promise<Subscription | null> {
  const id = readManageToken(o.secret, token)
  return id ? subscriptionBy(o.db, { id }) : null
}

/** Keeps the choice of somebody who is signed in: their address is that of their account. */
export async function keepForCustomer(
  db: Db,
  k: { customerId: string; brandId: string; choice: Choice; now: Date },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const known = await subscriptionBy(tx, { customerId: k.customerId, brandId: k.brandId })
    if (known) return keepChoice(tx, { ...k.choice, id: known.id })
    const who = { customerId: k.customerId, email: null, push: null }
    const row = { id: newId(), brandId: k.brandId, via: "mail" as const, ...who }
    await insertSubscription(tx, { ...k.choice, ...row, confirm: null, now: k.now })
  })
}

/** Keeps a browser that its reader has allowed to be told, or what it wants to be told from now on. */
export async function keepBrowser(
  db: Db,
  k: { push: PushAddress; brandId: string; choice: Choice; customerId: string | null; now: Date },
): Promise<void> {
  const choice = { ...k.choice, kinds: withSecurity(k.choice.kinds) }
  await inTransaction(db, async (tx) => {
    const known = await subscriptionBy(tx, { endpoint: k.push.endpoint })
    if (known) return keepChoice(tx, { ...choice, id: known.id, push: k.push })
    const who = { customerId: k.customerId, email: null, push: k.push }
    const row = { id: newId(), brandId: k.brandId, via: "push" as const, ...who }
    await insertSubscription(tx, { ...choice, ...row, confirm: null, now: k.now })
  })
}

export async function changeSubscription(db: Db, c: { id: string; choice: Choice }): Promise<void> {
  await keepChoice(db, { ...c.choice, id: c.id })
}

/** Ends it; the row is deleted, since whoever left wants nothing of theirs kept. */
export async function endSubscription(db: Db, by: { id: string } | { endpoint: string }): Promise<void> {
  await dropSubscription(db, by)
}
