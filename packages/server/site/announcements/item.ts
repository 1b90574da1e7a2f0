import { notFound } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { AnnouncementProps } from "../../../portal/props-announcements.ts"
import {
  type Announced,
  announcedBy,
  announcedVersion,
  isFor,
  movedTo,
  type Past,
  pastOf,
  sideOf,
} from "../../announcements/index.ts"
import type { App } from "../../platform/http/app.ts"
import type { AnnouncementPages } from "./deps.ts"

const params = z.object({ slug: z.string().max(120) })
const query = z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined) })
const HOUR_SECONDS = 3600
const LOCALES: Locale[] = ["en", "zh-CN"]

/** The page of one announcement; an address it had before leads to its present one. */
export function itemPages(app: App, o: AnnouncementPages): void {
  for (const locale of LOCALES)
    app.get(`${publicPaths(locale).announcements}/:slug`, { schema: { params } }, async (request, reply) => {
      const { slug } = params.parse(request.params)
      const { version } = query.parse(request.query)
      const brand = o.site.brandOf(request)
      const present = await announcedBy(o.db, { slug })
      if (!present) {
        const moved = await movedTo(o.db, slug)
        const now = moved && (await announcedBy(o.db, { slug: moved }))
        // An address says what it was called: it leads nobody to what isn't theirs.
        if (!now || !isFor(now.content, brand.id)) throw notFound()
        return reply.redirect(publicPaths(locale).announcement(moved), 301)
      }
      const shown =
        version && version !== present.version ? await announcedVersion(o.db, present.id, version) : present
      if (!shown || ![present, shown].every(({ content }) => isFor(content, brand.id))) throw notFound()
      const path = (each: Locale) => publicPaths(each).announcement(slug)
      return o.site.publicPage(request, reply, {
        kind: "announcement",
        keep: {
          key: `${present.id}@${shown.version}`,
          seconds: HOUR_SECONDS,
          ...(shown !== present && { query: `version=${shown.version}` }),
        },
        load: async () => {
          const past = await pastOf(o.db, present.id)
          const { title, summary } = shown.content.texts[sideOf(locale)]
          return {
            props: itemProps({ shown, present, past, locale }),
            head: {
              description: summary,
              canonical: path(locale),
              languages: { en: path("en"), "zh-CN": path("zh-CN") },
              index: shown === present && !present.withdrawn,
              kind: "article",
              structured: [newsArticle(brand, { shown, title, summary, path: path(locale), locale })],
            },
          }
        },
      })
    })
}

function itemProps(i: {
  shown: Announced
  present: Announced
  past: Past[]
  locale: Locale
}): AnnouncementProps {
  const { shown, present, past, locale } = i
  const side = sideOf(locale)
  const { content, withdrawn } = shown
  const path = publicPaths(locale).announcement(present.slug)
  const other: Locale = locale === "en" ? "zh-CN" : "en"
  const after = past.find(({ version }) => version > shown.version)
  const newestFirst = past.toReversed()
  return {
    number: shown.number,
    version: shown.version,
    kind: content.kind,
    severity: content.incident?.stage === "resolved" ? "info" : content.severity,
    ...content.texts[side],
    affected: content.affected.map(({ asset, chain, effect }) => ({
      asset,
      chain: chain && chainName(chain),
      effect: effect[side],
    })),
    startsAt: content.startsAt,
    endsAt: content.endsAt,
    publishedAt: shown.firstPublishedAt.toISOString(),
    timeline: timelineOf(newestFirst, side),
    history: newestFirst.map(({ version, reason, note, publishedAt, fingerprint }) => ({
      version,
      reason,
      note: note[side],
      at: publishedAt.toISOString(),
      fingerprint,
      href:
        version === shown.version ? null : version === present.version ? path : `${path}?version=${version}`,
    })),
    corrected:
      shown.reason === "correction" ? { note: shown.note[side], at: shown.publishedAt.toISOString() } : null,
    replaced: after ? { note: after.note[side], href: path } : null,
    withdrawn: withdrawn ? { why: withdrawn.why[side], at: withdrawn.at.toISOString() } : null,
    fingerprint: shown.fingerprint,
    checkHref: publicPaths(locale).verify(shown.fingerprint),
    otherLanguage: {
      href: publicPaths(other).announcement(present.slug),
      title: content.texts[sideOf(other)].title,
    },
  }
}

/** Steps of an incident are its versions; what each brought is its note, and of the first its summary. */
function timelineOf(newestFirst: Past[], side: "en" | "zh"): AnnouncementProps["timeline"] {
  return newestFirst.flatMap(({ content, reason, note, publishedAt }) =>
    content.incident && reason !== "correction"
      ? [
          {
            stage: content.incident.stage,
            text: note[side] || content.texts[side].summary,
            at: publishedAt.toISOString(),
          },
        ]
      : [],
  )
}

function chainName(chain: string): string {
  return chain.length <= 4 ? chain.toUpperCase() : chain.charAt(0).toUpperCase() + chain.slice(1)
}

function newsArticle(
  brand: { name: string; origin: string },
  a: { shown: Announced; title: string; summary: string; path: string; locale: Locale },
) {
  const publisher = { "@type": "Organization", name: brand.name, url: brand.origin }
  const url = `${brand.origin}${a.path}`
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: a.title.slice(0, 110),
    description: a.summary,
    url,
    mainEntityOfPage: url,
    inLanguage: a.locale,
    datePublished: a.shown.firstPublishedAt.toISOString(),
    dateModified: a.shown.publishedAt.toISOString(),
    author: publisher,
    publisher,
    identifier: a.shown.fingerprint,
    ...(a.shown.content.affected.length > 0 && {
      about: [...new Set(a.shown.content.affected.map(({ asset }) => asset))].join(", "),
    }),
    ...(a.shown.reason === "correction" && { correction: a.shown.note[sideOf(a.locale)] }),
  }
}
