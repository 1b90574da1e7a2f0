import type { Db } from "../platform/db/connect.ts"
import type { StoredEvent } from "../platform/events/event.ts"
import { type MailRequest, type MailRules, requestMails } from "./notify.ts"
import { type Addressee, addressees } from "./store.ts"

/** Which events write to the customer, and with which mail. */
const MAILS: Record<string, string> = {
  "conversation.opened": "ticket-received",
  "conversation.replied": "agent-replied",
}

/**
 * Asks for the mails that events bring: a receipt for a new ticket, the answer of an agent. Only to a verified
 * address of the customer's own (domain.md §3.5): an address somebody typed gets nothing.
 */
export async function mailCustomers(events: StoredEvent[], tx: Db, rules: MailRules): Promise<void> {
  const mailing = events.filter((event) => MAILS[event.kind])
  const people = await addressees(tx, [...new Set(mailing.map((event) => event.conversationId))])
  await requestMails(tx, rules, mailing.flatMap((event) => requestFor(event, people.get(event.conversationId))))
}

function requestFor(event: StoredEvent, person: Addressee | undefined): MailRequest[] {
  if (!person?.email || !person.verified) return []
  return [
    {
      kind: MAILS[event.kind] as string,
      to: person.email,
      locale: person.locale,
      dedupeKey: `event:${event.conversationId}:${event.seq}`,
      details: { seq: event.seq, messageId: event.payload["messageId"] ?? null },
      customerId: person.customerId,
      conversationId: event.conversationId,
    },
  ]
}
