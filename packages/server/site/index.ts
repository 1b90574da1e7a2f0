import { readdir, readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import multipart from "@fastify/multipart"
import staticFiles from "@fastify/static"
import { formLimits } from "../attachments/index.ts"
import type { Customers } from "../customers/index.ts"
import { receiveLockedOut } from "../intake/receive-locked-out.ts"
import type { Config } from "../platform/config.ts"
import type { App } from "../platform/http/app.ts"
import { type AnnouncementPages, announcementPages } from "./announcements/index.ts"
import { accountPages } from "./accounts/account-pages.ts"
import { assetFolder, deskFolder } from "./bundle.ts"
import { devMailRoutes } from "./dev-mail.ts"
import { type AskedDeps, askedRoutes } from "./asked.ts"
import { fileLinkPages } from "./file-links.ts"
import { type HelpDeps, helpPages } from "./help/index.ts"
import { homeRoutes } from "./home.ts"
import { officialCard, type VerifyDeps, verifyPages } from "./verify/index.ts"
import { preferenceRoutes } from "./preferences.ts"
import { type SearchDeps, searchRoutes } from "./search/index.ts"
import { type SitemapEntry, sitemapRoutes } from "./public/sitemap.ts"
import { type SelfServiceParts, selfServicePages } from "./self-service/index.ts"
import { type TicketDeps, ticketPages } from "./tickets/index.ts"

export type { LockedOutTicket } from "./accounts/account-pages.ts"
export { announcementTexts } from "./announcements/index.ts"
export { loadBundle } from "./bundle.ts"
export { errorPage } from "./error-page.ts"
export { makeSite, type Site } from "./page.ts"
export { articleTexts } from "./help/texts.ts"
export {
  absoluteAt,
  actInChat,
  beginChat,
  chatForm,
  chatHome,
  chatTranscripts,
  checkChatField,
  type DoorDeps,
  eventsForCustomer,
  eventsForCustomerNamed,
  eventsForCustomersAfter,
  shownToCustomers,
  panelOf,
  searchForChat,
  selfHelpFor,
  widgetFiles,
} from "./chat/index.ts"
export { openEdition } from "./public/edition.ts"
export type { VerifyDeps } from "./verify/index.ts"
export { toolDocuments } from "./search/tools.ts"
export { accountPages }

type SiteOptions = {
  customers: Customers
  config: Config
  tickets: TicketDeps & { brandId: string }
  asked: Omit<AskedDeps, "site">
  announcements: AnnouncementPages["announcements"]
  help: Pick<HelpDeps, "whoIsStaff" | "teamNamed" | "onTurn">
  search: Omit<SearchDeps, "site" | "outcomes">
  /** The texts of a brand's site that search engines may show. */
  texts: (brandId: string) => Promise<SitemapEntry[]>
  selfService: SelfServiceParts
  verify: Omit<VerifyDeps, "site">
}

/**
 * What protects a document says nothing of its style sheets, scripts and icons, and would make each a kilobyte longer:
 * more than most of them have themselves. What a browser takes them for (nosniff, resource policy) stays.
 */
const OF_DOCUMENTS = [
  "content-security-policy",
  "cross-origin-opener-policy",
  "origin-agent-cluster",
  "referrer-policy",
  "x-dns-prefetch-control",
  "x-download-options",
  "x-frame-options",
  "x-permitted-cross-domain-policies",
  "x-xss-protection",
]

/** Everything of the help site, and the desk's files. */
export async function sitePages(app: App, o: SiteOptions): Promise<void> {
  const { customers, config, tickets } = o
  const { site } = tickets
  await app.register(staticFiles, {
    root: fileURLToPath(assetFolder),
    prefix: "/assets/",
    immutable: true,
    maxAge: "365d",
    index: false,
    preCompressed: true,
    setHeaders: ({ raw }) => {
      for (const name of OF_DOCUMENTS) raw.removeHeader(name)
    },
  })
  await app.register(async (scope) => {
    await scope.register(multipart, formLimits)
    const pages = scope as unknown as App
    preferenceRoutes(pages)
    homeRoutes(pages, tickets, (locale) => officialCard(o.verify.check.register.officialList(locale)))
    searchRoutes(pages, { site, ...o.search })
    const { db, clock } = tickets
    const { sessionOf } = customers
    await announcementPages(pages, { announcements: o.announcements, site, db, clock, sessionOf })
    ticketPages(pages, tickets)
    helpPages(pages, { ...tickets, ...o.help })
    selfServicePages(pages, { ...tickets, ...o.selfService })
    askedRoutes(pages, { site, ...o.asked })
    fileLinkPages(pages, { site, db, clock, attachments: tickets.attachments })
    verifyPages(pages, { site, ...o.verify })
    accountPages(scope, {
      site,
      customers,
      exchange: {
        name: config.exchange.name,
        origins: originsOf(config.exchange),
      },
      openUnverified: (ticket) => receiveLockedOut(tickets, tickets.clock(), ticket),
    })
    if (config.mail.devPage) devMailRoutes(pages, { db: tickets.db, site, from: config.mail.from })
  })
  sitemapRoutes(app, { site, texts: o.texts, onTurn: o.help.onTurn })
  // Browsers ask for it whatever the page says.
  app.get("/favicon.ico", { schema: { hide: true } }, (_request, reply) =>
    reply.code(204).header("cache-control", "public, max-age=86400").send(),
  )
  await deskFiles(app)
}

/** From where the exchange sends its customers, and to where the button "sign in at the exchange" leads. */
function originsOf({ oidc, issuer, url }: Config["exchange"]): string[] {
  return [oidc?.issuer, issuer, url].flatMap((address) => (address ? [new URL(address).origin] : []))
}

/** The desk is one page; whatever address below /desk/ is asked for, it is the same one. */
async function deskFiles(app: App): Promise<void> {
  await app.register(staticFiles, {
    root: fileURLToPath(new URL("assets/", deskFolder)),
    prefix: "/desk/assets/",
    immutable: true,
    maxAge: "365d",
    index: false,
    preCompressed: true,
    decorateReply: false,
  })
  for (const name of await filesBesideThePage()) {
    app.get(`/desk/${name}`, { schema: { hide: true } }, (_request, reply) =>
      reply.header("cache-control", "no-cache").sendFile(name, fileURLToPath(deskFolder)),
    )
  }
  const page = await readFile(new URL("index.html", deskFolder), "utf8").catch(() => null)
  app.get("/desk", { schema: { hide: true } }, (_request, reply) => reply.redirect("/desk/", 308))
  app.get("/desk/*", { schema: { hide: true } }, (_request, reply) => {
    if (page === null) return reply.callNotFound()
    return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(page)
  })
}

/** What the desk's page loads by a fixed name, such as the script that sets the theme before the first paint. */
async function filesBesideThePage(): Promise<string[]> {
  const entries = await readdir(deskFolder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && /^[a-z][a-z0-9.-]*\.(js|svg|png|webmanifest|ico)$/.test(entry.name))
    .map((entry) => entry.name)
}
