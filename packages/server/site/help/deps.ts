import { atLeast } from "@veridesk/contract/people.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { Reader } from "../../articles/index.ts"
import type { TicketDeps } from "../tickets/index.ts"

/** What the pages with articles work with, besides what the ticket pages have. */
export type HelpDeps = TicketDeps & {
  whoIsStaff: (request: FastifyRequest) => Promise<StaffActor | null>
  /** A team's name by its key; null where there is none of that key. */
  teamNamed: (key: string, locale: Locale) => string | null
  /** Whatever is kept of an edition of the public pages is read again with the next one. */
  onTurn: (listener: () => void) => void
}

/** Who reads: a customer with an open session, or anybody. Who came by a claim's link alone is anybody. */
export async function readerOf(o: Pick<TicketDeps, "customerOf">, request: FastifyRequest): Promise<Reader> {
  const customer = await o.customerOf(request)
  return customer && atLeast(customer.actor.level, "session") ? "customer" : "anybody"
}
