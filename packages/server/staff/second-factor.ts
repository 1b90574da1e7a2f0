import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { NewCredential } from "@veridesk/contract/passkey.ts"
import type { Passkey, TotpSetUp } from "@veridesk/contract/staff-account.ts"
import { addPasskey } from "../platform/realm/passkeys.ts"
import { openSession } from "../platform/realm/sign-in.ts"
import {
  beginTotp,
  confirmTotp,
  isRightCode,
  renewRecoveryCodes,
  startWithPasskey,
} from "../platform/realm/totp.ts"
import type { Visit } from "../platform/realm/visit.ts"
import type { House } from "./house.ts"
import type { StaffSession } from "./store.ts"

type SettingUp = StaffSession & { first: boolean }

/** The key for an authenticator, as letters, as an address and as a drawing of it. */
export async function beginSecondFactor(house: House, session: SettingUp): Promise<TotpSetUp> {
  const { key, uri } = await beginTotp(house.realm, { accountId: session.staffId, account: session.email })
  const { default: qrcode } = await import("qrcode")
  const qrSvg = await qrcode.toString(uri, { type: "svg", errorCorrectionLevel: "M", margin: 4 })
  return { secret: key.replace(/(.{4})(?=.)/g, "$1 "), uri, qrSvg }
}

/** @returns ten recovery codes; the session now has its second factor. @throws Refusal `code-wrong` 422 */
export async function confirmSecondFactor(
  house: House,
  visit: Visit,
  input: { session: SettingUp; code: string },
): Promise<string[]> {
  const { session, code } = input
  const codes = await confirmTotp(house.realm, visit, { accountId: session.staffId, code })
  if (session.first) await endHalfSessions(house, session)
  return codes
}

/** Adds a passkey; the first factor of an account brings recovery codes with it. @throws Refusal `passkey-refused` 422 */
export async function addStaffPasskey(
  house: House,
  visit: Visit,
  input: { session: SettingUp; name: string; credential: NewCredential },
): Promise<{ passkey: Passkey; recoveryCodes: string[] | null }> {
  const { session, ...given } = input
  const passkey = await addPasskey(house.realm, visit, given)
  if (!session.first) return { passkey, recoveryCodes: null }
  const recoveryCodes = await startWithPasskey(house.realm, session.staffId)
  await openSession(house.realm, visit, { accountId: session.staffId, secondFactor: true })
  await endHalfSessions(house, session)
  return { passkey, recoveryCodes }
}

/** @throws Refusal `last-second-factor` 409: nobody is left with a password alone */
export async function removeStaffPasskey(house: House, session: StaffSession, id: string): Promise<void> {
  const { store } = house.realm
  const [factors, passkeys] = await Promise.all([
    store.factorsOf(house.db, session.staffId),
    store.listPasskeys(house.db, session.staffId),
  ])
  if (!passkeys.some((it) => it.id === id)) throw notFound()
  if (!factors.totpSince && passkeys.length === 1) throw new Refusal("last-second-factor", 409)
  await store.removePasskey(house.db, session.staffId, id)
}

/** New recovery codes for who shows the authenticator. @throws Refusal `code-wrong` 422 */
export async function renewStaffCodes(
  house: House,
  input: { session: StaffSession; code: string },
): Promise<string[]> {
  const { staffId } = input.session
  await house.realm.limits.pair.take(`codes ${staffId}`)
  if (!(await isRightCode(house.realm, { accountId: staffId, code: input.code }))) {
    throw new Refusal("code-wrong", 422, { fields: { code: { code: "code-wrong" } } })
  }
  return renewRecoveryCodes(house.realm, staffId)
}

/** A password given elsewhere before the account had a second factor must not outlive its coming. */
async function endHalfSessions(house: House, session: StaffSession): Promise<void> {
  await house.realm.store.endHalf(house.db, session.staffId)
  house.realm.sessionsChanged()
}
