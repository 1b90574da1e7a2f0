import * as contract from "@veridesk/contract/articles.ts"
import { id } from "@veridesk/contract/ids.ts"
import { locale } from "@veridesk/contract/locale.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { App } from "../platform/http/app.ts"
import { localeOf } from "../platform/http/problem.ts"
import type { ArticleDeps } from "./deps.ts"
import { articleFeedback } from "./feedback/figures.ts"
import { keepArticleImage } from "./keep-image.ts"
import { articleList } from "./lists/article-list.ts"
import { articleHealth } from "./lists/health.ts"
import { makeArticle } from "./new-article.ts"
import { publishArticle } from "./publish.ts"
import { restoreVersion } from "./restore.ts"
import { reviewedArticle } from "./review.ts"
import { saveDraft } from "./save-draft.ts"
import { saveSettings } from "./settings.ts"
import { archiveArticle, unpublishArticle, unscheduleArticle } from "./take-down.ts"
import { topicRoutes } from "./topics/routes.ts"
import { articleDiff, articleVersion, openedArticle } from "./views.ts"

const byId = z.object({ id })
const opened = { response: { 200: contract.openedArticle } }
const byVersion = byId.extend({ locale, version: z.coerce.number().int().min(1).max(1_000_000) })

/** What the desk asks and says of articles: all of staff read, leads and administrators write. */
export function articleRoutes(app: App, o: ArticleDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))
  topicRoutes(app, o)

  route.get(
    "/api/desk/articles",
    { schema: { querystring: contract.articleListQuery, response: { 200: contract.articleList } } },
    async (request) => {
      const { actor, now } = await acting(request)
      return articleList(o, actor, { query: request.query, locale: localeOf(request), now })
    },
  )
  route.get(
    "/api/desk/articles/health",
    { schema: { response: { 200: contract.articleHealth } } },
    async (request) => articleHealth(o.db, (await acting(request)).now),
  )
  route.get("/api/desk/articles/:id", { schema: { params: byId, ...opened } }, async (request) => {
    const { actor, now } = await acting(request)
    return openedArticle(o.db, actor, { ...request.params, now })
  })
  route.get(
    "/api/desk/articles/:id/versions/:locale/:version",
    { schema: { params: byVersion, response: { 200: contract.articleVersion } } },
    async (request) => {
      await o.staffOf(request)
      return articleVersion(o.db, request.params)
    },
  )
  route.get(
    "/api/desk/articles/:id/diff",
    {
      schema: {
        params: byId,
        querystring: contract.articleDiffQuery,
        response: { 200: contract.articleDiff },
      },
    },
    async (request) => {
      await o.staffOf(request)
      return articleDiff(o.db, { ...request.params, ...request.query })
    },
  )
  route.get(
    "/api/desk/articles/:id/feedback",
    { schema: { params: byId, response: { 200: contract.articleFeedback } } },
    async (request) => {
      const { now } = await acting(request)
      return articleFeedback(o.db, { ...request.params, now })
    },
  )
  route.post("/api/desk/articles", { schema: { body: contract.newArticle, ...opened } }, async (request) => {
    const ctx = await acting(request)
    await makeArticle(o, ctx, request.body)
    return openedArticle(o.db, ctx.actor, { id: request.body.articleId, now: ctx.now })
  })
  route.post(
    "/api/desk/articles/images",
    { schema: { body: contract.keepArticleImage, response: { 200: contract.articleImage } } },
    async (request) => keepArticleImage(await acting(request), request.body),
  )

  const change = <B extends z.ZodObject>(
    path: string,
    body: B,
    verb: (
      o: ArticleDeps,
      ctx: Awaited<ReturnType<typeof acting>>,
      m: z.output<B> & { id: string },
    ) => Promise<void>,
  ) =>
    app.post(
      `/api/desk/articles/:id/${path}`,
      { schema: { params: byId, body, ...opened } },
      async (request) => {
        const ctx = await acting(request)
        const which = byId.parse(request.params)
        await verb(o, ctx, { ...body.parse(request.body), ...which })
        return openedArticle(o.db, ctx.actor, { ...which, now: ctx.now })
      },
    )
  change("draft", contract.saveArticle, saveDraft)
  change("publish", contract.publishArticle, publishArticle)
  change("unschedule", contract.unscheduleArticle, unscheduleArticle)
  change("unpublish", contract.unpublishArticle, unpublishArticle)
  change("archive", contract.archiveArticle, archiveArticle)
  change("restore", contract.restoreArticle, restoreVersion)
  change("settings", contract.saveArticleSettings, saveSettings)
  change("reviewed", contract.reviewedArticle, reviewedArticle)
}
