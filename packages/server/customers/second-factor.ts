import { Refusal } from "@veridesk/contract/errors.ts"
import {
  beginTotp,
  confirmTotp,
  removeTotp,
  renewRecoveryCodes,
  type TotpKey,
} from "../platform/realm/totp.ts"
import type { Visit } from "../platform/realm/visit.ts"
import { isFresh } from "./customer.ts"
import type { House } from "./house.ts"
import type { CustomerSession } from "./store.ts"

/**
 * Acts on the account itself want a sign-in of the last quarter of an hour, so that a browser left open or a stolen
 * cookie can't take the account over. @throws Refusal `fresh-sign-in-first` 403
 */
export function askFresh(house: House, session: CustomerSession): void {
  if (!isFresh(session.signedInAt, house.clock())) throw new Refusal("fresh-sign-in-first", 403)
}

/** @throws Refusal `second-factor-at-exchange` 409 for whom the exchange signs in: it asks for theirs */
export function beginSecondFactor(house: House, session: CustomerSession): Promise<TotpKey> {
  askFresh(house, session)
  if (!session.username) throw new Refusal("second-factor-at-exchange", 409)
  return beginTotp(house.realm, { accountId: session.customerId, account: session.name })
}

/** @returns ten recovery codes. @throws Refusal `code-wrong` 422, `fresh-sign-in-first` 403 */
export function confirmSecondFactor(
  house: House,
  visit: Visit,
  input: { session: CustomerSession; code: string },
): Promise<string[]> {
  askFresh(house, input.session)
  return confirmTotp(house.realm, visit, { accountId: input.session.customerId, code: input.code })
}

export async function removeSecondFactor(house: House, session: CustomerSession): Promise<void> {
  askFresh(house, session)
  await removeTotp(house.realm, session.customerId)
}

/** @returns ten recovery codes; those there were stop working */
export async function renewCodes(house: House, session: CustomerSession): Promise<string[]> {
  askFresh(house, session)
  const { totpSince } = await house.realm.store.factorsOf(house.db, session.customerId)
  if (!totpSince) throw new Refusal("no-second-factor", 409)
  return renewRecoveryCodes(house.realm, session.customerId)
}
