import { codeRoute, lockDemo, seedDemo } from "./demo/index.ts"
import { passOver } from "./platform/events/reader.ts"
import { secretsIn } from "./secrets/index.ts"
import { openArchive } from "./app-archive.ts"
import { openBackground } from "./app-background.ts"
import { type Features, openFeatures, ownAddresses } from "./app-features.ts"
import { openHttp } from "./app-http.ts"
import { openMail } from "./app-mail.ts"
import { passOverMissed } from "./mails/index.ts"
import type { Services } from "./services.ts"

/**
 * The roof: it opens the features (app-features.ts), hangs what answers over HTTP (app-http.ts, live chat's door in
 * app-chat.ts) and what runs by itself (app-background.ts). These are the only files that name all features.
 */
export async function makeApp(s: Services) {
  const { clock } = s
  const { db } = s.connection
  const features = await openFeatures(s)
  const { http, site, customerHub, close } = await openHttp(s, features)
  const mail = openMail(http, s, features)
  openArchive(http, s, features)
  const { brand, teams, forms, exchange, staff, customers, passwords, attachments, bind, open, sla } =
    features
  const demo = {
    db,
    clock,
    brandId: brand.id,
    staff,
    customers,
    passwords,
    attachments,
    announcements: features.announcements.deps,
    bind,
    forms,
    open,
    replyClock: sla.replyClock,
    exchange,
    teamIdOf: teams.idOf,
    secretsIn,
    register: demoRegister(s, features),
    async passOver(name: "mail" | "route") {
      await passOver(db, name)
      if (name === "mail") await passOverMissed(db, clock())
    },
    tellMail: mail.tellMail,
  }

  return {
    http,
    search: features.search,
    gaps: features.gaps,
    mailboxes: features.mailboxes,
    /** Fills an empty database with the made-up cast and their day, and shows their code; null where it isn't empty. */
    async openDemo() {
      codeRoute(http)
      return seedDemo(demo)
    },
    /** Without the demo, whose passwords are public, its people can't come in. */
    lockDemo: () => lockDemo(demo),
    /** Makes the link with which the first administrator signs up; null once there is one. */
    firstAdminLink: staff.firstAdminLink,
    ...openBackground(s, features, { site, customerHub, mail }),
    /** Where mails come in. */
    keepMail: mail.keep,
    /** Opens the ways in. @returns where the receiver listens, null without one */
    openMailDoors: mail.doors.open,
    async close() {
      await mail.close()
      await close()
      await features.close()
      await customers.settle()
      await staff.settle()
    },
  }
}

/** What the demo tells of official channels. */
function demoRegister(s: Services, { register }: Features) {
  const { db } = s.connection
  const { clock, secret } = s
  return {
    register,
    report: { db, clock, register, signals: register.signals, secret, secretsIn },
    brand: { name: s.config.brand.name, ...ownAddresses(s) },
  }
}
