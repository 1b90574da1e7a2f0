import type { Locale } from "@veridesk/contract/locale.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import type { DuplicateFact } from "../../../portal/props-form.ts"
import type { TicketDeps } from "./deps.ts"
import { statusGroup } from "./status.ts"
import { ticketsAbout } from "./store.ts"

/** The customer's own open ticket about the same transaction, so that they add to it and keep its place (T23). */
export async function openTicketAbout(
  o: TicketDeps,
  actor: CustomerActor,
  { txidKey, locale }: { txidKey: string | null; locale: Locale },
): Promise<DuplicateFact | null> {
  if (!txidKey) return null
  const [ticket] = await ticketsAbout(o.db, actor.id, txidKey)
  if (!ticket) return null
  return {
    number: ticket.number,
    href: `/tickets/${ticket.number}`,
    title: ticket.subject,
    status: statusGroup(ticket.status),
    lastReply:
      ticket.lastSide === "staff"
        ? { team: o.teamName(ticket.teamId, locale), at: ticket.updatedAt.toISOString() }
        : null,
  }
}
