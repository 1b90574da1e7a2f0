import { Refusal } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import { openAssignment } from "./assignment/index.ts"
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
import {
  type BindAttachments,
  makeOpen,
  mayReadFile,
  type Serving,
  type Sources,
} from "./conversations/index.ts"
import { actorOf, CLAIM_COOKIE, claimant, makeCustomers } from "./customers/index.ts"
import { codeRoute, lockDemo, seedDemo } from "./demo/index.ts"
import { connectExchange } from "./exchange/index.ts"
import {
  changed,
  countInbox,
  checksOf,
  customerFacts,
  customerPanel,
  draftText,
  type Filled,
  forgetEmptyDrafts,
  formFields,
  inboxRoutes,
  namesOf,
  transactionFacts,
} from "./inbox/index.ts"
import { makeCompose } from "./intake/compose.ts"
import { makeDeliver } from "./intake/deliver.ts"
import { offeredPairs } from "./intake/pairs.ts"
import { catalogue, followForms, formsRoutes, keepForms, loadForms, textIn } from "./intake-forms/index.ts"
import { countMacroUses, formsIn, keepMacros, macroRoutes, macrosOf } from "./macros/index.ts"
import { incidentRoutes, makeSendAnswer, SEND_ANSWERS } from "./incidents/index.ts"
import { makeHub, openSockets } from "./live/index.ts"
import { type MailRules, mailCustomers, requestMails, sweepMails } from "./notifications/index.ts"
import { isMergeable, mergingRoutes } from "./merging/index.ts"
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
import { signingKey } from "./platform/signing-key.ts"
import { forgetOldWrites } from "./platform/writes/store.ts"
import { requestRoutes } from "./requests/index.ts"
import { secretsIn } from "./secrets/index.ts"
import type { Services } from "./services.ts"
import { forgetOldLinks, sideMail, sideRoutes } from "./side-threads/index.ts"
import { openSla } from "./sla/index.ts"
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
  await keepMacros(db, clock())
  const forms = await loadForms(db)
  const unfollowForms = followForms(db, forms)
  const trouble = (about: unknown) =>
    log.warn({ about }, "a question to the exchange or a chain was not answered")
  const exchange = connectExchange({ ...config.exchange, onTrouble: trouble })
  const chainLookUp = connectChainLookUp({
    ...config.chainLookUp,
    nodes: config.chainNodes,
    onTrouble: trouble,
  })

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
  const sla = await openSla({
    db,
    background: s.background.db,
    clock,
    announce,
    targetsOf: (key) => clockKeyOf(forms.newest(key)),
  })
  const contextFor = <A extends Serving["actor"]>(actor: A): Serving<A> => ({
    db,
    actor,
    now: clock(),
    announce,
    replyClock: sla.replyClock,
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
  const open = makeOpen({ db, announce, bindAttachments: bind, replyClock: sla.replyClock })
  const sourcesAt = (base: string): Sources => ({
    namesOf: (ids) => namesOf(db, ids),
    attachmentsOf: (messageIds) => attachmentsOfMessages(db, { messageIds, base }),
  })
  const deskSources = sourcesAt(DESK_FILES)
  const hub = makeHub({ db, sources: deskSources, log })
  const assignment = await openAssignment({
    replyClock: sla.replyClock,
    db,
    clock,
    announce,
    teamIdOf: teams.idOf,
    teamKeyOf: (id) => teams.all().find((team) => team.id === id)?.key ?? null,
    formOf(key, version) {
      const form = forms.at(key, version)
      return form ? { code: form.code, group: textIn("en", form.group) } : null
    },
  })

  /** Whom and what the desk's writes may name. */
  const known = {
    namesOf: (ids: string[]) => namesOf(db, ids),
    mayTake: async (staffId: string) =>
      (await staff.people()).some(
        (person) => person.id === staffId && person.active && person.role !== "auditor",
      ),
    teamExists: async (teamId: string) => teams.has(teamId),
  }

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
    asked: { db, clock, announce, namesOf: known.namesOf, secretsIn },
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
      },
      contextFor,
      secretsIn,
      brandId: brand.id,
      customerOf,
      teamIdOf: teams.idOf,
      teamName: teams.name,
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
  sideRoutes(http, {
    staffOf,
    contextFor,
    ...known,
    mailOut: (tx, { to, locale, ...details }) =>
      requestMails(tx, mailRules, [
        {
          kind: "side-message",
          to,
          locale,
          dedupeKey: `side:${details.messageId}`,
          details: { ...details, expiresAt: details.expiresAt.toISOString() },
        },
      ]),
  })
  staff.routes(http)
  const lookUps = {
    exchange,
    chainLookUp,
    exchangeUidOf: async (id: string) => (await customerFacts(db, id))?.exchangeUid ?? null,
  }
  const desk = {
    db,
    staffOf,
    contextFor,
    fieldsOf: (form: Filled, locale: Locale) => formFields(forms, form, locale),
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
    isOfTeam: async (staffId, teamId) =>
      (await staff.people()).some(
        (person) => person.id === staffId && teamId !== null && person.teamIds.includes(teamId),
      ),
  })
  assignment.routes(http, {
    staffOf,
    contextFor,
    teams: teams.all,
    forms: () => forms.current().map(({ key, code }) => ({ key, code })),
    tell: (actor, done) => changed({ db, sources: deskSources }, actor, done),
  })
  sla.routes(http, { staffOf, contextFor })
  mergingRoutes(http, {
    staffOf,
    contextFor,
    sources: deskSources,
    mayMerge: ({ formKey, formVersion }) => isMergeable(forms.at(formKey, formVersion)),
  })
  formsRoutes(http, {
    forms,
    staffOf,
    contextFor,
    teams: (locale) => teams.all().map(({ id, key }) => ({ key, name: teams.name(id, locale) })),
    pairs: () => offeredPairs(exchange),
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
    replyClock: sla.replyClock,
    exchange,
    teamIdOf: teams.idOf,
    secretsIn,
    passOver: (name: "mail" | "route") => passOver(db, name),
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
      "macro-uses": countMacroUses,
      route: assignment.routeTickets,
      clocks: sla.keepTime,
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
            expected: sla.expected,
            reopenDays: sla.replyClock.reopenDays,
            customerById: (id) => customerReach(db, id),
            sideMail: (m) => sideMail(db, known.namesOf, m),
            mail: site.mail,
          }),
        }),
      ),
      [SEND_ANSWERS]: makeSendAnswer({ ...filling, clock, bind, contextFor, staffById: staff.actorById }),
      ...sla.tasks,
      "sweep-mails": () => sweepMails(s.background.db),
      "hand-out": assignment.sweep,
      "purge-uploads": async () => void (await purgeUnbound(attachments)),
      "recheck-uploads": () => recheck(attachments),
      "sweep-accounts": async () => {
        await customers.sweep(clock())
        await staff.sweep(clock())
        await forgetOldWrites(db)
        await forgetOldLinks(db, clock())
        await forgetEmptyDrafts(db, clock())
      },
    },
    crontab: [
      "*/30 * * * * purge-uploads",
      "* * * * * recheck-uploads",
      "17 * * * * sweep-accounts",
      "*/5 * * * * sweep-mails ?queue=sweep-mails",
      "* * * * * hand-out",
      ...sla.crontab,
    ].join("\n"),
    async close() {
      sockets.close()
      teams.close()
      sla.close()
      unfollowForms()
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

/** By which targets the tickets of a form are handled; forms of before have none of their own. */
function clockKeyOf(form: object | undefined): string {
  return form && "clock" in form && typeof form.clock === "string" ? form.clock : "standard"
}

/** Mails wait while people do. */
function afterPeople(metrics: Metrics, task: Task): Task {
  return async (payload) => {
    await yieldToPeople(metrics)
    return task(payload)
  }
}
