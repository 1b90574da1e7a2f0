import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import {
  attachmentRoutes,
  attachmentsOfMessages,
  bindAttachments,
  type MayRead,
  openAttachments,
  purgeUnbound,
  recheck,
} from "./attachments/index.ts"
import { customerReach, keepBrand, openTeams } from "./brands/index.ts"
import { connectChainLookUp } from "./chains/index.ts"
import { type BindAttachments, makeOpen, mayReadFile, type Sources } from "./conversations/index.ts"
import { actorOf, CLAIM_COOKIE, claimant, makeCustomers } from "./customers/index.ts"
import { codeRoute, lockDemo, seedDemo } from "./demo/index.ts"
import { connectExchange } from "./exchange/index.ts"
import {
  countInbox,
  customerFacts,
  customerPanel,
  forgetEmptyDrafts,
  formFields,
  inboxRoutes,
  namesOf,
  transactionFacts,
} from "./inbox/index.ts"
import { makeCompose } from "./intake/compose.ts"
import { makeDeliver } from "./intake/deliver.ts"
import { catalogue, keepForms, loadForms } from "./intake-forms/index.ts"
import { makeHub, openSockets } from "./live/index.ts"
import { type MailRules, mailCustomers, requestMails, sweepMails } from "./notifications/index.ts"
import type { Context } from "./platform/context.ts"
import type { Db } from "./platform/db/connect.ts"
import type { StoredEvent } from "./platform/events/event.ts"
import { passOver } from "./platform/events/reader.ts"
import { makeHttp } from "./platform/http/app.ts"
import { localeOf } from "./platform/http/problem.ts"
import type { Task } from "./platform/jobs/jobs.ts"
import { yieldToPeople } from "./platform/jobs/yield.ts"
import type { Metrics } from "./platform/metrics.ts"
import { boundInMemory } from "./platform/realm/bound-in-memory.ts"
import { makeLimits } from "./platform/realm/limits.ts"
import type { QueueMail } from "./platform/realm/mail.ts"
import { makePasswords } from "./platform/realm/passwords.ts"
import { refuseCrossSite } from "./platform/realm/same-site.ts"
import { forgetOldWrites } from "./platform/writes/store.ts"
import { requestRoutes } from "./requests/index.ts"
import { secretsIn } from "./secrets/index.ts"
import type { Services } from "./services.ts"
import { errorPage, loadBundle, makeSite, type Site, sitePages } from "./site/index.ts"
import { makeStaff } from "./staff/index.ts"

/**
 * The only file that names all features: it makes each with what it needs, hands them to one another as functions,
 * and says which event goes to whom.
 */
export async function makeApp(s: Services) {
  const { config, connection, log, clock } = s
  const { db } = connection
  const brand = await keepBrand(db, {
    key: "main",
    name: config.brand.name,
    legalEntity: config.brand.legalEntity,
  })
  const teams = await openTeams(db)
  await keepForms(db, catalogue)
  const forms = await loadForms(db)
  const trouble = (about: unknown) =>
    log.warn({ about }, "a question to the exchange or a chain was not answered")
  const exchange = connectExchange({ ...config.exchange, onTrouble: trouble })
  const chainLookUp = connectChainLookUp({ ...config.chainLookUp, onTrouble: trouble })

  // People
  const limits = makeLimits({ pool: connection.pool, secret: s.secret })
  const mailRules: MailRules = {
    host: new URL(s.publicUrl).hostname,
    perRecipientPerHour: config.mail.perRecipientPerHour,
  }
  const queueMail: QueueMail = ({ values, customerId, ...mail }, tx) =>
    requestMails(tx, mailRules, [{ ...mail, details: values, ...(customerId ? { customerId } : {}) }])
  const accounts = {
    db,
    log,
    clock,
    secret: s.secret,
    publicUrl: s.publicUrl,
    limits,
    passwords: makePasswords(),
    queueMail,
  }
  const customers = makeCustomers({ ...accounts, brand, exchange: config.exchange })
  const staff = makeStaff({ ...accounts, brand })
  /** Somebody with a session, or who came by the link of their own claim. */
  const customerOf = async (request: FastifyRequest) => {
    const session = await customers.sessionOf(request)
    if (session) return { ...session, actor: actorOf(session) }
    const claim = await claimant(db, request.cookies[CLAIM_COOKIE], clock())
    return claim && { ...NOBODY, name: claim.name, actor: claim }
  }
  const staffOf = async (request: FastifyRequest): Promise<StaffActor> => {
    const actor = await staff.whoIsStaff(request)
    if (!actor) throw new Refusal("signed-out", 401)
    return actor
  }

  // Conversations and what hangs on them
  const announce = s.bell.ring
  const contextFor = <A extends Context["actor"]>(actor: A): Context<A> => ({
    db,
    actor,
    now: clock(),
    announce,
  })
  const attachments = await openAttachments({
    db,
    blobs: s.blobs,
    folder: s.uploadFolder,
    limits: { bytes: config.limits.attachmentBytes, videoBytes: config.limits.videoBytes },
    clamdUrl: config.clamdUrl,
    log,
    clock,
  })
  await recheck(attachments)
  const bind: BindAttachments = async (tx, { actor, ...order }) => {
    if (actor.realm !== "system") await bindAttachments(tx, { ...order, actor })
  }
  const open = makeOpen({ db, announce, bindAttachments: bind })
  const sourcesAt = (base: string): Sources => ({
    namesOf: (ids) => namesOf(db, ids),
    attachmentsOf: (messageIds) => attachmentsOfMessages(db, { messageIds, base }),
  })
  const deskSources = sourcesAt(DESK_FILES)
  const hub = makeHub({ db, sources: deskSources, log })

  // HTTP
  const { bundle, assets } = await loadBundle()
  const http = await makeHttp({
    log,
    metrics: s.metrics,
    trustProxy: config.trustProxy,
    https: s.publicUrl.startsWith("https:"),
    formTargets: config.exchange.oidc ? [new URL(config.exchange.oidc.issuer).origin] : [],
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
  })
  const spend = boundInMemory({ points: 120, seconds: 3600 })
  await sitePages(http, {
    customers,
    config,
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
      contextFor,
      secretsIn,
      brandId: brand.id,
      customerOf,
      teamIdOf: teams.idOf,
      teamName: teams.name,
      spend,
    },
  })
  customers.routes(http)
  staff.routes(http)
  inboxRoutes(http, {
    db,
    staffOf,
    contextFor,
    bind,
    sources: deskSources,
    fieldsOf: (form, locale) => formFields(forms, form, locale),
    viewersOf: hub.viewersOf,
    people: async (locale) => ({
      staff: await staff.people(),
      teams: teams.all().map(({ id, key }) => ({ id, key, name: teams.name(id, locale) })),
    }),
    customerOf: (actor, conversation) => customerPanel({ db, exchange }, actor, conversation),
    factsOf: (conversation) =>
      transactionFacts(
        {
          exchange,
          chainLookUp,
          exchangeUidOf: async (id) => (await customerFacts(db, id))?.exchangeUid ?? null,
        },
        conversation,
        clock(),
      ),
    mayTake: async (staffId) =>
      (await staff.people()).some(
        (person) => person.id === staffId && person.active && person.role !== "auditor",
      ),
    teamExists: async (teamId) => teams.has(teamId),
    isOfTeam: async (staffId, teamId) =>
      (await staff.people()).some(
        (person) => person.id === staffId && teamId !== null && person.teamIds.includes(teamId),
      ),
  })
  requestRoutes(http, { db, staffOf, contextFor, sources: deskSources })
  const mayRead: MayRead = (reader, file) => mayReadFile(db, reader, file)
  const files = { attachments, mayRead, localeOf, opened: () => {} }
  const whoIs = async (request: FastifyRequest) => (await customerOf(request))?.actor ?? null
  await http.register(attachmentRoutes({ ...files, whoIs }))
  await http.register(attachmentRoutes({ ...files, whoIs: staff.whoIsStaff }), { prefix: DESK_FILES })
  const sockets = openSockets(http, {
    hub,
    log,
    metrics: s.metrics,
    staffOf: (request) => staff.whoIsStaff({ cookies: http.parseCookie(request.headers.cookie ?? "") }),
    origins: s.origins,
  })

  const demo = {
    db,
    clock,
    brandId: brand.id,
    staff,
    customers,
    passwords: accounts.passwords,
    attachments,
    bind,
    forms,
    open,
    exchange,
    teamIdOf: teams.idOf,
    secretsIn,
    passOverMails: () => passOver(db, "mail"),
  }

  return {
    http,
    /** Fills an empty database with the made-up cast and their day, and shows their code; null where it isn't empty. */
    async openDemo() {
      codeRoute(http)
      return seedDemo(demo)
    },
    /** Without the demo, whose passwords are public, its people can't come in. */
    lockDemo: () => lockDemo(demo),
    /** Makes the link with which the first administrator signs up; null once there is one. */
    firstAdminLink: staff.firstAdminLink,
    /** event → who listens: durable readers, each with its own place in the log. */
    listeners: {
      counts: countInbox,
      mail: (events: StoredEvent[], tx: Db) => mailCustomers(events, tx, mailRules),
    },
    /** And what every process shows at once to whoever is looking. */
    live: hub.spread,
    tasks: {
      "send-mail": afterPeople(
        s.metrics,
        makeDeliver({
          db: s.background.db,
          mailer: s.mailer,
          metrics: s.metrics,
          compose: makeCompose({
            db,
            sources: sourcesAt(""),
            forms,
            exchange,
            teamName: teams.name,
            customerById: (id) => customerReach(db, id),
            mail: site.mail,
          }),
        }),
      ),
      "sweep-mails": () => sweepMails(s.background.db),
      "purge-uploads": async () => void (await purgeUnbound(attachments)),
      "recheck-uploads": () => recheck(attachments),
      "sweep-accounts": async () => {
        await customers.sweep(clock())
        await staff.sweep(clock())
        await forgetOldWrites(db)
        await forgetEmptyDrafts(db, clock())
      },
    },
    crontab: [
      "*/30 * * * * purge-uploads",
      "* * * * * recheck-uploads",
      "17 * * * * sweep-accounts",
      "*/5 * * * * sweep-mails ?queue=sweep-mails",
    ].join("\n"),
    async close() {
      sockets.close()
      teams.close()
      await http.close()
      await customers.settle()
      await staff.settle()
    },
  }
}

/** Where the desk's own uploads and files live; customers' are at the root. */
const DESK_FILES = "/api/desk"

/** What is known of somebody who came by a claim's link: nothing that an account would know. */
const NOBODY = { username: null, email: null, emailVerified: false, exchangeUid: null }

/** Mails wait while people do. */
function afterPeople(metrics: Metrics, task: Task): Task {
  return async (payload) => {
    await yieldToPeople(metrics)
    return task(payload)
  }
}
