import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { locale } from "@veridesk/contract/locale.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { linkDigest, makeLinkToken } from "../platform/realm/link-token.ts"
import { networkOf } from "../platform/realm/network.ts"
import { passwordFault, passwordField } from "../platform/realm/password-policy.ts"
import type { Visit } from "../platform/realm/visit.ts"
import { foldAddress } from "./customer.ts"
import type { House } from "./house.ts"
import { lockLink, namesOf, provedAccount, putLink, spendLink } from "./store.ts"

const LIFE_MS = 3600_000

/**
 * Sends a link to set a new password, to a proved address only. The answer and its time are the same whoever asks,
 * since the work is done after it. @throws Refusal `too-many-tries`, by the asker's address
 */
export async function forgotPassword(house: House, visit: Visit, email: string): Promise<void> {
  await house.bounds.register.take(`reset ${networkOf(visit.address)}`)
  house.background.run(() => sendLink(house, foldAddress(email)))
}

async function sendLink(house: House, address: string): Promise<void> {
  const account = await provedAccount(house.db, address)
  if (!account || (await house.bounds.mail.tryTake(`reset ${account.id}`)) !== null) return
  const { token, digest } = makeLinkToken()
  const now = house.clock()
  const expiresAt = new Date(now.getTime() + LIFE_MS)
  await inTransaction(house.db, async (tx) => {
    await putLink(tx, {
      digest,
      kind: "password-reset",
      accountId: account.id,
      email: account.email,
      now,
      expiresAt,
    })
    await house.queueMail(
      {
        kind: "password-reset",
        to: account.email,
        locale: locale.catch("en").parse(account.locale),
        customerId: account.id,
        values: { resetPath: `/password/new?token=${token}`, expiresAt: expiresAt.toISOString() },
        dedupeKey: `password-reset ${digest.toString("base64url")}`,
      },
      tx,
    )
  })
}

/**
 * Sets the new password and ends every session of the account. A second factor stays as it is.
 * @throws Refusal `link-spent` 410, `form-incomplete` 422 (fields.password)
 */
export async function resetPassword(
  house: House,
  visit: Visit,
  input: { token: string; password: string },
): Promise<void> {
  await house.realm.limits.address.take(networkOf(visit.address))
  const digest = linkDigest(input.token)
  const now = house.clock()
  // The hash is made outside the transaction: nobody waits for a row while argon2 works.
  await inTransaction(house.db, (tx) => checkLink(house, tx, { digest, password: input.password, now }))
  const hash = await house.passwords.hash(input.password)
  await inTransaction(house.db, async (tx) => {
    const { accountId } = await checkLink(house, tx, { digest, password: input.password, now })
    await spendLink(tx, digest, now)
    await house.realm.store.putPassword(tx, { id: newId(), accountId, hash })
    await house.realm.store.endOthers(tx, accountId, null)
  })
  house.realm.sessionsChanged()
}

async function checkLink(
  house: House,
  tx: House["db"],
  input: { digest: Buffer; password: string; now: Date },
): Promise<{ accountId: string }> {
  const link = await lockLink(tx, { digest: input.digest, kind: "password-reset", now: input.now })
  if (!link || link.usedAt) throw new Refusal("link-spent", 410)
  const fault = passwordFault(input.password, [...(await namesOf(tx, link.accountId)), house.brand.name])
  if (fault) throw new Refusal("form-incomplete", 422, { fields: { password: passwordField(fault) } })
  return link
}
