import { Refusal } from "@veridesk/contract/errors.ts"
import type { NewCredential, PasskeyOptions, SignedCredential } from "@veridesk/contract/passkey.ts"
import { call } from "./call.ts"
import { networkOf } from "./network.ts"
import type { Realm } from "./realm.ts"
import { admit } from "./sign-in.ts"
import { type Visit, withoutCookie } from "./visit.ts"

/** Whether browsers let a site at this address have passkeys: they want a name, not a number (WebAuthn §5.1.3 step 7). */
export function canHavePasskeys(publicUrl: string): boolean {
  const { hostname, protocol } = new URL(publicUrl)
  return (
    networkOf(hostname.replace(/^\[|\]$/g, "")) === "unknown" &&
    (protocol === "https:" || hostname === "localhost")
  )
}

/** Options for `navigator.credentials.get`: any passkey of this site, so that the browser can offer it in its autofill. */
export async function passkeyOptions(realm: Realm, visit: Visit): Promise<PasskeyOptions> {
  await realm.limits.address.take(networkOf(visit.address))
  const { response, cookies } = await call(withoutCookie(visit, realm.cookies.session), async (o) =>
    (await realm.auth()).api.generatePasskeyAuthenticationOptions(o),
  )
  for (const cookie of cookies) visit.give(cookie)
  await realm.limits.address.giveBack(networkOf(visit.address))
  return { ...response, userVerification: "required" }
}

/**
 * Signs in with a passkey, which stands for both factors.
 * @param mayEnter the last word of the feature on the account (deactivated people hold passkeys too)
 * @throws Refusal `sign-in-failed`, `too-many-tries`
 */
export async function givePasskey(
  realm: Realm,
  visit: Visit,
  input: { credential: SignedCredential; mayEnter: (accountId: string) => Promise<boolean> },
): Promise<void> {
  await realm.limits.address.take(networkOf(visit.address))
  const { response, cookies } = await call(withoutCookie(visit, realm.cookies.session), async (o) =>
    (await realm.auth()).api.verifyPasskeyAuthentication({ ...o, body: { response: input.credential } }),
  )
  if (!(await input.mayEnter(response.session.userId))) {
    await realm.store.endByToken(realm.db, response.session.token)
    throw new Refusal("sign-in-failed", 401)
  }
  await realm.store.notePasskeyUse(realm.db, input.credential.id, realm.clock())
  await realm.limits.address.giveBack(networkOf(visit.address))
  await admit(realm, visit, cookies)
}

/** Options for `navigator.credentials.create`, for the person signed in. @param name what the passkey dialog calls them */
export async function newPasskeyOptions(realm: Realm, visit: Visit, name: string): Promise<PasskeyOptions> {
  const { response, cookies } = await call(visit, async (o) =>
    (await realm.auth()).api.generatePasskeyRegistrationOptions({ ...o, query: { name } }),
  )
  for (const cookie of cookies) visit.give(cookie)
  return { ...response, user: { ...response.user, name, displayName: name } }
}

/** Adds a passkey to the person signed in. @throws Refusal `passkey-refused` 422 where its answer does not prove itself */
export async function addPasskey(
  realm: Realm,
  visit: Visit,
  input: { name: string; credential: NewCredential },
): Promise<{ id: string; name: string; createdAt: string }> {
  const body = { name: input.name, response: input.credential }
  const { response, cookies } = await call(visit, async (o) =>
    (await realm.auth()).api.verifyPasskeyRegistration({ ...o, body }),
  ).catch(refused)
  for (const cookie of cookies) visit.give(cookie)
  return { id: response.id, name: input.name, createdAt: realm.clock().toISOString() }
}

function refused(error: unknown): never {
  if (error instanceof Refusal && error.code === "sign-in-failed") throw new Refusal("passkey-refused", 422)
  throw error
}
