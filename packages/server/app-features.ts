import { Resolver } from "node:dns/promises"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import { type Announcements, type DrawDigest, openAnnouncements } from "./announcements/index.ts"
import { keepArticles, openTopicNames, type Publishing } from "./articles/index.ts"
import { openAssignment } from "./assignment/index.ts"
import { attachmentsOfMessages, bindAttachments, openAttachments, recheck } from "./attachments/index.ts"
import { keepBrand, openBrands, openTeams } from "./brands/index.ts"
import { besideChats, openChats } from "./chats/index.ts"
import { isLive } from "./channels/index.ts"
import { connectChainLookUp } from "./chains/index.ts"
import {
  type BindAttachments,
  conversationsByIds,
  makeOpen,
  makeSay,
  type Serving,
  type Sources,
  type TimelineRow,
} from "./conversations/index.ts"
import { actorOf, CLAIM_COOKIE, claimant, makeCustomers } from "./customers/index.ts"
import { connectExchange } from "./exchange/index.ts"
import { type Filled, formFields, namesOf } from "./inbox/index.ts"
import { catalogue, followForms, keepForms, loadForms, missingIn, textIn } from "./intake-forms/index.ts"
import { keepMacros } from "./macros/index.ts"
import { makeHub } from "./live/index.ts"
import { openOutgoing } from "./mails/index.ts"
import { openMailboxes } from "./mails/mailboxes/index.ts"
import { openMailKeys } from "./mails/keys/index.ts"
import { generateKey, inspectKey, keyBytes, keysIn, protectMail, wkdHash } from "./channels/email/index.ts"
import { type MailRules, requestMails } from "./notifications/index.ts"
import { connectOutside } from "./platform/remote/index.ts"
import { makeLimits } from "./platform/realm/limits.ts"
import type { QueueMail } from "./platform/realm/mail.ts"
import { makePasswords } from "./platform/realm/passwords.ts"
import { indexDocuments, keepDocuments, openGaps, openSearch, removeDocuments } from "./search/index.ts"
import { askMissing } from "./requests/index.ts"
import { signingKey } from "./platform/signing-key.ts"
import { digester, isOfficialLink, makeRememberMail, makeSignals, openRegister } from "./registry/index.ts"
import type { Services } from "./services.ts"
import { openStatus } from "./self-service/index.ts"
import { openSla } from "./sla/index.ts"
import { openEdition, toolDocuments } from "./site/index.ts"
import { makeStaff } from "./staff/index.ts"
import { openStatuses } from "./statuses/index.ts"

/**
 * Opens every feature with what it needs and hands them to one another as functions: the first of the three parts of
 * the roof (app.ts), the only files that name all features.
 */
export async function openFeatures(s: Services) {
  const { config, connection, log, clock } = s
  const { db } = connection
  const brand = await keepBrand(db, {
    key: "main",
    name: config.brand.name,
    legalEntity: config.brand.legalEntity,
  })
  const brands = await openBrands(db, brand.id)
  const teams = await openTeams(db)
  const mailboxes = await openMailboxes(db, {
    secret: s.secret,
    brand: { id: brand.id, supportEmail: brands.byId(brand.id).supportEmail },
    from: config.mail.from,
    teamIdOf: teams.idOf,
  })
  const mailKeys = openMailKeys({
    db,
    secret: s.secret,
    clock,
    tools: {
      inspect: inspectKey,
      generate: generateKey,
      broughtBy: keysIn,
      protect: protectMail,
      wkdHash,
      keyBytes,
    },
    mailboxFor: mailboxes.forAddress,
    from: config.mail.from,
  })
  const statuses = await openStatuses(db)
  await keepForms(db, catalogue)
  await keepMacros(db, clock())
  const forms = await loadForms(db)
  const edition = await openEdition(db)
  const publishing: Publishing = { indexDocuments, removeDocuments, turn: edition.turn }
  await keepArticles(db, clock(), publishing)
  await keepDocuments(db, "tool", toolDocuments())
  const search = await openSearch(db, clock())
  edition.onTurn(search.refresh)
  const gaps = openGaps({ db, clock, secret: s.secret, log })
  const topicNames = await openTopicNames(db)
  edition.onTurn(topicNames.refresh)
  const register = await openRegister({
    db,
    clock,
    key: signingKey(s.secret),
    brand: { name: config.brand.name, ...ownAddresses(s) },
  })
  edition.onTurn(() => void register.refresh().catch(() => {}))
  const signals = makeSignals({ db, clock })
  const digest = digester(s.secret)
  const rememberMail = makeRememberMail({ db, clock, digest, sender: ownAddresses(s).mailFrom })
  const unfollowForms = followForms(db, forms)
  const trouble = (about: unknown) =>
    log.warn({ about }, "a question to the exchange or a chain was not answered")
  const exchange = connectExchange({ ...config.exchange, onTrouble: trouble })
  const chainLookUp = connectChainLookUp({
    ...config.chainLookUp,
    nodes: config.chainNodes,
    onTrouble: trouble,
  })

  const drawing: { digest: DrawDigest | null } = { digest: null }

  // People
  const limits = makeLimits({ pool: connection.pool, secret: s.secret })
  const mailRules: MailRules = {
    host: new URL(s.publicUrl).hostname,
    perRecipientPerHour: config.mail.perRecipientPerHour,
    receiptsPerDomainPerHour: config.mail.receiptsPerDomainPerHour,
  }
  const queueMail: QueueMail = async ({ values, customerId, ...mail }, tx) =>
    void (await requestMails(tx, mailRules, [
      { ...mail, details: values, ...(customerId ? { customerId } : {}) },
    ]))
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
    // What they open belongs to the brand at whose site they are; their account serves them at all of them.
    if (session) return { ...session, actor: { ...actorOf(session), brandId: brands.at(request.host).id } }
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
    targetsOf: (key) => forms.newest(key)?.clock ?? "standard",
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
  const chats = await openChats({
    db,
    background: s.background.db,
    clock,
    announce,
    log,
    secret: s.secret,
    replyClock: sla.replyClock,
    namesOf: (ids) => namesOf(db, ids),
    teamName: teams.name,
    fieldsOf: (filled, locale) => formFields(forms, filled, locale),
    skillsOf: (formKey) => forms.newest(formKey)?.skills ?? [],
  })
  const stored = new Set<(rows: TimelineRow[]) => void>()
  const { say, heard: heardOfTalks } = makeSay({
    db,
    clock,
    announce,
    replyClock: sla.replyClock,
    bind,
    beside: besideChats,
    stored(rows) {
      for (const listener of stored) listener(rows)
    },
  })
  const hub = makeHub({
    db,
    sources: deskSources,
    log,
    chatsOf: chats.deskView,
  })
  const assignment = await openAssignment({
    replyClock: sla.replyClock,
    db,
    clock,
    announce,
    teamIdOf: teams.idOf,
    isLive,
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

  const { smtpUrl } = config.mail
  const outgoing = openOutgoing({
    db,
    secret: s.secret,
    mailRules,
    announce,
    undoMs: config.mail.undoMs,
    from: mailboxOf(config.mail.from),
    smtpHost: smtpUrl ? new URL(smtpUrl).hostname : null,
    ...askingDns(config.mail.dns),
    receiver: new URL(s.publicUrl).hostname,
    async askMissing(tx, { conversationId, now }) {
      const [c] = await conversationsByIds(tx, [conversationId])
      const form = c && forms.at(c.formKey, c.formVersion)
      return form
        ? askMissing(tx, { conversationId, now, items: missingIn(form, c.fields, c.locale) })
        : false
    },
  })
  const outside = connectOutside({ mayBePrivate: config.webhooksToPrivate })
  const announcements: Announcements = await openAnnouncements({
    db,
    background: s.background.db,
    clock,
    origin: s.publicUrl,
    secret: s.secret,
    key: signingKey(s.secret),
    mailbox: mailboxOf(config.mail.from),
    outside,
    edition,
    search: { indexDocuments, removeDocuments },
    isOurs: (href) => isOfficialLink(register.officialList("en"), href),
    queueMails: async (tx, mails) => void (await requestMails(tx, mailRules, mails)),
    drawDigest: (props, locale) => drawing.digest?.(props, locale) ?? null,
  })

  return {
    outside,
    outgoing,
    announcements,
    /** What the site draws for features below it, once it is there. */
    drawing,
    brand,
    brands,
    mailboxes,
    mailKeys,
    teams,
    statuses,
    forms,
    edition,
    publishing,
    topicNames,
    search,
    gaps,
    status: openStatus({ db, clock }),
    register: { ...register, signals, digest, rememberMail },
    exchange,
    chainLookUp,
    mailRules,
    passwords: accounts.passwords,
    customers,
    staff,
    customerOf,
    staffOf,
    announce,
    sla,
    contextFor,
    attachments,
    bind,
    open,
    sourcesAt,
    deskSources,
    hub,
    chats,
    say,
    heardOfTalks,
    /** Told of what customers have just said. */
    onStored: (listener: (rows: TimelineRow[]) => void) => void stored.add(listener),
    assignment,
    known,
    fieldsOf: (form: Filled, locale: Locale) => formFields(forms, form, locale),
    async close() {
      await chats.close()
      await gaps.close()
      signals.close()
      announcements.close()
      edition.close()
      brands.close()
      mailboxes.close()
      teams.close()
      statuses.close()
      sla.close()
      unfollowForms()
    },
  }
}

/** What a mail domain publishes, asked for at these name servers, or at the machine's own. */
function askingDns(servers: string[] | null) {
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  if (servers) resolver.setServers(servers)
  return {
    resolveTxt: (name: string) => resolver.resolveTxt(name),
    async resolveMx(name: string): Promise<string[]> {
      const found = await resolver.resolveMx(name)
      return found.sort((a, b) => a.priority - b.priority).map(({ exchange }) => exchange)
    },
  }
}

/** The address of a sender, alone or in angle brackets. */
function mailboxOf(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from
}

export type Features = Awaited<ReturnType<typeof openFeatures>>

/** Where the desk's own uploads and files live; customers' are at the root. */
export const DESK_FILES = "/api/desk"

/** What is known of somebody who came by a claim's link: nothing that an account would know. */
const NOBODY = { username: null, email: null, emailVerified: false, exchangeUid: null }

/** Where this installation is, and the mailbox it writes from. */
export function ownAddresses({ config, publicUrl }: Services): { host: string; mailFrom: string } {
  const { from } = config.mail
  return { host: new URL(publicUrl).hostname, mailFrom: /<([^>]+)>/.exec(from)?.[1] ?? from }
}
