import type { Locale } from "@veridesk/contract/locale.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import { type Brands, originOf, type ShownBrand } from "../brands/index.ts"
import { CLAIM_COOKIE, type CustomerSession } from "../customers/index.ts"
import type { Config } from "../platform/config.ts"
import type { Db } from "../platform/db/connect.ts"
import { localeOf } from "../platform/http/problem.ts"
import { sendCompressed } from "../platform/http/send-compressed.ts"
import type {
  Assets,
  BannerFact,
  BrandFacts,
  Bundle,
  MailContext,
  MailName,
  MailParts,
  MailProps,
  PageContext,
  PageKind,
  PageProps,
  PublicHead,
  ViewerFacts,
} from "./bundle.ts"
import type { Edition } from "./public/edition.ts"
import { type Encoding, keepPages } from "./public/kept-pages.ts"
import { keepParts } from "./public/kept-parts.ts"
import { countTickets } from "./tickets/store.ts"

/** What the site's handlers draw pages with; made once, handed to every group of pages. */
export type Site = {
  /**
   * Draws a page for this request: its language, theme, zone, reader and nonce. Sets the answer's type and status.
   * `locale` where the request itself switches the language, before the browser has the cookie.
   */
  page<K extends PageKind>(
    request: FastifyRequest,
    reply: FastifyReply,
    o: { kind: K; props: PageProps[K]; status?: number; locale?: Locale },
  ): Promise<FastifyReply>
  /**
   * Draws a page that anybody may read. Readers of whom nothing is known get one drawing of it until the edition turns or
   * `keep.seconds` are over, if `keep` says what it depends on besides address, language, theme and zone; null draws it
   * anew for everybody (the results of a search, of a check). `load` runs only where it has to be drawn.
   * `keep.query` is the part of the address's query that the page knows; what else somebody put there is nobody's.
   * `keep.browsers` where browsers may not keep what their reader looked for.
   * `posts` false where nothing of the page is posted that creates something: drawn for one asking, it goes to readers of
   * whom nothing is known without token and nonce as well.
   */
  publicPage<K extends PageKind>(
    request: FastifyRequest,
    reply: FastifyReply,
    o: { kind: K; keep: Keep | null; posts?: false; load: () => Promise<PublicDrawing<K>> },
  ): Promise<FastifyReply>
  /** The same form answered to an island (`Accept: application/json`): where to go, or the props to draw again. */
  wantsJson(request: FastifyRequest): boolean
  localeOf(request: FastifyRequest): Locale
  /** The IANA zone that this request's browser is in, or the customary one of its language. */
  zoneOf(request: FastifyRequest): string
  /** The brand at whose host this request came in. */
  brandOf(request: FastifyRequest): BrandFacts & { id: string; origin: string }
  /** A mail of the installation, or of the brand that `brandId` names. */
  mail<N extends MailName>(
    name: N,
    props: MailProps[N],
    context: Omit<MailContext, "brand" | "origin"> & { brandId?: string; mailFrom?: string },
  ): MailParts
}

export type Keep = { key: string; seconds: number; query?: string; browsers?: "may-not" }

export type PublicDrawing<K extends PageKind> = {
  props: PageProps[K]
  /** `languages` and `canonical` as paths. */
  head: Omit<PublicHead, "origin" | "kind" | "structured" | "feeds"> &
    Partial<Pick<PublicHead, "kind" | "structured" | "feeds">>
  status?: number
}

export function makeSite(o: {
  bundle: Bundle
  assets: Assets
  config: Config
  publicUrl: string
  db: Db
  csrfToken: (request: FastifyRequest, reply: FastifyReply) => string
  sessionOf: (request: FastifyRequest) => Promise<CustomerSession | null>
  edition: Edition
  brands: Brands
  /** What everybody has to see on every page; from memory, it is asked for each of them. */
  bannersIn: (locale: Locale, brandId: string) => BannerFact[]
}): Site {
  const known = new WeakMap<ShownBrand, ReturnType<typeof brandFacts>>()
  const facts = (brand: ShownBrand) => {
    const before = known.get(brand)
    if (before) return before
    const made = brandFacts(brand, { mail: o.config.mail, publicUrl: o.publicUrl })
    known.set(brand, made)
    return made
  }
  const brandOf = (request: FastifyRequest) => facts(o.brands.at(request.host))
  const pages = keepPages()
  const parts = keepParts()
  o.edition.onTurn(pages.clear)
  o.edition.onTurn(parts.clear)
  const factsFor = (request: FastifyRequest, locale: Locale) => ({
    locale,
    theme: themeOf(request),
    assets: o.assets,
    now: new Date().toISOString(),
    brand: brandOf(request),
    banners: o.bannersIn(locale, brandOf(request).id),
  })
  const bannersKey = (request: FastifyRequest, locale: Locale) =>
    o
      .bannersIn(locale, brandOf(request).id)
      .map(({ id, updatedAt }) => `${id}@${updatedAt}`)
      .join(" ")
  /** `who` null: the same for everybody who isn't signed in, so nothing of this one request may be in it. */
  const draw = async <K extends PageKind>(
    request: FastifyRequest,
    drawing: { kind: K; props: PageProps[K]; head: PublicHead | null; locale: Locale; path?: string },
    who: { session: CustomerSession | null; csrf: string } | null,
  ) => {
    const zone = zoneOf(request, who?.session?.timezone ?? null)
    const context: PageContext = {
      ...factsFor(request, drawing.locale),
      path: drawing.path ?? request.url,
      head: drawing.head,
      nonce: who ? request.nonce : "",
      csrf: who?.csrf ?? "",
      zone,
      viewer: who?.session ? await viewerOf(o.db, who.session) : null,
      ...(who === null && {
        drawn: parts.for([brandOf(request).id, drawing.locale, zone, themeOf(request)].join("|")),
      }),
    }
    return o.bundle.renderPage(drawing.kind, drawing.props, context)
  }
  const headOf = (
    request: FastifyRequest,
    { head }: { head: PublicDrawing<PageKind>["head"] },
  ): PublicHead => ({
    kind: "website",
    structured: [],
    feeds: [],
    ...head,
    origin: brandOf(request).origin,
  })
  return {
    brandOf,
    localeOf,
    zoneOf: (request) => zoneOf(request, null),
    wantsJson: (request) => (request.headers.accept ?? "").includes("application/json"),
    async page(request, reply, { kind, props, status, locale = localeOf(request) }) {
      const session = await o.sessionOf(request)
      const html = await draw(
        request,
        { kind, props, head: null, locale },
        { session, csrf: o.csrfToken(request, reply) },
      )
      reply
        .code(status ?? 200)
        .type("text/html; charset=utf-8")
        .header("cache-control", "private, no-store")
        .header("content-language", locale)
      return sendCompressed(request, reply, html)
    },
    async publicPage(request, reply, { kind, keep, posts, load }) {
      const locale = localeOf(request)
      reply.type("text/html; charset=utf-8").header("content-language", locale)
      const session = await o.sessionOf(request)
      // Who came by a claim's link has no session, and yet a page may know them.
      const isKnown = session !== null || request.cookies[CLAIM_COOKIE] !== undefined
      if (isKnown || !keep) {
        const { props, head, status = 200 } = await load()
        const who = isKnown || posts !== false ? { session, csrf: o.csrfToken(request, reply) } : null
        const html = await draw(request, { kind, props, head: headOf(request, { head }), locale }, who)
        reply.code(status).header("cache-control", "private, no-store")
        return sendCompressed(request, reply, html)
      }
      const page = await pages.get({
        // What everybody has to see is on it as well, and comes and goes without the edition.
        key: [
          brandOf(request).id,
          kind,
          locale,
          themeOf(request),
          zoneOf(request, null),
          bannersKey(request, locale),
          keep.key,
        ].join("|"),
        encoding: encodingFor(request),
        seconds: keep.seconds,
        few: keep.browsers === "may-not",
        async draw() {
          const { props, head, status = 200 } = await load()
          return {
            status,
            html: await draw(
              request,
              { kind, props, head: headOf(request, { head }), locale, path: keptPath(request, keep) },
              null,
            ),
          }
        },
      })
      reply.header("vary", "accept-encoding, cookie")
      if (keep.browsers === "may-not") reply.header("cache-control", "private, no-store")
      else {
        reply.header("cache-control", "private, max-age=0, must-revalidate").header("etag", page.etag)
        if (request.headers["if-none-match"] === page.etag) return reply.code(304).send()
      }
      if (page.encoding) reply.header("content-encoding", page.encoding)
      return reply.code(page.status).send(page.body)
    },
    mail(name, props, { brandId, mailFrom, ...context }) {
      const own = facts(o.brands.byId(brandId ?? ""))
      const brand = mailFrom ? { ...own, mailFrom } : own
      return o.bundle.renderMail(name, props, { ...context, brand, origin: brand.origin })
    },
  }
}

/** A brand as its pages and mails present it. The main one is at the installation's own address where it names no host. */
function brandFacts(brand: ShownBrand, o: { mail: Config["mail"]; publicUrl: string }) {
  const origin = originOf(brand, o.publicUrl)
  const from = /<([^>]+)>/.exec(o.mail.from)?.[1] ?? o.mail.from
  return {
    id: brand.id,
    name: brand.name,
    shortName: brand.shortName,
    host: new URL(origin).host,
    origin,
    supportEmail: brand.supportEmail ?? `support@${from.split("@")[1]?.replace(/^help\./, "") ?? ""}`,
    mailFrom: from,
    mark: brand.mark,
    theme: brand.sheet?.href ?? null,
  }
}

/** The address that a page for many readers links back to: without what one of them added to it. */
function keptPath({ url }: FastifyRequest, { query }: Keep): string {
  const [path = "/"] = url.split("?")
  return query ? `${path}?${query}` : path
}

/** Who reads, as the top bar shows them: their username, or the end of their number at the exchange. */
async function viewerOf(db: Db, session: CustomerSession): Promise<ViewerFacts> {
  const name = session.username ? session.name : `UID ••${session.exchangeUid?.slice(-4) ?? ""}`
  return { name, waitingForYou: (await countTickets(db, session.customerId)).waiting }
}

function encodingFor(request: FastifyRequest): Encoding {
  const accepted = String(request.headers["accept-encoding"] ?? "")
  return /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : null
}

function themeOf(request: FastifyRequest): PageContext["theme"] {
  const theme = request.cookies["theme"]
  return theme === "light" || theme === "dark" ? theme : "system"
}

/** The browser's own zone (a cookie that the page's script sets), else the account's, else the customary one of the language. */
function zoneOf(request: FastifyRequest, timezone: string | null): string {
  for (const zone of [request.cookies["zone"], timezone]) if (zone && isZone(zone)) return zone
  return localeOf(request) === "zh-CN" ? "Asia/Shanghai" : "UTC"
}

const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])

function isZone(zone: string): boolean {
  return zones.has(zone)
}
