import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import type { Visit } from "../platform/realm/visit.ts"
import type { House } from "./house.ts"
import type { StaffSession } from "./store.ts"
import { refuseWeak } from "./welcome.ts"

/**
 * Sets a new password for the person signed in and ends their other sessions.
 * @throws Refusal `sign-in-failed` 401 where the present one is wrong, `password-too-weak` 422, `too-many-tries`
 */
export async function changePassword(
  house: House,
  visit: Visit,
  input: { session: StaffSession; current: string; next: string },
): Promise<void> {
  const { session } = input
  await house.realm.limits.pair.take(`change ${session.staffId}`)
  const hash = await house.realm.store.passwordHashOf(house.db, session.staffId)
  const right = hash !== null && (await house.passwords.verify({ hash, password: input.current }))
  if (!right) throw new Refusal("sign-in-failed", 401)
  refuseWeak(input.next, [session.name, session.email, house.brand.name])
  const next = await house.passwords.hash(input.next)
  await inTransaction(house.db, async (tx) => {
    await house.realm.store.putPassword(tx, { id: newId(), accountId: session.staffId, hash: next })
    await house.realm.store.endOthers(tx, session.staffId, house.realm.tokenOf(visit))
  })
  await house.realm.limits.pair.forget(`change ${session.staffId}`)
  house.realm.sessionsChanged()
}
