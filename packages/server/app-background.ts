import { digestMail } from "./announcements/index.ts"
import { makePublishDue, titlesOf } from "./articles/index.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { Conversation } from "./conversations/index.ts"
import { publicPaths } from "../portal/paths-public.ts"
import { chainIds } from "@veridesk/contract/chains/chain-id.ts"
import { filesOfMessage, purgeUnbound, recheck } from "./attachments/index.ts"
import { keepsSent } from "./app-archive.ts"
import { bringsMail, mailWords, makeFileLink, makeMailMissed } from "./mails/index.ts"
import { customerReach, originOf } from "./brands/index.ts"
import type { CustomerHub } from "./channels/chat/index.ts"
import { forgetEmptyDrafts, inboxCounts } from "./inbox/index.ts"
import { makeCompose } from "./intake/compose.ts"
import { makeDeliver } from "./intake/deliver.ts"
import { macroUses } from "./macros/index.ts"
import { makeSendAnswer, SEND_ANSWERS } from "./incidents/index.ts"
import { sweepMails } from "./notifications/index.ts"
import type { Db } from "./platform/db/connect.ts"
import type { StoredEvent } from "./platform/events/event.ts"
import type { Listener } from "./platform/events/reader.ts"
import type { Task } from "./platform/jobs/jobs.ts"
import { yieldToPeople } from "./platform/jobs/yield.ts"
import type { Metrics } from "./platform/metrics.ts"
import { forgetOldWrites } from "./platform/writes/store.ts"
import type { Features } from "./app-features.ts"
import type { Services } from "./services.ts"
import { offeredPairs } from "./intake/pairs.ts"
import { lookAround } from "./self-service/index.ts"
import { rememberSent } from "./registry/index.ts"
import { forgetOldLinks, sideMail } from "./side-threads/index.ts"
import { makeSendWebhook, SEND_WEBHOOK, sweepWebhooks } from "./webhooks/index.ts"
import { type Site } from "./site/index.ts"

/** What another part of the roof wants done in its time. */
type Timed = { tasks: Record<string, Task>; crontab: string[] }

/** The third part of the roof: what happens without anybody asking. event → who listens, jobs, and when they run. */
export function openBackground(
  s: Services,
  f: Features,
  { site, customerHub, mail }: { site: Site; customerHub: CustomerHub; mail: Timed },
) {
  const { clock } = s
  const { db } = s.connection
  const { brand, teams, forms, exchange, staff, customers, sla, assignment, attachments, bind, hub } = f
  const { contextFor, fieldsOf, known, sourcesAt } = f
  const filling = { db, fieldsOf, teamName: teams.name, brand }
  return {
    /** event → who listens: durable readers, each with its own place in the log, which is read once for all. */
    listeners: {
      counts: inboxCounts,
      "macro-uses": macroUses,
      route: assignment.routeTickets,
      clocks: sla.keepTime,
      // While somebody talks or waits live, nobody is written mails about it.
      mail: {
        wants: bringsMail,
        async handle(events, tx) {
          const live = await f.chats.liveAmong(tx, [...new Set(events.map((event) => event.conversationId))])
          return f.outgoing.listen(
            events.filter((event) => !live.has(event.conversationId)),
            tx,
          )
        },
      },
      "mail-words": mailWords,
      chats: f.chats.listener,
      "sent-texts": rememberSent(f.register.digest),
    } satisfies Record<string, Listener>,
    /** And what every process shows at once to whoever is looking. */
    live: async (events: StoredEvent[]) => {
      f.chats.heard(events)
      await Promise.all([hub.spread(events), customerHub.spread(events), f.heardOfTalks(events)])
    },
    tasks: {
      "send-mail": afterPeople(
        s.metrics,
        makeDeliver({
          db: s.background.db,
          mailer: s.mailer,
          metrics: s.metrics,
          keyOf: f.outgoing.keyOf,
          protect: f.mailKeys.protect,
          failedFor: f.outgoing.failedFor,
          sent: keepsSent(s),
          compose: remembered(
            f.register.rememberMail,
            makeCompose({
              db,
              sources: sourcesAt(""),
              forms,
              exchange,
              teamName: teams.name,
              expected: sla.expected,
              reopenDays: sla.replyClock.reopenDays,
              customerById: (id) => customerReach(db, id),
              threadOf: f.outgoing.threadOf,
              filesOf: (id) => filesOfMessage(attachments, id),
              filesBytes: s.config.mail.filesBytes,
              linkTo: (file) => makeFileLink(db, { ...file, now: clock() }),
              articlesFor: (c, locale) => articlesFor(f, db, { c, locale }),
              digestMail: (m) =>
                digestMail(
                  { db, secret: s.secret, originOf: (id) => originOf(f.brands.byId(id), s.publicUrl) },
                  m,
                ),
              sideMail: (m) => sideMail(db, known.namesOf, m),
              mail: site.mail,
            }),
          ),
        }),
      ),
      [SEND_ANSWERS]: makeSendAnswer({ ...filling, clock, bind, contextFor, staffById: staff.actorById }),
      ...f.announcements.tasks,
      [SEND_WEBHOOK]: makeSendWebhook({ db: s.background.db, clock, outside: f.outside, secret: s.secret }),
      "sweep-webhooks": () => sweepWebhooks({ db: s.background.db, clock }),
      "publish-articles": makePublishDue({ ...f.publishing, db: s.background.db, clock }),
      ...sla.tasks,
      ...mail.tasks,
      "mail-missed-chats": makeMailMissed({
        db: s.background.db,
        clock,
        rules: f.outgoing.rules,
        isHere: customerHub.isHere,
      }),
      "sweep-mails": () => sweepMails(s.background.db),
      "hand-out": assignment.sweep,
      "look-around": () =>
        lookAround(
          {
            db: s.background.db,
            exchange,
            chainLookUp: f.chainLookUp,
            nodes: chainIds.filter((id) => s.config.chainNodes[id]),
            offered: () => offeredPairs(exchange),
            mailer: s.mailer,
            files: s.blobs,
          },
          clock(),
        ),
      "purge-uploads": async () => void (await purgeUnbound(attachments)),
      "recheck-uploads": () => recheck(attachments),
      "sweep-accounts": async () => {
        await customers.sweep(clock())
        await staff.sweep(clock())
        await forgetOldWrites(db)
        await forgetOldLinks(db, clock())
        await forgetEmptyDrafts(db, clock())
        await f.gaps.forgetOld()
      },
    },
    crontab: [
      "*/30 * * * * purge-uploads",
      "* * * * * recheck-uploads",
      "17 * * * * sweep-accounts",
      "*/5 * * * * sweep-mails ?queue=sweep-mails",
      "* * * * * hand-out",
      "* * * * * mail-missed-chats ?queue=mail-missed-chats",
      "*/5 * * * * sweep-webhooks",
      ...f.announcements.crontab,
      "* * * * * publish-articles",
      "* * * * * look-around",
      ...sla.crontab,
      ...mail.crontab,
    ].join("\n"),
  }
}

const MOST_ARTICLES = 3

/** Articles that may help with a ticket: those of its form, then what its subject finds. */
async function articlesFor(
  { forms, search }: Features,
  db: Db,
  { c, locale }: { c: Conversation; locale: Locale },
): Promise<{ title: string; path: string }[]> {
  const slugs = forms.at(c.formKey, c.formVersion)?.articles ?? []
  const [named, { found }] = await Promise.all([
    titlesOf(db, { slugs, locale, reader: "customer" }),
    search.find({ question: c.subject, locale, audiences: ["public"], perPage: 2 * MOST_ARTICLES }),
  ])
  const articles = found
    .filter(({ kind }) => kind === "article")
    .map(({ key, title }) => ({ slug: key, title }))
  const all = [...new Map([...named, ...articles].map((one) => [one.slug, one])).values()]
  return all
    .slice(0, MOST_ARTICLES)
    .map(({ slug, title }) => ({ title, path: publicPaths(locale).article(slug) }))
}

/** What goes out is remembered by its digest, so that whoever got it can ask whether it was us. */
function remembered<M, T, P extends { text: string } | null>(
  remember: (text: string) => Promise<void>,
  compose: (mail: M, to: T) => Promise<P>,
): (mail: M, to: T) => Promise<P> {
  return async (mail, to) => {
    const parts = await compose(mail, to)
    if (parts) await remember(parts.text)
    return parts
  }
}

/** Mails wait while people do. */
function afterPeople(metrics: Metrics, task: Task): Task {
  return async (payload) => {
    await yieldToPeople(metrics)
    return task(payload)
  }
}
