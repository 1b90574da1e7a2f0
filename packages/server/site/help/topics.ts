import { topicKey } from "@veridesk/contract/articles.ts"
import { notFound } from "@veridesk/contract/errors.ts"
import { type Locale, localeSegments } from "@veridesk/contract/locale.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import { readTopic } from "../../articles/index.ts"
import type { App } from "../../platform/http/app.ts"
import { type HelpDeps, readerOf } from "./deps.ts"
import { breadcrumbs } from "./structured.ts"
import { topicsProps } from "./topics-props.ts"

const IN_ALL = 6
const KEPT_SECONDS = 300
const params = z.object({ key: topicKey.nullable().catch(null) })
const query = z.object({
  after: z
    .string()
    .regex(/^\d{1,4}\.\d{1,9}\.[a-z0-9-]{1,80}$/)
    .optional()
    .catch(undefined),
})

/** All topics, and each of them. */
export function topicPages(app: App, o: HelpDeps): void {
  for (const [locale, segment] of localesOfPaths) {
    const to = publicPaths(locale)
    app.get(`/${segment}/topics`, async (request, reply) => {
      const reader = await readerOf(o, request)
      return o.site.publicPage(request, reply, {
        kind: "topics",
        keep: { key: "", seconds: KEPT_SECONDS },
        load: async () => ({
          props: await topicsProps(o.db, { locale, reader, most: IN_ALL }),
          head: {
            description: say(locale, portal, "topics.description", { brand: o.site.brandOf(request).name }),
            canonical: to.topics,
            languages: { en: publicPaths("en").topics, "zh-CN": publicPaths("zh-CN").topics },
            index: true,
          },
        }),
      })
    })

    app.get(`/${segment}/topics/:key`, { schema: { params, querystring: query } }, async (request, reply) => {
      const { key } = request.params
      if (!key) throw notFound()
      const after = cursorOf(request.query.after)
      const reader = await readerOf(o, request)
      return o.site.publicPage(request, reply, {
        kind: "topic",
        keep: after ? null : { key, seconds: KEPT_SECONDS },
        async load() {
          const topic = await readTopic(o.db, { locale, reader, key, after })
          if (!topic) throw notFound()
          const { name, articles, next } = topic
          const brand = o.site.brandOf(request)
          return {
            props: {
              title: name,
              articles,
              shown: topic.shown.map(({ slug, title, summary, publishedAt, locale: language }) => ({
                href: to.article(slug),
                title,
                summary,
                updatedAt: publishedAt.toISOString(),
                language,
              })),
              next: next ? `${to.topic(key)}?after=${next.place}.${next.useful}.${next.slug}` : null,
              others: topic.others.map((one) => ({
                href: to.topic(one.key),
                title: one.name,
                articles: one.articles,
              })),
            },
            head: {
              description: say(locale, portal, "topic.description", {
                brand: brand.name,
                topic: name,
                n: articles,
              }),
              canonical: to.topic(key),
              languages: { en: publicPaths("en").topic(key), "zh-CN": publicPaths("zh-CN").topic(key) },
              index: after === null,
              structured: [
                breadcrumbs(brand.origin, [
                  { name: say(locale, portal, "nav.help"), path: to.home },
                  { name, path: to.topic(key) },
                ]),
              ],
            },
          }
        },
      })
    })
  }
}

/** Each language with the first part of its addresses. */
export const localesOfPaths: [Locale, string][] = [
  ["en", localeSegments.en],
  ["zh-CN", localeSegments["zh-CN"]],
]

function cursorOf(after: string | undefined): { place: number; useful: number; slug: string } | null {
  const [place, useful, slug] = after?.split(".") ?? []
  return place && useful && slug ? { place: Number(place), useful: Number(useful), slug } : null
}
