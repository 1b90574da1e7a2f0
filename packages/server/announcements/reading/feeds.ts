import { createHash } from "node:crypto"
import type { AnnouncementKind } from "@veridesk/contract/announcements.ts"
import { type Locale, localeSegments } from "@veridesk/contract/locale.ts"
import { announcements } from "@veridesk/ui/messages/announcements.ts"
import { say } from "@veridesk/ui/say.ts"
import type { Feed } from "feed"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { Db } from "../../platform/db/connect.ts"
import { sideOf } from "../announcement.ts"
import { bodyHtml, escaped } from "../body-html.ts"
import type { Announced } from "../channels/channel.ts"
import { announcedList } from "./store.ts"

export const feedFormats = ["rss", "atom", "json"] as const
export type FeedFormat = (typeof feedFormats)[number]
export const FEED_TYPES: Record<FeedFormat, string> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
}
export type FeedFile = { body: string; etag: string; updatedAt: Date }
export type FeedKey = { locale: Locale; kind: AnnouncementKind | null; format: FeedFormat }
/** Whose feed it is, as its address and its title say. */
export type FeedBrand = { id: string; name: string; origin: string }

const MOST_ITEMS = 30

export function feedPath({ locale, kind, format }: FeedKey): string {
  return `/${localeSegments[locale]}/announcements/feed/${kind ?? "all"}.${format}`
}

/** Keeps each feed as it goes over the wire until the edition turns: there are forty-two of them a brand at most. */
export function keepFeeds(o: { db: Db; onTurn: (listener: () => void) => () => void }) {
  const kept = new Map<string, Promise<FeedFile>>()
  const unfollow = o.onTurn(() => kept.clear())
  return {
    get(key: FeedKey, brand: FeedBrand): Promise<FeedFile> {
      const path = `${brand.id} ${feedPath(key)}`
      const known = kept.get(path)
      if (known) return known
      const made = makeFeed(o.db, key, brand)
      kept.set(path, made)
      made.catch(() => kept.delete(path))
      return made
    },
    close: unfollow,
  }
}

async function makeFeed(db: Db, key: FeedKey, brand: FeedBrand): Promise<FeedFile> {
  const { kind, format } = key
  const query = { kind, asset: null, brandId: brand.id, before: null, limit: MOST_ITEMS, takenBy: "feed" }
  const items = await announcedList(db, query)
  const newest = Math.max(0, ...items.map(({ publishedAt }) => publishedAt.getTime()))
  const updatedAt = new Date(newest)
  const feed = await feedOf(brand, key, updatedAt)
  for (const item of items)
    feed.addItem(inXml(feedItem(item, { origin: brand.origin, locale: key.locale }), format))
  const body = format === "rss" ? feed.rss2() : format === "atom" ? feed.atom1() : feed.json1()
  return { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`, updatedAt }
}

async function feedOf(o: FeedBrand, { locale, kind }: FeedKey, updated: Date): Promise<Feed> {
  const { Feed } = await import("feed")
  const t = (name: keyof typeof announcements, values = {}) => say(locale, announcements, name, values)
  const at = (format: FeedFormat) => `${o.origin}${feedPath({ locale, kind, format })}`
  return new Feed({
    title: t("ann.feed.title", { brand: o.name, kind: kind ? t(`ann.kind.${kind}`) : t("ann.kind.all") }),
    description: t("ann.lead", { brand: o.name }),
    id: `${o.origin}${publicPaths(locale).announcements}${kind ? `?kind=${kind}` : ""}`,
    link: `${o.origin}${publicPaths(locale).announcements}`,
    language: locale,
    updated,
    generator: "Veridesk",
    copyright: o.name,
    feedLinks: { rss: at("rss"), atom: at("atom"), json: at("json") },
  })
}

/**
 * An entry as a format can carry it. What a summary says is HTML in RSS and Atom, and so is Atom's title (RFC 4287
 * §3.1.1.2): words with signs in them stay words. What XML has no place for (XML 1.0 §2.2) would make all of a feed unreadable.
 */
function inXml<I extends { title: string; description: string; content: string }>(
  item: I,
  format: FeedFormat,
): I {
  const { title, description, content } = item
  const html = format === "json" ? (text: string) => text : escaped
  return {
    ...item,
    title: legible(format === "atom" ? escaped(title) : title.replaceAll("]]>", "]]\u200b>")),
    description: legible(html(description)),
    content: legible(content),
  }
}

function legible(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
}

/** One entry. Its id is its number's and stays, so that a correction is the same entry to a reader's program. */
export function feedItem(item: Announced, o: { origin: string; locale: Locale }) {
  const side = sideOf(o.locale)
  const { title, summary, body } = item.content.texts[side]
  const changed =
    item.reason === "first"
      ? ""
      : `<p><strong>${escaped(say(o.locale, announcements, `ann.changed.${item.reason}`))}</strong> ${escaped(item.note[side])}</p>`
  return {
    title,
    id: `${o.origin}/announcements/${item.number}`,
    link: `${o.origin}${publicPaths(o.locale).announcement(item.slug)}`,
    description: summary,
    content: `${changed}<p>${escaped(summary)}</p>${bodyHtml(body, o.origin)}`,
    date: item.publishedAt,
    published: item.firstPublishedAt,
    category: [{ name: item.content.kind }],
  }
}
