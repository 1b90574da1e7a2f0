import type { Locale } from "@veridesk/contract/locale.ts"
import { atLeast } from "@veridesk/contract/people.ts"
import type { FoundTicket, SearchResult } from "../../../portal/props-search.ts"
import { paths } from "../../../portal/paths.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import { type Answer, type Audience, markedParts, snippetOf, wordsOf } from "../../search/index.ts"
import type { Customer } from "../tickets/deps.ts"
import type { SearchDeps } from "./deps.ts"
import { ownTickets } from "./store.ts"

type Found = Answer["found"][number]

/** Whoever came by a claim's link has seen nothing but their ticket: to search they are a stranger. */
export function isSignedIn(customer: Customer | null): customer is Customer {
  return customer !== null && atLeast(customer.actor.level, "session")
}

export function audiencesOf(customer: Customer | null): Audience[] {
  return isSignedIn(customer) ? ["public", "signed-in"] : ["public"]
}

export function resultOf(o: SearchDeps, found: Found, s: { marks: string[]; locale: Locale }): SearchResult {
  return {
    kind: found.kind,
    href: hrefOf(found),
    title: markedParts(found.title, s.marks),
    snippet: snippetOf(found, s.marks),
    topic: found.topic === null ? null : o.topicName(found.topic, s.locale),
    updatedAt: found.updatedAt.toISOString(),
    locale: found.locale,
  }
}

/** Each text has its address in its own language. */
export function hrefOf({ kind, key, locale }: Pick<Found, "kind" | "key" | "locale">): string {
  const to = publicPaths(locale)
  if (kind === "article") return to.article(key)
  if (kind === "announcement") return to.announcement(key)
  return `${to.tools}/${encodeURIComponent(key)}`
}

/** The reader's own tickets that speak of it; null for who isn't signed in. */
export async function ticketsFor(
  o: SearchDeps,
  customer: Customer | null,
  s: { question: string; limit: number },
): Promise<FoundTicket[] | null> {
  if (!isSignedIn(customer)) return null
  const hits = await ownTickets(o.db, {
    customerId: customer.actor.id,
    words: wordsOf(s.question),
    limit: s.limit,
  })
  return hits.map(({ number, subject, updatedAt }) => ({
    number,
    href: paths.ticket(number),
    title: subject,
    updatedAt: updatedAt.toISOString(),
  }))
}
