import { readTicketNumber } from "@veridesk/contract/ticket-number.ts"
import type { Found } from "../data/server.ts"
import { rows } from "../data/state.ts"

const MOST = 6

/** What this desk already holds, by number, name or subject: there before the server has answered. */
export function findHere(text: string): Found["conversations"] {
  const wanted = text.trim().toLocaleLowerCase()
  if (wanted.length < 2) return []
  const number = readTicketNumber(text)
  const found: Found["conversations"] = []
  for (const id of rows.keys()) {
    const row = rows.get(id)
    if (!row || found.length >= MOST) continue
    const fits = number
      ? row.number === number
      : `${row.customerName} ${row.subject} ${row.number}`.toLocaleLowerCase().includes(wanted)
    if (fits) found.push(row)
  }
  return found
}
