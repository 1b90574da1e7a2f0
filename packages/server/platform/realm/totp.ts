import { randomBytes } from "node:crypto"
import { createOTP } from "@better-auth/utils/otp"
import { base32nopad } from "@scure/base"
import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { inTransaction } from "../db/transaction.ts"
import type { Realm } from "./realm.ts"
import { makeRecoveryCodes, recoveryDigest } from "./recovery-codes.ts"
import { openSession } from "./sign-in.ts"
import { digitsOf } from "./totp-code.ts"
import type { Visit } from "./visit.ts"

export type TotpKey = { key: string; uri: string; issuer: string; account: string }

/** The library's mark for a secret that is bytes in base 32 rather than text. */
const BASE32 = "base32:"
/** 160 bits, as RFC 4226 §4 recommends; 32 letters to type where no camera is at hand. */
const SECRET_BYTES = 20
const PENDING_MS = 3600_000

/**
 * The key an authenticator is being set up with: the one laid down within the last hour and not proved yet, so that
 * a second look at the page shows the same, or a new one. An authenticator in use stays in use until then.
 * @param input.account what the app shows beside the issuer
 */
export async function beginTotp(
  realm: Realm,
  input: { accountId: string; account: string },
): Promise<TotpKey> {
  const { accountId, account } = input
  const now = realm.clock()
  const pending = await realm.store.pendingSecret(realm.db, accountId, now)
  const key = pending ? await keyOf(realm, pending) : base32nopad.encode(randomBytes(SECRET_BYTES))
  if (!pending) {
    const expiresAt = new Date(now.getTime() + PENDING_MS)
    await realm.store.putPendingSecret(realm.db, {
      id: newId(),
      accountId,
      secret: await sealed(realm, key),
      expiresAt,
    })
  }
  return { key, uri: uriOf(realm.issuer, account, key), issuer: realm.issuer, account }
}

/**
 * Proves the new key by a code, puts it in the place of the old one, opens a session with the second factor given
 * and makes ten recovery codes, shown this once. @throws Refusal `code-wrong` 422, `too-many-tries`
 */
export async function confirmTotp(
  realm: Realm,
  visit: Visit,
  input: { accountId: string; code: string },
): Promise<string[]> {
  const { accountId } = input
  await realm.limits.pair.take(`set-up ${accountId}`)
  const now = realm.clock()
  const secret = await realm.store.pendingSecret(realm.db, accountId, now)
  const code = digitsOf(input.code)
  const right =
    secret !== null && (await createOTP(base32nopad.decode(await keyOf(realm, secret))).verify(code))
  if (!right) throw new Refusal("code-wrong", 422, { fields: { code: { code: "code-wrong" } } })
  const codes = await putFactor(realm, { accountId, secret, verified: true, usedCode: code })
  await realm.limits.pair.forget(`set-up ${accountId}`)
  await openSession(realm, visit, { accountId, secondFactor: true })
  return codes
}

/** Whether a code of the authenticator in use is right; it counts once. The caller bounds the tries. */
export async function isRightCode(
  realm: Realm,
  input: { accountId: string; code: string },
): Promise<boolean> {
  const secret = await realm.store.provedSecret(realm.db, input.accountId)
  const code = digitsOf(input.code)
  const right =
    secret !== null && (await createOTP(base32nopad.decode(await keyOf(realm, secret))).verify(code))
  return right && realm.store.claimCode(realm.db, { accountId: input.accountId, code, now: realm.clock() })
}

/**
 * Gives an account an authenticator whose key is known beforehand, as the made-up people of a demo have; what it had
 * stops working. @param input.key base 32 without padding
 */
export async function putKnownKey(realm: Realm, input: { accountId: string; key: string }): Promise<void> {
  const { accountId, key } = input
  await putFactor(realm, { accountId, secret: await sealed(realm, key), verified: true, usedCode: null })
}

/** Makes a passkey the second factor of an account that had none: recovery codes come, and a password alone goes. */
export async function startWithPasskey(realm: Realm, accountId: string): Promise<string[]> {
  // The row needs a key; one that nobody has seen and that is marked unproved opens nothing.
  const secret = await sealed(realm, base32nopad.encode(randomBytes(SECRET_BYTES)))
  return putFactor(realm, { accountId, secret, verified: false, usedCode: null })
}

/** Ten new recovery codes in place of those there were. The account must have a second factor. */
export async function renewRecoveryCodes(realm: Realm, accountId: string): Promise<string[]> {
  const codes = makeRecoveryCodes()
  await realm.store.putRecoveryCodes(realm.db, {
    accountId,
    digests: digestsOf(realm, codes),
    now: realm.clock(),
  })
  return codes
}

/** Takes the authenticator and the recovery codes away. */
export async function removeTotp(realm: Realm, accountId: string): Promise<void> {
  await inTransaction(realm.db, (tx) => realm.store.dropFactor(tx, accountId))
}

async function putFactor(
  realm: Realm,
  input: { accountId: string; secret: string; verified: boolean; usedCode: string | null },
): Promise<string[]> {
  const codes = makeRecoveryCodes()
  const now = realm.clock()
  await inTransaction(realm.db, async (tx) => {
    await realm.store.putFactor(tx, { ...input, id: newId(), digests: digestsOf(realm, codes), now })
    if (input.usedCode)
      await realm.store.claimCode(tx, { accountId: input.accountId, code: input.usedCode, now })
  })
  return codes
}

function digestsOf(realm: Realm, codes: string[]): string[] {
  return codes.map((code) => recoveryDigest(code, realm.secret))
}

async function sealed(realm: Realm, key: string): Promise<string> {
  const { symmetricEncrypt } = await sealing()
  return symmetricEncrypt({ key: realm.secret, data: BASE32 + key })
}

async function keyOf(realm: Realm, secret: string): Promise<string> {
  const { symmetricDecrypt } = await sealing()
  const text = await symmetricDecrypt({ key: realm.secret, data: secret })
  return text.slice(BASE32.length)
}

/** The library seals its keys in its own way, and reads them so. It is read when the first key is. */
function sealing() {
  return import("better-auth/crypto")
}

/** The address of a key as authenticator apps read it (github.com/google/google-authenticator, Key URI Format). */
export function uriOf(issuer: string, account: string, key: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  // Encoded by hand: the apps show the plus sign that URLSearchParams puts for a space.
  return `otpauth://totp/${label}?secret=${key}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=6&period=30`
}
