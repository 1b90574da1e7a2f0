import { Refusal } from "@veridesk/contract/errors.ts"
import { type Locale, locale } from "@veridesk/contract/locale.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { linkDigest, makeLinkToken } from "../platform/realm/link-token.ts"
import type { House } from "./house.ts"
import { type CustomerSession, lockLink, markVerified, putLink, spendLink } from "./store.ts"

const LIFE_MS = 24 * 3600_000

/** Sends the link that proves an address; earlier ones of this account stop working. */
export async function queueVerification(
  house: House,
  tx: Db,
  to: { accountId: string; email: string; locale: Locale },
): Promise<void> {
  const { token, digest } = makeLinkToken()
  const now = house.clock()
  const expiresAt = new Date(now.getTime() + LIFE_MS)
  await putLink(tx, {
    digest,
    kind: "verify-email",
    accountId: to.accountId,
    email: to.email,
    now,
    expiresAt,
  })
  await house.queueMail(
    {
      kind: "verify-email",
      to: to.email,
      locale: to.locale,
      customerId: to.accountId,
      values: { verifyPath: `/verify-email?token=${token}`, expiresAt: expiresAt.toISOString() },
      dedupeKey: `verify-email ${digest.toString("base64url")}`,
    },
    tx,
  )
}

/** Sends the link again to the person signed in. @throws Refusal `too-many-tries` */
export async function resendVerification(house: House, session: CustomerSession): Promise<void> {
  if (!session.email || session.emailVerified) return
  await house.bounds.mail.take(session.customerId)
  const to = {
    accountId: session.customerId,
    email: session.email,
    locale: locale.catch("en").parse(session.locale),
  }
  await inTransaction(house.db, (tx) => queueVerification(house, tx, to))
}

/**
 * Follows the link of a mail. Following it twice is no mistake (mail scanners do).
 * @throws Refusal `link-spent` 410, or `email-in-use` 409 where another account has proved this address
 */
export async function verifyEmail(house: House, token: string): Promise<{ email: string }> {
  const digest = linkDigest(token)
  const now = house.clock()
  const email = await inTransaction(house.db, async (tx) => {
    const link = await lockLink(tx, { digest, kind: "verify-email", now })
    if (!link) throw new Refusal("link-spent", 410)
    if (!(await markVerified(tx, { accountId: link.accountId, email: link.email, now })))
      throw new Refusal("email-in-use", 409)
    await spendLink(tx, digest, now)
    return link.email
  })
  // What is remembered of the account's sessions says "not verified".
  house.realm.sessionsChanged()
  return { email }
}
