import { feedbackReason, MOST_FEEDBACK_COMMENT } from "@veridesk/contract/articles.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { ArticleProps } from "../../../portal/props-articles.ts"
import { giveFeedback, type ReadArticle } from "../../articles/index.ts"
import type { App } from "../../platform/http/app.ts"
import { boundInMemory } from "../../platform/realm/bound-in-memory.ts"
import { networkOf } from "../../platform/realm/network.ts"
import { askAddress } from "./article-props.ts"
import type { HelpDeps } from "./deps.ts"

/** A line's end counts once, as the browser counts it while one types. */
const comment = z
  .string()
  .max(2 * MOST_FEEDBACK_COMMENT)
  .transform((text) => text.replace(/\r\n?/g, "\n").replaceAll("\u0000", "").toWellFormed().trim())
  .pipe(z.string().max(MOST_FEEDBACK_COMMENT))
const body = z.object({
  /** `ask`: not useful, and on to a person. */
  useful: z.enum(["yes", "no", "ask"]),
  reason: feedbackReason.nullable().default(null),
  comment: comment.default(""),
})

const YEAR_SECONDS = 365 * 86_400
const READER_COOKIE = "reader"

/** What readers say of an article, and the way on to a person. */
export function feedbackRoute<Found extends { id: string }>(
  app: App,
  o: HelpDeps,
  at: {
    path: string
    locale: Locale
    find: (
      request: FastifyRequest,
      reply: FastifyReply,
    ) => Promise<{ article: ReadArticle; found: Found } | null>
    again: (
      request: FastifyRequest,
      reply: FastifyReply,
      s: { found: Found; feedback: ArticleProps["feedback"] },
    ) => Promise<FastifyReply>
  },
): void {
  const spend = boundInMemory({ points: 30, seconds: 3600 })

  app.post(at.path, { schema: { body } }, async (request, reply) => {
    const looked = await at.find(request, reply)
    if (!looked) return reply
    await spend(networkOf(request.ip))
    const { article, found } = looked
    const { useful, reason, comment: text } = request.body
    try {
      await giveFeedback(o, {
        articleId: found.id,
        locale: article.locale,
        version: article.version,
        reader: await readerName(request, reply),
        useful: useful === "yes",
        reason,
        comment: text,
        now: o.clock(),
      })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "secret-found") throw error
      // What must not be kept isn't sent back either.
      const problem = { code: error.code }
      return at.again(request, reply, { found, feedback: { state: "asked", problem, reason, comment: "" } })
    }
    if (useful === "ask") return reply.redirect(askAddress(o, article), 303)
    const said = useful === "yes" ? "useful" : "not-useful"
    return reply.redirect(`${publicPaths(at.locale).article(article.slug)}?said=${said}#feedback`, 303)
  })

  /** Who says it: an account, or a browser, which gets a name for this alone when it first says something. */
  async function readerName(request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const customer = await o.customerOf(request)
    if (customer) return `customer ${customer.actor.id}`
    const known = z.uuid().safeParse(request.cookies[READER_COOKIE]).data
    const name = known ?? newId()
    if (!known)
      reply.setCookie(READER_COOKIE, name, {
        path: "/",
        httpOnly: true,
        sameSite: "lax",
        secure: o.site.brandOf(request).origin.startsWith("https:"),
        maxAge: YEAR_SECONDS,
      })
    return `browser ${name}`
  }
}
