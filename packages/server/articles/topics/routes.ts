import * as contract from "@veridesk/contract/articles.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { App } from "../../platform/http/app.ts"
import { localeOf } from "../../platform/http/problem.ts"
import type { ArticleDeps } from "../deps.ts"
import { articleList } from "../lists/article-list.ts"
import { makeTopic, removeTopic, saveTopic } from "./change-topics.ts"

const listed = { response: { 200: contract.articleList } }
const params = z.object({ key: contract.topicKey })
const all = contract.articleListQuery.parse({})

/** Topics are kept beside the list of articles; each write answers with it. */
export function topicRoutes(app: App, o: ArticleDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))
  const list = async (request: FastifyRequest, ctx: Awaited<ReturnType<typeof acting>>) =>
    articleList(o, ctx.actor, { query: all, locale: localeOf(request), now: ctx.now })

  route.post(
    "/api/desk/articles/topics",
    { schema: { body: contract.newTopic, ...listed } },
    async (request) => {
      const ctx = await acting(request)
      await makeTopic(o, ctx, request.body)
      return list(request, ctx)
    },
  )
  route.post(
    "/api/desk/articles/topics/:key",
    { schema: { params, body: contract.saveTopic, ...listed } },
    async (request) => {
      const ctx = await acting(request)
      await saveTopic(o, ctx, { ...request.body, ...request.params })
      return list(request, ctx)
    },
  )
  route.post(
    "/api/desk/articles/topics/:key/remove",
    { schema: { params, body: contract.removeTopic, ...listed } },
    async (request) => {
      const ctx = await acting(request)
      await removeTopic(o, ctx, { ...request.body, ...request.params })
      return list(request, ctx)
    },
  )
}
