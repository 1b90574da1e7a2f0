import type { MailTrouble } from "@veridesk/contract/mail/outbox.ts"
import type { Db } from "../../../platform/db/connect.ts"
import { troubleOf } from "./store.ts"
import { masked, withoutAddresses } from "../outbox/views.ts"

/** Why nothing is sent by itself to the customer of a conversation; null where all is well. */
export async function mailTroubleOf(db: Db, conversationId: string): Promise<MailTrouble | null> {
  const found = await troubleOf(db, conversationId)
  if (!found) return null
  const { address, since, ...trouble } = found
  return {
    ...trouble,
    why: withoutAddresses(trouble.why),
    addressMasked: masked(address),
    since: since.toISOString(),
  }
}
