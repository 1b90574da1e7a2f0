import { randomBytes } from "node:crypto"
import { base32nopad } from "@scure/base"
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto"
import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { call } from "./call.ts"
import type { Realm } from "./realm.ts"
import { makeRecoveryCodes, recoveryDigest } from "./recovery-codes.ts"
import { admit, openSession } from "./sign-in.ts"
import { digitsOf } from "./totp-code.ts"
import type { Visit } from "./visit.ts"

export type TotpKey = { key: string; uri: string; issuer: string; account: string }

/** The library's mark for a secret that is bytes in base 32 rather than text. */
const BASE32 = "base32:"
/** 160 bits, as RFC 4226 §4 recommends; 32 letters to type where no camera is at hand. */
const SECRET_BYTES = 20

/**
 * The key an authenticator is being set up with: the one laid down before and not proved yet, so that a second look
 * at the page shows the same, or a new one. A proved key is never shown again.
 * @param input.account what the app shows beside the issuer
 * @param input.replace takes a proved key away for it; until the new one is proved, recovery codes and passkeys open the account
 * @throws Refusal `totp-already-on` 409 without `replace`
 */
export async function beginTotp(
  realm: Realm,
  input: { accountId: string; account: string; replace: boolean },
): Promise<TotpKey> {
  const { accountId, account } = input
  const known = await realm.store.secretOf(realm.db, accountId)
  if (known?.verified && !input.replace) throw new Refusal("totp-already-on", 409)
  const key =
    (known && !known.verified && (await keyOf(realm, known.secret))) ||
    base32nopad.encode(randomBytes(SECRET_BYTES))
  const secret = await symmetricEncrypt({ key: realm.secret, data: BASE32 + key })
  await realm.store.putSecret(realm.db, { id: newId(), accountId, secret, now: realm.clock() })
  return { key, uri: uriOf(realm.issuer, account, key), issuer: realm.issuer, account }
}

/**
 * Proves the new key by a code, opens a session with the second factor given and makes ten recovery codes, shown
 * this once. @throws Refusal `code-wrong` 422
 */
export async function confirmTotp(
  realm: Realm,
  visit: Visit,
  input: { accountId: string; code: string },
): Promise<string[]> {
  await realm.limits.pair.take(`set-up ${input.accountId}`)
  const code = digitsOf(input.code)
  const { cookies } = await call(visit, (o) => realm.auth.api.verifyTOTP({ ...o, body: { code } })).catch(
    wrongCode,
  )
  await realm.store.claimCode(realm.db, input.accountId, code, realm.clock())
  const opened = cookies.some((cookie) => cookie.startsWith(`${realm.cookies.session}=`))
  if (opened) await admit(realm, visit, cookies)
  // Where a second factor was asked for before (a passkey), the library leaves the session as it is.
  else await openSession(realm, visit, { accountId: input.accountId, secondFactor: true })
  return renewRecoveryCodes(realm, input.accountId)
}

/** Ten new recovery codes in place of those there were. The account must have a second factor. */
export async function renewRecoveryCodes(realm: Realm, accountId: string): Promise<string[]> {
  const codes = makeRecoveryCodes()
  const digests = codes.map((code) => recoveryDigest(code, realm.secret))
  await realm.store.putRecoveryCodes(realm.db, accountId, digests, realm.clock())
  return codes
}

/** Makes a passkey the second factor of an account without an authenticator: recovery codes, and passwords alone no longer do. */
export async function startWithPasskey(realm: Realm, accountId: string): Promise<string[]> {
  const secret = await symmetricEncrypt({
    key: realm.secret,
    data: BASE32 + base32nopad.encode(randomBytes(SECRET_BYTES)),
  })
  await realm.store.putSecret(realm.db, { id: newId(), accountId, secret, now: realm.clock() })
  await realm.store.askForSecondFactor(realm.db, accountId, true)
  return renewRecoveryCodes(realm, accountId)
}

/** Takes the authenticator and its recovery codes away. */
export async function removeTotp(realm: Realm, accountId: string): Promise<void> {
  await realm.store.askForSecondFactor(realm.db, accountId, false)
  await realm.store.dropTwoFactor(realm.db, accountId)
}

async function keyOf(realm: Realm, secret: string): Promise<string | null> {
  const text = await symmetricDecrypt({ key: realm.secret, data: secret })
  return text.startsWith(BASE32) ? text.slice(BASE32.length) : null
}

/** The address of a key as authenticator apps read it (github.com/google/google-authenticator, Key URI Format). */
function uriOf(issuer: string, account: string, key: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  // Encoded by hand: the apps show the plus sign that URLSearchParams puts for a space.
  return `otpauth://totp/${label}?secret=${key}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=6&period=30`
}

function wrongCode(refused: unknown): never {
  if (refused instanceof Refusal && refused.code === "sign-in-failed") {
    throw new Refusal("code-wrong", 422, { fields: { code: { code: "code-wrong" } } })
  }
  throw refused
}
