import type { FastifyRequest } from "fastify"
import { announcementApi, announcementOf, announcementRoutes } from "./announcements/index.ts"
import { ARTICLE_IMAGES, articleRoutes } from "./articles/index.ts"
import {
  attachmentRoutes,
  holdAttachments,
  keptFileRoute,
  type MayRead,
  takeIn,
} from "./attachments/index.ts"
import { brandRoutes } from "./brands/index.ts"
import { wordPair } from "./chats/index.ts"
import { mayReadFile } from "./conversations/index.ts"
import {
  changed,
  checksOf,
  customerFacts,
  customerPanel,
  draftText,
  inboxRoutes,
  namesOf,
  transactionFacts,
} from "./inbox/index.ts"
import { offeredPairs } from "./intake/pairs.ts"
import { formsRoutes, textIn } from "./intake-forms/index.ts"
import { formsIn, macroRoutes, macrosOf } from "./macros/index.ts"
import { incidentRoutes } from "./incidents/index.ts"
import { openDeskSockets } from "./live/index.ts"
import { serveSockets } from "./platform/sockets/serve.ts"
import { openChat } from "./app-chat.ts"
import { testImap } from "./app-mail-doors.ts"
import { makeLetterOf, outboxRoutes } from "./mails/index.ts"
import { mailboxRoutes } from "./mails/mailboxes/index.ts"
import { requestMails } from "./notifications/index.ts"
import { isMergeable, mergingRoutes } from "./merging/index.ts"
import { localeOf } from "./platform/http/problem.ts"
import { boundInMemory } from "./platform/realm/bound-in-memory.ts"
import { refuseCrossSite } from "./platform/realm/same-site.ts"
import { signingKey } from "./platform/signing-key.ts"
import { secretsIn } from "./secrets/index.ts"
import { publicRegistryRoutes, registryRoutes } from "./registry/index.ts"
import { searchDeskRoutes } from "./search/index.ts"
import { requestRoutes } from "./requests/index.ts"
import { DESK_FILES, type Features } from "./app-features.ts"
import { type App, makeHttp } from "./platform/http/app.ts"
import { publicPaths } from "../portal/paths-public.ts"
import type { Services } from "./services.ts"
import { sideRoutes } from "./side-threads/index.ts"
import { webhookRoutes } from "./webhooks/index.ts"
import {
  announcementTexts,
  articleTexts,
  errorPage,
  loadBundle,
  makeSite,
  type Site,
  sitePages,
  type VerifyDeps,
} from "./site/index.ts"
import { statusRoutes } from "./statuses/index.ts"

/** The second part of the roof: the server with everything that answers over HTTP and sockets. */
export async function openHttp(s: Services, f: Features) {
  const { config, log, clock } = s
  const { db } = s.connection
  const {
    brand,
    teams,
    forms,
    exchange,
    chainLookUp,
    customers,
    staff,
    sla,
    known,
    attachments,
    bind,
    open,
  } = f
  const { announce, contextFor, customerOf, hub, sourcesAt } = f
  const { bundle, assets } = await loadBundle()
  const http = await makeHttp({
    log,
    metrics: s.metrics,
    trustProxy: config.trustProxy,
    https: s.publicUrl.startsWith("https:"),
    formTargets: config.exchange.oidc ? [new URL(config.exchange.oidc.issuer).origin] : [],
    ...(s.standstillMs === undefined ? {} : { standstillMs: s.standstillMs }),
    errorPage: (request, reply, error) => errorPage(site, { request, reply, error }),
  })
  const sameSite = refuseCrossSite(http, { publicUrl: s.publicUrl, secret: s.secret })
  const site: Site = makeSite({
    bundle,
    assets,
    config,
    publicUrl: s.publicUrl,
    csrfToken: sameSite.csrfToken,
    db,
    sessionOf: customers.sessionOf,
    edition: f.edition,
    bannersIn: f.announcements.bannersIn,
    brands: f.brands,
  })
  f.drawing.digest = (props, locale) =>
    site.mail("announcement-digest", props, {
      locale,
      zone: locale === "zh-CN" ? "Asia/Shanghai" : "UTC",
      antiPhishingCode: null,
    })
  const spend = boundInMemory({ points: 120, seconds: 3600 })
  await sitePages(http, {
    customers,
    config,
    search: { db, clock, search: f.search, gaps: f.gaps, customerOf, secretsIn, topicName: f.topicNames.of },
    announcements: f.announcements,
    help: {
      whoIsStaff: staff.whoIsStaff,
      teamNamed: (key, locale) => {
        const id = teams.idOf(key)
        return id && teams.name(id, locale)
      },
      onTurn: f.edition.onTurn,
    },
    texts: async (brandId) => [...(await articleTexts(db)), ...(await announcementTexts(db, brandId))],
    verify: verifyDeps(s, f),
    asked: { db, clock, announce, namesOf: known.namesOf, secretsIn },
    selfService: {
      status: f.status,
      official: (locale) => f.register.officialList(locale),
      mailboxes: (brandId) => f.mailboxes.all().filter((box) => box.brandId === brandId),
    },
    tickets: {
      db,
      clock,
      site,
      forms,
      open,
      exchange,
      chainLookUp,
      attachments,
      bind,
      sources: sourcesAt(""),
      transcripts: {
        db,
        key: signingKey(s.secret),
        namesOf: (ids) => namesOf(db, ids),
        brand: { ...config.brand, host: s.publicUrl },
        pairOf: (joined, locale) => wordPair(s.secret, joined, locale).join(" "),
      },
      contextFor,
      secretsIn,
      brandId: brand.id,
      customerOf,
      teamIdOf: teams.idOf,
      teamName: teams.name,
      statusWording: f.statuses.wording,
      expected: sla.expected,
      measured: sla.measured,
      reopenDays: sla.replyClock.reopenDays,
      promiseOf: (form) =>
        sla.replyClock.due(
          { formKey: form.key, priority: form.priority, teamId: teams.idOf(form.team), firstReplyAt: null },
          clock(),
        ),
      spend,
    },
  })
  customers.routes(http)
  staff.routes(http)
  deskRoutes(http, s, f)
  keptFileRoute(http, { attachments, ...ARTICLE_IMAGES })
  const mayRead: MayRead = (reader, file) =>
    file.keptFor === null ? mayReadFile(db, reader, file) : reader.realm === "staff"
  const files = { attachments, mayRead, localeOf, opened: () => {} }
  const whoIs = async (request: FastifyRequest) => (await customerOf(request))?.actor ?? null
  await http.register(attachmentRoutes({ ...files, whoIs }))
  await http.register(attachmentRoutes({ ...files, whoIs: staff.whoIsStaff }), { prefix: DESK_FILES })
  const sockets = serveSockets(http, log)
  const desks = openDeskSockets(sockets, {
    hub,
    log,
    metrics: s.metrics,
    staffOf: (request) => staff.whoIsStaff({ cookies: http.parseCookie(request.headers.cookie ?? "") }),
    origins: s.origins,
  })
  const chat = await openChat({ http, sockets }, s, f)
  return {
    http,
    site,
    customerHub: chat.hub,
    async close() {
      desks.close()
      chat.close()
      sockets.close()
      await http.close()
    },
  }
}

/** What the verification pages ask. */
function verifyDeps(s: Services, f: Features): Omit<VerifyDeps, "site"> {
  const { clock, secret } = s
  const { db } = s.connection
  const { register, attachments, customers } = f
  const check = { db, clock, register, signals: register.signals }
  return {
    db,
    clock,
    check,
    message: {
      db,
      clock,
      digest: register.digest,
      announcementAt: async (mark, locale) => {
        const found = await announcementOf(db, mark)
        return (
          found && {
            title: found.title[locale === "zh-CN" ? "zh" : "en"],
            href: publicPaths(locale).announcement(found.slug),
            publishedAt: found.publishedAt.toISOString(),
            stands: found.withdrawn ? "withdrawn" : found.current ? "current" : "replaced",
          }
        )
      },
      ourOrigin: new URL(s.publicUrl).origin,
    },
    report: { ...check, secret, secretsIn },
    attachments,
    hold: holdAttachments,
    customerIdOf: async (request: FastifyRequest) => (await customers.sessionOf(request))?.customerId ?? null,
    key: signingKey(secret).jwk,
    agentByPair: f.chats.agentByPair,
  }
}

/** What the desk asks, feature by feature. */
function deskRoutes(http: App, s: Services, f: Features): void {
  const { clock } = s
  const { db } = s.connection
  const { brand, teams, forms, exchange, chainLookUp, staff, staffOf, contextFor, known, deskSources } = f
  const { assignment, bind, fieldsOf, hub, mailRules, sla } = f
  sideRoutes(http, {
    staffOf,
    contextFor,
    ...known,
    mailOut: async (tx, { to, locale, ...details }) =>
      void (await requestMails(tx, mailRules, [
        {
          kind: "side-message",
          to,
          locale,
          dedupeKey: `side:${details.messageId}`,
          details: { ...details, expiresAt: details.expiresAt.toISOString() },
        },
      ])),
  })
  const lookUps = {
    exchange,
    chainLookUp,
    exchangeUidOf: async (id: string) => (await customerFacts(db, id))?.exchangeUid ?? null,
  }
  const desk = {
    db,
    staffOf,
    contextFor,
    fieldsOf,
  }
  const draftOf = (staffId: string, conversationId: string) => draftText(db, staffId, conversationId)
  macroRoutes(http, {
    ...desk,
    brand,
    draftOf,
    teamName: teams.name,
    formsIn: (locale) => formsIn(forms.current(), locale),
    namesOf: deskSources.namesOf,
  })
  articleRoutes(http, {
    ...desk,
    ...f.publishing,
    teams: (locale) => teams.all().map(({ id, key }) => ({ key, name: teams.name(id, locale) })),
    forms: (locale) => forms.current().map(({ key, title }) => ({ key, title: textIn(locale, title) })),
  })
  const filling = { db, fieldsOf: desk.fieldsOf, teamName: teams.name, brand }
  incidentRoutes(http, { ...filling, ...known, staffOf, contextFor })
  inboxRoutes(http, {
    ...desk,
    bind,
    sources: deskSources,
    macrosOf: (actor, uses) => macrosOf({ db, teamIdOf: teams.idOf, people: staff.people }, actor, uses),
    viewersOf: hub.viewersOf,
    people: async (locale) => ({
      staff: await staff.people(),
      teams: teams.all().map(({ id, key }) => ({ id, key, name: teams.name(id, locale) })),
    }),
    customerOf: (actor, conversation) => customerPanel({ db, exchange }, actor, conversation),
    factsOf: (conversation) => transactionFacts(lookUps, conversation, clock()),
    checksOf: (conversation) => checksOf({ ...lookUps, forms }, conversation, clock()),
    ...known,
    categoryOf: f.statuses.categoryOf,
    wasRead: f.chats.wasRead,
    letterOf: makeLetterOf({
      brandOf: (id) => {
        const shown = f.brands.byId(id)
        return { name: shown.name, legalEntity: s.config.brand.legalEntity, host: new URL(s.publicUrl).host }
      },
      teamName: teams.name,
      takeIn: (file) => takeIn(f.attachments, file),
    }),
    isOfTeam: async (staffId, teamId) =>
      (await staff.people()).some(
        (person) => person.id === staffId && teamId !== null && person.teamIds.includes(teamId),
      ),
  })
  brandRoutes(http, { brands: f.brands, staffOf, contextFor, published: f.edition.turn })
  mailboxRoutes(http, {
    mailboxes: f.mailboxes,
    hasBrand: (id) => f.brands.all().some((one) => one.id === id),
    hasTeam: teams.has,
    hasForm: (key) => forms.newest(key) !== undefined,
    staffOf,
    contextFor,
    testImap,
    spendTest: boundInMemory({ points: 30, seconds: 600 }),
    published: f.edition.turn,
  })
  assignment.routes(http, {
    staffOf,
    contextFor,
    teams: teams.all,
    forms: () => forms.current().map(({ key, code }) => ({ key, code })),
    tell: (actor, done) => changed({ db, sources: deskSources }, actor, done),
  })
  sla.routes(http, { staffOf, contextFor })
  f.chats.routes(http, { staffOf, contextFor, viewersOf: hub.viewersOf, ...known })
  statusRoutes(http, { statuses: f.statuses, staffOf, contextFor })
  mergingRoutes(http, {
    staffOf,
    contextFor,
    sources: deskSources,
    mayMerge: ({ formKey, formVersion }) =>
      isMergeable(forms.at(formKey, formVersion) ?? forms.newest(formKey)),
  })
  formsRoutes(http, {
    forms,
    staffOf,
    contextFor,
    teams: (locale) => teams.all().map(({ id, key }) => ({ key, name: teams.name(id, locale) })),
    pairs: () => offeredPairs(exchange),
  })
  searchDeskRoutes(http, {
    gaps: f.gaps,
    changed: f.edition.turn,
    staffOf,
    contextFor,
    namesOf: known.namesOf,
  })
  announcementRoutes(http, { ...f.announcements.deps, staffOf, contextFor })
  announcementApi(http, { ...f.announcements.deps, brandIdAt: (host) => f.brands.at(host).id })
  outboxRoutes(http, {
    ...f.outgoing,
    undoMs: f.outgoing.rules.undoMs,
    staffOf,
    contextFor,
    bind,
    namesOf: known.namesOf,
    isLive: async (tx, id) => (await f.chats.liveAmong(tx, [id])).has(id),
  })
  webhookRoutes(http, { secret: s.secret, staffOf, contextFor })
  requestRoutes(http, { db, staffOf, contextFor, sources: deskSources })
  const { register } = f
  const checking = { db, clock, register, signals: register.signals }
  publicRegistryRoutes(http, checking)
  registryRoutes(http, {
    ...checking,
    staffOf,
    contextFor,
    brand: { name: s.config.brand.name, host: new URL(s.publicUrl).hostname },
    keyId: signingKey(s.secret).id,
    turned: f.edition.turn,
  })
}
