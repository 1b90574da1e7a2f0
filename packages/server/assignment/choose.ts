import { CUSTOMERS_LANGUAGE, type AssignTo } from "@veridesk/contract/assignment.ts"
import type { Db } from "../platform/db/connect.ts"
import { type Free, holdFree, keepWorkloads, loadOf, noteAssigned, type Wanted } from "./store.ts"

/** What a rule asks of a person, for a ticket in this language and team. */
export function wantedBy(assign: AssignTo, ticket: { teamId: string | null; locale: string }): Wanted {
  const languages = assign.languages.map((one) => (one === CUSTOMERS_LANGUAGE ? ticket.locale : one))
  return { teamId: ticket.teamId, how: assign.how, skills: assign.skills, languages }
}

/**
 * Chooses who gets a conversation, in the transaction that gives it. Their row is locked first and what they carry is
 * counted after that, so that two processes never give one person more than they can carry. Who is busy being given
 * something is passed over, and waited for only where nobody else is left.
 */
export async function choose(tx: Db, wanted: Wanted, now: Date): Promise<Free | null> {
  await keepWorkloads(tx)
  const full: string[] = []
  for (const wait of [false, true]) {
    for (;;) {
      const found = await holdFree(tx, wanted, { now, not: full, wait })
      if (!found) break
      const counted = await loadOf(tx, found.staffId)
      if (counted.load < counted.capacity) {
        await noteAssigned(tx, found.staffId)
        return { staffId: found.staffId, ...counted }
      }
      full.push(found.staffId)
    }
  }
  return null
}
