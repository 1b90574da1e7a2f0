import { localeSegments } from "@veridesk/contract/locale.ts"
import { readTicketNumber } from "@veridesk/contract/ticket-number.ts"
import type { FastifyRequest } from "fastify"
import { LRUCache } from "lru-cache"
import * as z from "zod"
import { paths } from "../../../portal/paths.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { App } from "../../platform/http/app.ts"
import { boundInMemory } from "../../platform/realm/bound-in-memory.ts"
import { networkOf } from "../../platform/realm/network.ts"
import { codeIn } from "../../search/index.ts"
import type { SearchDeps } from "./deps.ts"
import { showResults } from "./results-page.ts"
import { suggest } from "./suggest.ts"

export type { SearchDeps } from "./deps.ts"

const MOST_CHARACTERS = 500
/** More questions than pages of them are kept. */
const MOST_OUTCOMES = 5000
/** What an address carries is read as far as the box would have let somebody type. */
const text = z
  .union([z.string(), z.array(z.string()).transform(([first = ""]) => first)])
  .transform((given) => given.replaceAll("\u0000", "").toWellFormed().trim().slice(0, MOST_CHARACTERS).trim())
  .catch("")
  .default("")
const looked = z.object({
  q: text,
  kind: z.enum(["article", "announcement", "tool"]).nullable().catch(null).default(null),
  topic: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .nullable()
    .catch(null)
    .default(null),
  page: z.coerce.number().int().min(1).max(20).catch(1).default(1),
  secret: z.literal("1").optional().catch(undefined),
})

/** The search of the help site: its page, the list under its box, and what was chosen. */
export function searchRoutes(app: App, given: Omit<SearchDeps, "outcomes">): void {
  const o: SearchDeps = { ...given, outcomes: new LRUCache({ max: MOST_OUTCOMES }) }
  // New questions only: what was asked a moment ago costs nothing.
  const lookUps = boundInMemory({ points: 240, seconds: 60 })
  const typed = boundInMemory({ points: 300, seconds: 60 })
  const choices = boundInMemory({ points: 60, seconds: 60 })
  const whose = (request: FastifyRequest) => networkOf(request.ip)

  app.get("/find", async (request, reply) => {
    const { q } = looked.parse(request.query)
    const to = (await elsewhere(request, q)) ?? publicPaths(o.site.localeOf(request)).search(q)
    return reply.redirect(to, 303)
  })

  for (const segment of Object.values(localeSegments)) {
    app.get(`/${segment}/search`, async (request, reply) => {
      const asked = looked.parse(request.query)
      const to = await elsewhere(request, asked.q)
      if (to) return reply.redirect(to, 303)
      const spend = () => lookUps(whose(request))
      return showResults(o, { request, reply, spend }, { ...asked, secret: asked.secret === "1" })
    })

    app.get(`/${segment}/search/suggest`, async (request, reply) => {
      await typed(whose(request))
      const { q } = looked.parse(request.query)
      reply.header("cache-control", "private, no-store")
      if (await isSecret(q)) return { groups: [] }
      return suggest(o, { request, locale: o.site.localeOf(request), q })
    })

    app.post(`/${segment}/search/chosen`, async (request, reply) => {
      await choices(whose(request))
      const { q } = looked.catch(looked.parse({})).parse(request.body)
      if (q !== "" && !codeIn(q) && !(await isSecret(q)))
        o.gaps.chosen({ question: q, locale: o.site.localeOf(request) })
      return reply.code(204).send()
    })
  }

  /** A ticket's number leads to the ticket. A secret leaves the address bar before anything is drawn. */
  async function elsewhere(request: FastifyRequest, q: string): Promise<string | null> {
    const number = readTicketNumber(q)
    if (number) return paths.ticket(number)
    return (await isSecret(q)) ? `${publicPaths(o.site.localeOf(request)).search()}?secret=1` : null
  }

  async function isSecret(q: string): Promise<boolean> {
    return codeIn(q)?.kind === "secret" || (q.length > 15 && (await o.secretsIn({ q })).length > 0)
  }
}
