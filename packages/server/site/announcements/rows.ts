import type { Locale } from "@veridesk/contract/locale.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { AnnouncementRow } from "../../../portal/props-announcements.ts"
import {
  affectedInShort,
  type Announced,
  announcedList,
  publicSlugs,
  sideOf,
} from "../../announcements/index.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { SitemapEntry } from "../public/sitemap.ts"

/** One announcement as a line of a list. */
export function rowOf(a: Announced, locale: Locale): AnnouncementRow {
  const { kind, severity, incident, texts } = a.content
  const { title, summary } = texts[sideOf(locale)]
  return {
    kind,
    severity: incident?.stage === "resolved" ? "info" : severity,
    title,
    summary,
    affected: affectedInShort(a.content) || null,
    stage: incident?.stage ?? null,
    path: publicPaths(locale).announcement(a.slug),
    at: a.firstPublishedAt.toISOString(),
    changed: a.reason === "first" ? null : { reason: a.reason, at: a.publishedAt.toISOString() },
  }
}

/** What search engines may show. */
export async function announcementTexts(db: Db, brandId: string): Promise<SitemapEntry[]> {
  const slugs = await publicSlugs(db, brandId)
  return slugs.map(({ slug, changedAt }) => ({
    paths: { en: publicPaths("en").announcement(slug), "zh-CN": publicPaths("zh-CN").announcement(slug) },
    changedAt,
  }))
}

/** The newest three, for the front page. */
export async function latestRows(
  db: Db,
  { brandId, locale }: { brandId: string; locale: Locale },
): Promise<AnnouncementRow[]> {
  const newest = await announcedList(db, { kind: null, asset: null, brandId, before: null, limit: 3 })
  return newest.map((each) => rowOf(each, locale))
}
