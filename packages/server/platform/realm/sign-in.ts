import { call, signInFailed } from "./call.ts"
import { tooManyTries } from "./limits.ts"
import { networkOf } from "./network.ts"
import type { Realm } from "./realm.ts"
import { recoveryDigest } from "./recovery-codes.ts"
import { tokenOf } from "./session-cookie.ts"
import { digitsOf } from "./totp-code.ts"
import { type Visit, withoutCookie } from "./visit.ts"

/**
 * Checks a password. `accountId` is null where the identifier belongs to nobody: the same work is done, the same
 * answer given. A session opens, or a challenge for the second factor where the account has one.
 * @param identifier what was typed; the limits count by it, so they tell nothing about accounts
 * @throws Refusal `sign-in-failed`, `too-many-tries`
 */
export async function givePassword(
  realm: Realm,
  visit: Visit,
  input: { identifier: string; accountId: string | null; password: string },
): Promise<"second-factor" | "done"> {
  const limits = keysOf(visit, input.identifier)
  await takeTries(realm, visit, { ...limits, accountId: input.accountId })
  const body = { email: realm.handleOf(input.accountId), password: input.password }
  const { response, cookies } = await call(withoutCookie(visit, realm.cookies.session), async (o) =>
    (await realm.auth()).api.signInEmail({ ...o, body }),
  )
  await Promise.all([
    realm.limits.pair.forget(limits.pair),
    realm.limits.address.giveBack(limits.address),
    realm.limits.account.giveBack(limits.account),
  ])
  await admit(realm, visit, cookies)
  // The declared answer knows nothing of the second factor, which a plugin puts in its place.
  return "twoFactorRedirect" in response ? "second-factor" : "done"
}

/** The second step with a code of the authenticator. @throws as `givePassword`; a code counts once */
export async function giveTotp(realm: Realm, visit: Visit, code: string): Promise<void> {
  await realm.limits.address.take(networkOf(visit.address))
  const accountId = await pendingAccount(realm, visit)
  if (!accountId) throw signInFailed({ restart: true })
  const digits = digitsOf(code)
  const { response, cookies } = await call(withoutCookie(visit, realm.cookies.session), async (o) =>
    (await realm.auth()).api.verifyTOTP({ ...o, body: { code: digits } }),
  )
  if (!(await realm.store.claimCode(realm.db, { accountId, code: digits, now: realm.clock() }))) {
    await realm.store.endByToken(realm.db, response.token)
    throw signInFailed({ restart: true })
  }
  await admit(realm, visit, cookies)
}

/** The second step with a recovery code; it is used up. @throws as `givePassword` */
export async function giveRecoveryCode(realm: Realm, visit: Visit, code: string): Promise<void> {
  await realm.limits.address.take(networkOf(visit.address))
  const body = { code: recoveryDigest(code, realm.secret) }
  const { cookies } = await call(withoutCookie(visit, realm.cookies.session), async (o) =>
    (await realm.auth()).api.verifyBackupCode({ ...o, body }),
  )
  await admit(realm, visit, cookies)
}

/** Opens a session for an account whose identity was proved by other means (a signed token, a one-time link). */
export async function openSession(
  realm: Realm,
  visit: Visit,
  input: { accountId: string; secondFactor: boolean },
): Promise<void> {
  const { cookies } = await call(visit, async (o) =>
    (await realm.auth()).api.openSession({ ...o, body: input }),
  )
  await admit(realm, visit, cookies)
}

/** Whose code is awaited in this browser, or null where no sign-in is half-way. */
export async function pendingAccount(realm: Realm, visit: Visit): Promise<string | null> {
  const identifier = tokenOf(visit.cookie(realm.cookies.challenge), realm.secret)
  return identifier ? realm.store.pendingAccount(realm.db, identifier, realm.clock()) : null
}

/**
 * Gives the new cookies and ends the session that this browser had before: a token never outlives the step to a
 * stronger or another identity (session fixation).
 */
export async function admit(realm: Realm, visit: Visit, cookies: string[]): Promise<void> {
  const before = realm.tokenOf(visit)
  if (before) await realm.store.endByToken(realm.db, before)
  for (const cookie of cookies) visit.give(cookie)
  realm.sessionsChanged()
}

function keysOf(visit: Visit, identifier: string): { address: string; pair: string; account: string } {
  const address = networkOf(visit.address)
  const account = identifier.normalize("NFKC").trim().toLowerCase()
  return { address, account, pair: `${address} ${account}` }
}

/**
 * Counts the try by address, by address and name together, and by name alone. The last bound stops guessing from
 * many addresses; where its owner has been signed in before it does not hold, so no stranger can lock them out.
 */
async function takeTries(
  realm: Realm,
  visit: Visit,
  keys: { address: string; pair: string; account: string; accountId: string | null },
): Promise<void> {
  await realm.limits.address.take(keys.address)
  await realm.limits.pair.take(keys.pair)
  const wait = await realm.limits.account.tryTake(keys.account)
  if (wait === null) return
  const known = keys.accountId && (await realm.store.isKnownAddress(realm.db, keys.accountId, visit.address))
  if (!known) throw tooManyTries(wait)
}
