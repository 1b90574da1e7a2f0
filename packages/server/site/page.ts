import type { Locale } from "@veridesk/contract/locale.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import type { CustomerSession } from "../customers/index.ts"
import type { Config } from "../platform/config.ts"
import type { Db } from "../platform/db/connect.ts"
import { localeOf } from "../platform/http/problem.ts"
import { sendCompressed } from "../platform/http/send-compressed.ts"
import type {
  Assets,
  BrandFacts,
  Bundle,
  MailContext,
  MailName,
  MailParts,
  MailProps,
  PageContext,
  PageKind,
  PageProps,
  ViewerFacts,
} from "./bundle.ts"
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
  /** The same form answered to an island (`Accept: application/json`): where to go, or the props to draw again. */
  wantsJson(request: FastifyRequest): boolean
  localeOf(request: FastifyRequest): Locale
  /** The IANA zone that this request's browser is in, or the customary one of its language. */
  zoneOf(request: FastifyRequest): string
  brand: BrandFacts
  mail<N extends MailName>(
    name: N,
    props: MailProps[N],
    context: Omit<MailContext, "brand" | "origin">,
  ): MailParts
}

export function makeSite(o: {
  bundle: Bundle
  assets: Assets
  config: Config
  publicUrl: string
  db: Db
  csrfToken: (request: FastifyRequest, reply: FastifyReply) => string
  sessionOf: (request: FastifyRequest) => Promise<CustomerSession | null>
}): Site {
  const brand = brandFacts(o.config, o.publicUrl)
  return {
    brand,
    localeOf,
    zoneOf: (request) => zoneOf(request, null),
    wantsJson: (request) => (request.headers.accept ?? "").includes("application/json"),
    async page(request, reply, { kind, props, status, locale = localeOf(request) }) {
      const session = await o.sessionOf(request)
      const context: PageContext = {
        locale,
        theme: themeOf(request),
        nonce: request.nonce,
        assets: o.assets,
        csrf: o.csrfToken(request, reply),
        path: request.url,
        now: new Date().toISOString(),
        zone: zoneOf(request, session?.timezone ?? null),
        brand,
        viewer: session && (await viewerOf(o.db, session)),
      }
      reply
        .code(status ?? 200)
        .type("text/html; charset=utf-8")
        .header("cache-control", "private, no-store")
        .header("content-language", locale)
      return sendCompressed(request, reply, o.bundle.renderPage(kind, props, context))
    },
    mail: (name, props, context) =>
      o.bundle.renderMail(name, props, { ...context, brand, origin: o.publicUrl }),
  }
}

/** The exchange as its pages and mails present it. */
function brandFacts({ brand, mail }: Config, publicUrl: string): BrandFacts {
  const address = /<([^>]+)>/.exec(mail.from)?.[1] ?? mail.from
  return {
    name: brand.name,
    shortName: brand.name.split(" ")[0] ?? brand.name,
    host: new URL(publicUrl).host,
    supportEmail: `support@${address.split("@")[1]?.replace(/^help\./, "") ?? ""}`,
    mailFrom: address,
    mark: null,
  }
}

/** Who reads, as the top bar shows them: their username, or the end of their number at the exchange. */
async function viewerOf(db: Db, session: CustomerSession): Promise<ViewerFacts> {
  const name = session.username ? session.name : `UID ••${session.exchangeUid?.slice(-4) ?? ""}`
  return { name, waitingForYou: (await countTickets(db, session.customerId)).waiting }
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
