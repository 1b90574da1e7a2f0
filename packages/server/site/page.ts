import type { Locale } from "@veridesk/contract/locale.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import type {
  Assets,
  BrandFacts,
  MailContext,
  MailName,
  MailParts,
  MailProps,
  PageContext,
  PageKind,
  PageProps,
  ViewerFacts,
} from "./bundle.ts"
import { localeOf } from "../platform/http/problem.ts"

/** What the site's handlers draw pages with; made once, handed to every group of pages. */
export type Site = {
  /** Draws a page for this request: its language, theme, zone, reader and nonce. Sets the answer's type and status. */
  page<K extends PageKind>(
    request: FastifyRequest,
    reply: FastifyReply,
    o: { kind: K; props: PageProps[K]; status?: number },
  ): Promise<FastifyReply>
  /** The same form answered to an island (`Accept: application/json`): where to go, or the props to draw again. */
  wantsJson(request: FastifyRequest): boolean
  localeOf(request: FastifyRequest): Locale
  brand: BrandFacts
  mail<N extends MailName>(
    name: N,
    props: MailProps[N],
    context: Omit<MailContext, "brand" | "origin">,
  ): MailParts
}

/** Who reads, as the top bar shows them. */
export type Reader = { viewer: ViewerFacts; timezone: string | null }

export function makeSite(o: {
  bundle: {
    renderPage<K extends PageKind>(kind: K, props: PageProps[K], context: PageContext): string
    renderMail<N extends MailName>(name: N, props: MailProps[N], context: MailContext): MailParts
  }
  assets: Assets
  brand: BrandFacts
  origin: () => string
  csrfToken: (request: FastifyRequest, reply: FastifyReply) => string
  readerOf: (request: FastifyRequest) => Promise<Reader | null>
}): Site {
  return {
    brand: o.brand,
    localeOf,
    wantsJson: (request) => (request.headers.accept ?? "").includes("application/json"),
    async page(request, reply, { kind, props, status }) {
      const reader = await o.readerOf(request)
      const context: PageContext = {
        locale: localeOf(request),
        theme: themeOf(request),
        nonce: request.nonce,
        assets: o.assets,
        csrf: o.csrfToken(request, reply),
        path: request.url,
        now: new Date().toISOString(),
        zone: zoneOf(request, reader),
        brand: o.brand,
        viewer: reader?.viewer ?? null,
      }
      return reply
        .code(status ?? 200)
        .type("text/html; charset=utf-8")
        .header("cache-control", "private, no-store")
        .header("content-language", context.locale)
        .send(o.bundle.renderPage(kind, props, context))
    },
    mail: (name, props, context) =>
      o.bundle.renderMail(name, props, { ...context, brand: o.brand, origin: o.origin() }),
  }
}

function themeOf(request: FastifyRequest): PageContext["theme"] {
  const theme = request.cookies["theme"]
  return theme === "light" || theme === "dark" ? theme : "system"
}

/** The browser's own zone (a cookie that the page's script sets), else the account's, else the customary one of the language. */
function zoneOf(request: FastifyRequest, reader: Reader | null): string {
  for (const zone of [request.cookies["zone"], reader?.timezone]) if (zone && isZone(zone)) return zone
  return localeOf(request) === "zh-CN" ? "Asia/Shanghai" : "UTC"
}

const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])

function isZone(zone: string): boolean {
  return zones.has(zone)
}
