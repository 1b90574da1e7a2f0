import { articlePreviewQuery } from "@veridesk/contract/articles.ts"
import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { id } from "@veridesk/contract/ids.ts"
import * as z from "zod"
import { previewArticle } from "../../articles/index.ts"
import type { App } from "../../platform/http/app.ts"
import { articleProps, NOTHING_SAID } from "./article-props.ts"
import type { HelpDeps } from "./deps.ts"

/** A version as its readers would see it, for those who write it; the desk shows it in a frame of its own page. */
export function articlePreview(app: App, o: HelpDeps): void {
  app.get(
    "/api/desk/articles/:id/preview",
    { schema: { params: z.object({ id }), querystring: articlePreviewQuery } },
    async (request, reply) => {
      if (!(await o.whoIsStaff(request))) throw new Refusal("signed-out", 401)
      const { locale, version } = request.query
      const article = await previewArticle(o.db, { id: request.params.id, locale, version })
      if (!article) throw notFound()
      reply
        .header("x-frame-options", "SAMEORIGIN")
        .header(
          "content-security-policy",
          String(reply.raw.getHeader("content-security-policy")).replace(
            "frame-ancestors 'none'",
            "frame-ancestors 'self'",
          ),
        )
      return o.site.page(request, reply, {
        kind: "article",
        locale,
        props: await articleProps(o, article, {
          locale,
          origin: o.site.brandOf(request).origin,
          feedback: NOTHING_SAID,
          preview: true,
        }),
      })
    },
  )
}
