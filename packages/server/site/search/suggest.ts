import type { Locale } from "@veridesk/contract/locale.ts"
import type { FastifyRequest } from "fastify"
import type { SuggestedRow, Suggestions } from "../../../portal/props-search.ts"
import { type Answer, codeIn, markedParts } from "../../search/index.ts"
import type { SearchDeps } from "./deps.ts"
import { audiencesOf, hrefOf, ticketsFor } from "./results.ts"

type Found = Answer["found"][number]

const MOST_ROWS = 8
const MOST_TICKETS = 2
/** So far down a tool or announcement is still worth a row. */
const LOOKED_AT = 24
const MOST_OF_OTHERS = 2
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
    o.search.find({ question: q, locale, audiences: audiencesOf(customer), perPage: LOOKED_AT }),
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
  const rows = mixed(answer.found, MOST_ROWS - mine.length)
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

/** The best of all, with up to two tools and two announcements among them where there are any. */
function mixed(found: Found[], most: number): Found[] {
  const others = (["tool", "announcement"] as const).flatMap((kind) =>
    found.filter((one) => one.kind === kind).slice(0, MOST_OF_OTHERS),
  )
  const articles = found.filter((one) => one.kind === "article").slice(0, Math.max(0, most - others.length))
  return [...articles, ...others].slice(0, most)
}
