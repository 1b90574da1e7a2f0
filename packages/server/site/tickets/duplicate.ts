import type { CustomerActor } from "@veridesk/contract/people.ts"
import type { DuplicateFact } from "../../../portal/props-form.ts"
import { checkField, DESCRIPTION, type Form, type Known, type Values } from "../../intake-forms/index.ts"
import { alike } from "./alike.ts"
import type { TicketDeps } from "./deps.ts"
import { statusGroup } from "./status.ts"
import { ticketsAbout } from "./store.ts"

/** From here on two texts of one form are the same matter, within a week (domain.md T23). */
const ALIKE = 0.6
const WEEK_MS = 7 * 86_400_000

/**
 * The customer's own open ticket about the same matter, so that they add to it and keep its place (T23): one with the
 * same TxID, order or whatever the form says makes two the same, or one of the same form whose text says the same.
 */
export async function openTicketAbout(
  o: Pick<TicketDeps, "db" | "teamName">,
  actor: CustomerActor,
  q: { form: Form; values: Values; known: Known },
): Promise<DuplicateFact | null> {
  // What was submitted for recovery or security stands by itself: the first to write may be the attacker (§2.0).
  if (!q.form.mergeable) return null
  const text = q.values[DESCRIPTION] ?? ""
  const keys = await keysOf(q)
  if (Object.keys(keys).length === 0 && text.trim() === "") return null
  const tickets = await ticketsAbout(o.db, actor.id, {
    keys,
    formKey: q.form.key,
    since: new Date(q.known.now.getTime() - WEEK_MS),
  })
  const ticket = tickets.find(({ same, text: other }) => same || alike(text, other ?? "") >= ALIKE)
  if (!ticket) return null
  return {
    number: ticket.number,
    href: `/tickets/${ticket.number}`,
    title: ticket.subject,
    status: statusGroup(ticket.status),
    lastReply:
      ticket.lastSide === "staff"
        ? { team: o.teamName(ticket.teamId, q.known.locale), at: ticket.updatedAt.toISOString() }
        : null,
  }
}

/** What the answers that make two tickets the same would be stored as; a TxID by its key, however it is spelled. */
async function keysOf({ form, values, known }: { form: Form; values: Values; known: Known }) {
  const keys: Record<string, string> = {}
  for (const field of form.fields.filter(({ id }) => form.sameBy.includes(id))) {
    const { value, also } = await checkField(field, values, { form, known })
    const key = field.kind === "txid" ? also?.["txid-key"] : value
    if (typeof key === "string") keys[field.kind === "txid" ? "txid-key" : field.id] = key
  }
  return keys
}
