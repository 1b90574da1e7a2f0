import type { MailEnd } from "@veridesk/contract/mail/find.ts"
import { cell } from "../data/cell.ts"

/** What is looked for, as it is typed; days are those of whoever types. */
export interface Asked {
  address: string
  words: string
  rfcId: string
  mailbox: string
  ended: MailEnd | ""
  from: string
  until: string
}

export const nothingAsked: Asked = {
  address: "",
  words: "",
  rfcId: "",
  mailbox: "",
  ended: "",
  from: "",
  until: "",
}

/** Stays while one looks at something else, and never stands in an address: it names people. */
export const asked = cell<Asked>(nothingAsked)

export function isAsking(one: Asked): boolean {
  return Object.values(one).some((value) => value.trim() !== "")
}

/** As the server is asked: the last day is meant with all of it. */
export function queryOf({ from, until, ...rest }: Asked): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) if (value.trim() !== "") query.set(name, value.trim())
  const first = startOf(from, 0)
  const end = startOf(until, 1)
  if (first) query.set("from", first)
  if (end) query.set("until", end)
  return query
}

/** When a day began here, `later` days on; null where there is none. */
function startOf(day: string, later: number): string | null {
  const [year, month, date] = day.split("-").map(Number)
  if (!year || !month || !date) return null
  return new Date(year, month - 1, date + later).toISOString()
}
