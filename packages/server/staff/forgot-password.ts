import { inTransaction } from "../platform/db/transaction.ts"
import { networkOf } from "../platform/realm/network.ts"
import type { Visit } from "../platform/realm/visit.ts"
import type { House } from "./house.ts"
import { queueReset } from "./links.ts"
import { accountByAddress, findPerson } from "./store.ts"

/**
 * Sends a link to set a new password. The answer and its time are the same whoever asks, since the work is done
 * after it. @throws Refusal `too-many-tries`, by the asker's address
 */
export async function forgotPassword(house: House, visit: Visit, email: string): Promise<void> {
  await house.bounds.link.take(networkOf(visit.address))
  house.background.run(async () => {
    const accountId = await accountByAddress(house.db, email.normalize("NFKC").trim().toLowerCase())
    const person = accountId && (await findPerson(house.db, accountId))
    if (!person || (await house.bounds.mail.tryTake(`reset ${person.id}`)) !== null) return
    await inTransaction(house.db, (tx) => queueReset(house, tx, person))
  })
}
