import { articleSlug } from "@veridesk/contract/article-document.ts"
import { notFound } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { ArticleProps } from "../../../portal/props-articles.ts"
import { admits, keepStandings, type ReadArticle, type Reader, readArticle } from "../../articles/index.ts"
import type { App } from "../../platform/http/app.ts"
import { articleHead, articleProps, NOTHING_SAID } from "./article-props.ts"
import { type HelpDeps, readerOf } from "./deps.ts"
import { feedbackRoute } from "./feedback.ts"
import { localesOfPaths } from "./topics.ts"

/** What is no slug leads nowhere, like a slug that nothing has. */
const params = z.object({ slug: articleSlug.nullable().catch(null) })
const query = z.object({ said: z.enum(["useful", "not-useful"]).optional().catch(undefined) })
const KEPT_SECONDS = 600
/** Pages with what the exchange says now are drawn anew twice a minute. */
const LIVE_SECONDS = 30

/** What a request for an article comes to, before anything is drawn. */
type Found = { id: string; slug: string; reader: Reader; isPublic: boolean; live: boolean }

/** Articles at their addresses, one for each language. */
export function articlePages(app: App, o: HelpDeps): void {
  const standings = keepStandings(o.db)
  o.onTurn(standings.clear)

  for (const [locale, segment] of localesOfPaths) {
    app.get(
      `/${segment}/articles/:slug`,
      { schema: { params, querystring: query } },
      async (request, reply) => {
        const found = await find(request, reply, locale)
        if (!found) return reply
        const { said = "asked" as const } = request.query
        return show(request, reply, { locale, found, feedback: { ...NOTHING_SAID, state: said } })
      },
    )
    feedbackRoute(app, o, {
      path: `/${segment}/articles/:slug/feedback`,
      locale,
      async find(request, reply) {
        const found = await find(request, reply, locale)
        return found && { article: await read(found, locale), found }
      },
      again: (request, reply, { found, feedback }) =>
        show(request, reply, { locale, found, feedback, status: 422 }),
    })
  }

  /**
   * What the slug leads to for this reader; null where the reader was sent on: to its new address, or to sign in.
   * @throws Refusal `not-found` for what isn't there, or isn't theirs to know of
   */
  async function find(request: FastifyRequest, reply: FastifyReply, locale: Locale): Promise<Found | null> {
    const { slug } = params.parse(request.params)
    const standing = slug && (await standings.of(slug))
    if (!standing) throw notFound()
    const { audience } = standing
    const isStaff = audience === "staff" && (await o.whoIsStaff(request)) !== null
    const reader = isStaff ? "staff" : await readerOf(o, request)
    const admitted = admits(audience, reader)
    if (admitted === "nothing") throw notFound()
    const address = publicPaths(locale).article(standing.slug)
    if (admitted === "sign-in") {
      await reply.redirect(`/sign-in?next=${encodeURIComponent(address)}`, 303)
      return null
    }
    if (standing.slug !== slug) {
      await reply.header("cache-control", "public, max-age=600").redirect(address, 301)
      return null
    }
    return { id: standing.id, slug, reader, isPublic: audience === "public", live: standing.live }
  }

  async function read({ id, reader }: Found, locale: Locale): Promise<ReadArticle> {
    const article = await readArticle(o.db, { id, locale, reader })
    if (!article) throw notFound()
    return article
  }

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    s: { locale: Locale; found: Found; feedback: ArticleProps["feedback"]; status?: number },
  ) {
    const { locale, found, feedback, status } = s
    const isPlain = feedback.problem === null && found.isPublic
    return o.site.publicPage(request, reply, {
      kind: "article",
      keep: isPlain
        ? {
            key: `${found.slug}|${feedback.state}`,
            seconds: found.live ? LIVE_SECONDS : KEPT_SECONDS,
            ...(feedback.state !== "asked" && { query: `said=${feedback.state}` }),
          }
        : null,
      async load() {
        const article = await read(found, locale)
        const brand = o.site.brandOf(request)
        return {
          props: await articleProps(o, article, { locale, origin: brand.origin, feedback }),
          head: articleHead(article, {
            locale,
            brand,
            index: found.isPublic && feedback.state === "asked" && feedback.problem === null,
          }),
          ...(status && { status }),
        }
      },
    })
  }
}
