import type { Ticket } from "./facts.ts"
import type { TicketRow } from "./store.ts"

/** What a row doesn't say: the words for its form and its team. */
export type Words = {
  formOf(key: string, version: number): { code: string; group: string } | null
  teamKeyOf(id: string | null): string | null
}

/** A ticket as rules ask about it. */
export function ticketOf(row: TicketRow, words: Words): Ticket {
  const form = words.formOf(row.formKey, row.formVersion)
  return {
    ...row,
    form: row.formKey,
    code: form?.code ?? "",
    group: form?.group ?? "",
    identity: row.identityLevel,
    entity: row.legalEntity,
    team: words.teamKeyOf(row.teamId),
    assigned: row.assigneeId !== null,
  }
}
