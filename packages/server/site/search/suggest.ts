import type { Locale } from "@veridesk/contract/locale.ts"
import type { FastifyRequest } from "fastify"
import type { SuggestedRow, Suggestions } from "../../../portal/props-search.ts"
import { codeIn, markedParts } from "../../search/index.ts"
import type { SearchDeps } from "./deps.ts"
import { audiencesOf, hrefOf, ticketsFor } from "./results.ts"

const MOST_ROWS = 8
const MOST_TICKETS = 2
const GROUPS = { article: "articles", announcement: "announcements", tool: "tools" } as const

/** What the list under the box shows for what has been typed so far. */
export async function suggest(
  o: SearchDeps,
  s: { request: FastifyRequest; locale: Locale; q: string },
): Promise<Suggestions> {
  const { request, locale, q } = s
  const code = codeIn(q)
  if (q === "" || (code && code.kind !== "api-error")) return { groups: [] }
  const customer = await o.customerOf(request)
  const [answer, tickets] = await Promise.all([
    o.search.find({ question: q, locale, audiences: audiencesOf(customer), perPage: MOST_ROWS }),
    ticketsFor(o, customer, { question: q, limit: MOST_TICKETS }),
  ])
  const mine = (tickets ?? []).map(
    ({ href, title, number }): SuggestedRow => ({
      href,
      title: [{ text: title, hit: false }],
      about: number,
      locale,
    }),
  )
  const rows = answer.found.slice(0, MOST_ROWS - mine.length)
  const groups = (["article", "announcement", "tool"] as const).map((kind) => ({
    group: GROUPS[kind],
    rows: rows
      .filter((found) => found.kind === kind)
      .map((found) => ({
        href: hrefOf(found),
        title: markedParts(found.title, answer.marks),
        about: found.summary.slice(0, 120),
        locale: found.locale,
      })),
  }))
  return {
    groups: [...groups, { group: "tickets" as const, rows: mine }].filter(
      ({ rows: some }) => some.length > 0,
    ),
  }
}
