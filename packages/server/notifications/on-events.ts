import { makeClaimLink } from "../customers/index.ts"
import type { Db } from "../platform/db/connect.ts"
import type { StoredEvent } from "../platform/events/event.ts"
import { type MailRequest, type MailRules, requestMails } from "./notify.ts"
import { type Addressee, addressees } from "./store.ts"

/** Which events write to the customer, and with which mail. */
const MAILS: Record<string, string> = {
  "conversation.opened": "ticket-received",
  "conversation.replied": "agent-replied",
  "conversation.resolved": "ticket-resolved",
  "document.asked": "documents-asked",
  "document.refused": "documents-asked",
  // Whoever waited to talk gets the receipt of a ticket once it has become one.
  "chat.to-ticket": "ticket-received",
}

/**
 * Asks for the mails that events bring: a receipt for a new ticket, the answer of an agent, what is asked for, that it is
 * solved. Only to an address whose owner has proved it (domain.md §3.5): an address somebody typed gets nothing. Whoever
 * is locked out and typed an address that an account has proved is written to there, with a link that opens this one
 * ticket.
 */
export async function mailCustomers(events: StoredEvent[], tx: Db, rules: MailRules): Promise<void> {
  const mailing = events.filter(bringsMail)
  const people = await addressees(tx, [...new Set(mailing.map((event) => event.conversationId))])
  const requests: MailRequest[] = []
  for (const event of mailing) {
    const request = await requestFor(tx, event, people.get(event.conversationId))
    if (request) requests.push(request)
  }
  await requestMails(tx, rules, requests)
}

/** Whether an event may be one that a customer is written about. */
export function bringsMail(event: StoredEvent): boolean {
  return MAILS[event.kind] !== undefined && !saysItself(event)
}

/** Whoever says that it is solved knows it; and where the last answer solves it, that answer's mail says so. */
function saysItself({ kind, payload }: StoredEvent): boolean {
  if (kind === "chat.to-ticket") return payload["atOnce"] === true
  return kind === "conversation.resolved" && (payload["by"] === "customer" || payload["withReply"] === true)
}

async function requestFor(
  tx: Db,
  event: StoredEvent,
  person: Addressee | undefined,
): Promise<MailRequest | null> {
  if (!person?.email) return null
  const kind = MAILS[event.kind] as string
  const request = {
    to: person.email,
    locale: person.locale,
    dedupeKey: `event:${event.conversationId}:${event.seq}`,
    customerId: person.customerId,
    conversationId: event.conversationId,
  }
  const about = { seq: event.seq, messageId: event.payload["messageId"] ?? null }
  if (!person.claimed) return { ...request, kind, details: about }
  const { path, expiresAt } = await makeClaimLink(tx, {
    conversationId: event.conversationId,
    customerId: person.customerId,
    now: event.at,
  })
  const link = { ticketPath: path, continuePath: path, expiresAt: expiresAt.toISOString() }
  return {
    ...request,
    kind: kind === "ticket-received" ? "locked-out" : kind,
    details: { ...about, ...link },
  }
}
