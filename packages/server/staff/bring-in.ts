import { newId } from "@veridesk/contract/ids.ts"
import type { StaffRole } from "@veridesk/contract/people.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { putKnownKey } from "../platform/realm/totp.ts"
import type { House } from "./house.ts"
import { insertAccount, insertPerson, joinTeams, noteChange } from "./store.ts"

export type KnownMember = {
  id: string
  email: string
  name: string
  role: StaffRole
  locale: string
  languages: string[]
  skills: string[]
  teamIds: string[]
  passwordHash: string
  /** Base 32. */
  totpKey: string
  since: Date
}

/**
 * Brings in a member of staff without an invitation: with a password and a second factor that are known beforehand.
 * Bringing in the same again changes nothing but the second factor.
 */
export async function bringIn(house: House, person: KnownMember): Promise<void> {
  const { teamIds, passwordHash, totpKey, since: now, ...facts } = person
  const { id, name } = facts
  await inTransaction(house.db, async (tx) => {
    if (!(await insertPerson(tx, { ...facts, now }))) return
    await insertAccount(tx, {
      id,
      name,
      credentialId: newId(),
      handle: house.realm.handleOf(id),
      passwordHash,
      now,
    })
    await joinTeams(tx, id, teamIds)
    await noteChange(tx, { id: newId(), staffId: id, changedBy: null, kind: "joined", details: {}, now })
  })
  await putKnownKey(house.realm, { accountId: id, key: totpKey })
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
