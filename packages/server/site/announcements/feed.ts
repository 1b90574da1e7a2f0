import { type AnnouncementKind, announcementKinds } from "@veridesk/contract/announcements.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { FEED_TYPES, feedFormats, feedPath } from "../../announcements/index.ts"
import type { App } from "../../platform/http/app.ts"
import type { AnnouncementPages } from "./deps.ts"

const LOCALES: Locale[] = ["en", "zh-CN"]
const KINDS: (AnnouncementKind | null)[] = [null, ...announcementKinds]

/** Feeds by language, kind and format; a reader's program that has one already is told so. */
export function feedRoutes(app: App, o: AnnouncementPages): void {
  for (const locale of LOCALES)
    for (const kind of KINDS)
      for (const format of feedFormats)
        app.get(feedPath({ locale, kind, format }), { schema: { hide: true } }, async (request, reply) => {
          const file = await o.announcements.feeds.get({ locale, kind, format }, o.site.brandOf(request))
          reply
            .type(`${FEED_TYPES[format]}; charset=utf-8`)
            .header("cache-control", "public, max-age=30")
            .header("content-language", locale)
            .header("etag", file.etag)
            .header("last-modified", file.updatedAt.toUTCString())
            .header("access-control-allow-origin", "*")
          if (request.headers["if-none-match"] === file.etag) return reply.code(304).send()
          return reply.send(file.body)
        })
}
