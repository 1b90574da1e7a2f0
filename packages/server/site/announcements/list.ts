import {
  type AnnouncementKind,
  announcementKind,
  announcementKinds,
} from "@veridesk/contract/announcements.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { AnnouncementListProps } from "../../../portal/props-announcements.ts"
import {
  announcedList,
  FEED_TYPES,
  feedFormats,
  feedPath,
  placeOf,
  publicAssets,
} from "../../announcements/index.ts"
import type { App } from "../../platform/http/app.ts"
import type { AnnouncementPages } from "./deps.ts"
import { rowOf } from "./rows.ts"

const PAGE = 20
const MINUTE_SECONDS = 60
const LOCALES: Locale[] = ["en", "zh-CN"]

/** What isn't one of these is left out, as an old or mistyped link is: the page is shown without it. */
const query = z.object({
  kind: announcementKind.optional().catch(undefined),
  asset: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{1,20}$/)
    .optional()
    .catch(undefined),
  before: z.string().max(200).optional().catch(undefined),
})
type Query = z.infer<typeof query>

/** The list of what was announced, by kind and asset, twenty a page. */
export function listPages(app: App, o: AnnouncementPages): void {
  for (const locale of LOCALES)
    app.get(publicPaths(locale).announcements, async (request, reply) => {
      const asked = query.parse(request.query)
      const brand = o.site.brandOf(request)
      return o.site.publicPage(request, reply, {
        kind: "announcements",
        // An asset and a place in the list can be anything, and anybody could fill the memory with them.
        keep:
          asked.before || asked.asset
            ? null
            : {
                key: asked.kind ?? "",
                seconds: MINUTE_SECONDS,
                ...(asked.kind && { query: `kind=${asked.kind}` }),
              },
        load: async () => ({
          props: await listProps(o, { locale, asked, brand }),
          head: {
            description: say(locale, portal, "ann.lead", { brand: brand.shortName }),
            canonical: addressOf(locale, asked),
            languages: { en: addressOf("en", asked), "zh-CN": addressOf("zh-CN", asked) },
            index: asked.before === undefined && asked.asset === undefined,
            feeds: feedLinks(brand.name, locale, asked.kind ?? null),
          },
        }),
      })
    })
}

async function listProps(
  o: AnnouncementPages,
  { locale, asked, brand }: { locale: Locale; asked: Query; brand: { id: string; name: string } },
): Promise<AnnouncementListProps> {
  const { kind = null, asset = null } = asked
  const before = placeOf(asked.before)
  const found = await announcedList(o.db, { kind, asset, brandId: brand.id, before, limit: PAGE + 1 })
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  const next = last ? `${last.firstPublishedAt.toISOString()}~${last.id}` : ""
  return {
    kind,
    asset: asset ?? "",
    kinds: [null, ...announcementKinds].map((each) => ({
      kind: each,
      href: addressOf(locale, { kind: each ?? undefined, asset: asked.asset }),
    })),
    assets: await publicAssets(o.db, brand.id),
    rows: page.map((each) => rowOf(each, locale)),
    older: found.length > PAGE ? addressOf(locale, { ...asked, before: next }) : null,
    newest: before ? addressOf(locale, { ...asked, before: undefined }) : null,
    feeds: feedLinks(brand.name, locale, kind).map(({ format, href }) => ({
      name: FEED_NAMES[format],
      href,
    })),
  }
}

const FEED_NAMES = { rss: "RSS", atom: "Atom", json: "JSON Feed" } as const

function feedLinks(brand: string, locale: Locale, kind: AnnouncementKind | null) {
  const about = say(locale, portal, kind ? `ann.kind.${kind}` : "ann.kind.all")
  return feedFormats.map((format) => ({
    format,
    title: `${say(locale, portal, "ann.feed.title", { brand, kind: about })} (${FEED_NAMES[format]})`,
    href: feedPath({ locale, kind, format }),
    type: FEED_TYPES[format],
  }))
}

function addressOf(locale: Locale, { kind, asset, before }: Query): string {
  const search = new URLSearchParams({
    ...(kind && { kind }),
    ...(asset && { asset }),
    ...(before && { before }),
  }).toString()
  return `${publicPaths(locale).announcements}${search ? `?${search}` : ""}`
}
