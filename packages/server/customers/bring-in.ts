import { newId } from "@veridesk/contract/ids.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { putKnownKey } from "../platform/realm/totp.ts"
import { foldUsername } from "./customer.ts"
import type { House } from "./house.ts"
import { insertKnownPerson } from "./store.ts"

export type KnownCustomer = {
  id: string
  username: string
  name: string
  email: string
  locale: string
  timezone: string
  exchangeUid: string | null
  vip: number | null
  legalEntity: string
  passwordHash: string
  /** Base 32; null for who has no authenticator. */
  totpKey: string | null
  since: Date
}

/**
 * Brings in a customer who did not register here: with a password and a second factor that are known beforehand, and
 * an address that counts as proved. Bringing in the same again changes nothing but the second factor.
 */
export async function bringIn(house: House, person: KnownCustomer): Promise<void> {
  const { id, totpKey, since, username, ...facts } = person
  await inTransaction(house.db, (tx) =>
    insertKnownPerson(tx, {
      ...facts,
      id,
      credentialId: newId(),
      brandId: house.brand.id,
      username: foldUsername(username),
      handle: house.realm.handleOf(id),
      now: since,
    }),
  )
  if (totpKey !== null) await putKnownKey(house.realm, { accountId: id, key: totpKey })
}

/** Gives these accounts one password in place of theirs. @param o.endSessions signs them out everywhere, too */
export async function replacePasswords(
  house: House,
  o: { ids: string[]; hash: string; endSessions: boolean },
): Promise<void> {
  await inTransaction(house.db, async (tx) => {
    await house.realm.store.replacePasswords(tx, o.ids, o.hash)
    if (o.endSessions) await house.realm.store.endAll(tx, o.ids)
  })
  house.realm.sessionsChanged()
}
