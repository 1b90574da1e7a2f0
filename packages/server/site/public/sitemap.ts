import { notFound } from "@veridesk/contract/errors.ts"
import { type Locale, locale as everyLocale } from "@veridesk/contract/locale.ts"
import type { FastifyReply } from "fastify"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { App } from "../../platform/http/app.ts"
import type { Site } from "../page.ts"

/** A text that search engines may show, by the languages in which it exists. `changedAt` null where it has no date of its own. */
export type SitemapEntry = { paths: Partial<Record<Locale, string>>; changedAt: Date | null }

/** sitemaps.org: at most 50,000 addresses a file; an entry has one for each language. */
const A_FILE = 20_000
const params = z.object({ file: z.string().regex(/^\d{1,4}\.xml$/) })

/** Tells search engines what there is to find, in which languages, and what is nobody's but a customer's own. */
export function sitemapRoutes(
  app: App,
  o: {
    site: Site
    texts: (brandId: string) => Promise<SitemapEntry[]>
    onTurn: (listener: () => void) => void
  },
): void {
  // Every text there is, for whoever asks: read once an edition.
  let kept = new Map<string, Promise<SitemapEntry[]>>()
  o.onTurn(() => {
    kept = new Map()
  })
  const entries = ({ id }: { id: string }) => {
    const into = kept
    const made = into.get(id) ?? o.texts(id).then((texts) => [...standing(), ...texts])
    into.set(id, made)
    made.catch(() => into.delete(id))
    return made
  }

  app.get("/robots.txt", { schema: { hide: true } }, (request, reply) =>
    reply
      .type("text/plain; charset=utf-8")
      .header("cache-control", "public, max-age=3600")
      .send(
        [
          "User-agent: *",
          ...PRIVATE.map((path) => `Disallow: ${path}`),
          `Sitemap: ${o.site.brandOf(request).origin}/sitemap.xml`,
          "",
        ].join("\n"),
      ),
  )
  app.get("/sitemap.xml", { schema: { hide: true } }, async (request, reply) => {
    const brand = o.site.brandOf(request)
    const { origin } = brand
    const files = Math.max(1, Math.ceil((await entries(brand)).length / A_FILE))
    const lines = Array.from(
      { length: files },
      (_, at) => `<sitemap><loc>${origin}/sitemaps/${at}.xml</loc></sitemap>`,
    )
    return xml(reply, `<sitemapindex xmlns="${SITEMAP}">${lines.join("")}</sitemapindex>`)
  })
  app.get("/sitemaps/:file", { schema: { hide: true, params } }, async (request, reply) => {
    const from = Number.parseInt(request.params.file, 10) * A_FILE
    const brand = o.site.brandOf(request)
    const part = (await entries(brand)).slice(from, from + A_FILE)
    if (part.length === 0) throw notFound()
    return xml(reply, urlSet(part, brand.origin))
  })
}

const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
/** Pages of one reader, forms, and what only programs ask. */
const PRIVATE = [
  "/tickets",
  "/security",
  "/password",
  "/asked/",
  "/desk",
  "/api/",
  "/dev/",
  "/files/",
  "/*/search",
]

/** Pages that are always there. */
function standing(): SitemapEntry[] {
  const names = [
    "home",
    "topics",
    "announcements",
    "status",
    "contact",
    "tools",
    "depositTool",
    "withdrawalTool",
  ] as const
  const more = ["lockTool", "apiErrorTool"] as const
  const of = (path: (locale: Locale) => string): SitemapEntry => ({
    paths: Object.fromEntries(everyLocale.options.map((locale) => [locale, path(locale)])),
    changedAt: null,
  })
  return [
    ...[...names, ...more].map((name) => of((locale) => publicPaths(locale)[name])),
    of((locale) => publicPaths(locale).verify()),
  ]
}

function urlSet(entries: SitemapEntry[], origin: string): string {
  const urls = entries.flatMap(({ paths, changedAt }) => {
    const languages = Object.entries(paths)
    const alternates = languages
      .map(
        ([language, path]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${origin}${path}"/>`,
      )
      .join("")
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ""
    return languages.map(([, path]) => `<url><loc>${origin}${path}</loc>${changed}${alternates}</url>`)
  })
  return `<urlset xmlns="${SITEMAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join("")}</urlset>`
}

function xml(reply: FastifyReply, body: string): FastifyReply {
  return reply
    .type("application/xml; charset=utf-8")
    .header("cache-control", "public, max-age=600")
    .send(`<?xml version="1.0" encoding="UTF-8"?>${body}`)
}
