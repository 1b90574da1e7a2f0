import type { Locale } from "@veridesk/contract/locale.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import { type PublicText, publicTexts } from "../../articles/index.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { SitemapEntry } from "../public/sitemap.ts"

/** Articles and topics, for search engines: what anybody may read, in the languages that there are. */
export async function articleTexts(db: Db): Promise<SitemapEntry[]> {
  const texts = await publicTexts(db)
  const topics = new Set(texts.map(({ topic }) => topic))
  return [
    ...[...topics].map((key) => ({
      paths: pathsIn(["en", "zh-CN"], (locale) => publicPaths(locale).topic(key)),
      changedAt: null,
    })),
    ...texts.map(({ slug, locales, changedAt }: PublicText) => ({
      paths: pathsIn(locales, (locale) => publicPaths(locale).article(slug)),
      changedAt,
    })),
  ]
}

function pathsIn(locales: Locale[], path: (locale: Locale) => string): SitemapEntry["paths"] {
  return Object.fromEntries(locales.map((locale) => [locale, path(locale)]))
}
