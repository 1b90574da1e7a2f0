import { makePublishDue } from "./articles/index.ts"
import { purgeUnbound, recheck } from "./attachments/index.ts"
import { customerReach } from "./brands/index.ts"
import { countInbox, forgetEmptyDrafts } from "./inbox/index.ts"
import { makeCompose } from "./intake/compose.ts"
import { makeDeliver } from "./intake/deliver.ts"
import { countMacroUses } from "./macros/index.ts"
import { makeSendAnswer, SEND_ANSWERS } from "./incidents/index.ts"
import { mailCustomers, sweepMails } from "./notifications/index.ts"
import type { Db } from "./platform/db/connect.ts"
import type { StoredEvent } from "./platform/events/event.ts"
import type { Task } from "./platform/jobs/jobs.ts"
import { yieldToPeople } from "./platform/jobs/yield.ts"
import type { Metrics } from "./platform/metrics.ts"
import { forgetOldWrites } from "./platform/writes/store.ts"
import type { Features } from "./app-features.ts"
import type { Services } from "./services.ts"
import { forgetOldLinks, sideMail } from "./side-threads/index.ts"
import { type Site } from "./site/index.ts"

/** The third part of the roof: what happens without anybody asking. event → who listens, jobs, and when they run. */
export function openBackground(s: Services, f: Features, site: Site) {
  const { clock } = s
  const { db } = s.connection
  const { brand, teams, forms, exchange, staff, customers, sla, assignment, attachments, bind, hub } = f
  const { contextFor, fieldsOf, known, mailRules, sourcesAt } = f
  const filling = { db, fieldsOf, teamName: teams.name, brand }
  return {
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
      "publish-articles": makePublishDue({ ...f.publishing, db: s.background.db, clock }),
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
        await f.gaps.forgetOld()
      },
    },
    crontab: [
      "*/30 * * * * purge-uploads",
      "* * * * * recheck-uploads",
      "17 * * * * sweep-accounts",
      "*/5 * * * * sweep-mails ?queue=sweep-mails",
      "* * * * * hand-out",
      "* * * * * publish-articles",
      ...sla.crontab,
    ].join("\n"),
  }
}

/** Mails wait while people do. */
function afterPeople(metrics: Metrics, task: Task): Task {
  return async (payload) => {
    await yieldToPeople(metrics)
    return task(payload)
  }
}
