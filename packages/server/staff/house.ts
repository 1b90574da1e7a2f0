import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import type { Log } from "../platform/log.ts"
import { type Background, makeBackground } from "../platform/realm/background.ts"
import type { Limit, Limits } from "../platform/realm/limits.ts"
import type { LookUp } from "../platform/realm/look-up.ts"
import type { QueueMail } from "../platform/realm/mail.ts"
import type { Passwords } from "../platform/realm/passwords.ts"
import { makeRealm, type Realm } from "../platform/realm/realm.ts"
import { loadSessions, type StaffSession } from "./store.ts"

export type StaffOptions = {
  db: Db
  log: Log
  clock: Clock
  /** The installation's secret. */
  secret: string
  /** What stands in the address bar, without a path. */
  publicUrl: string
  brand: { name: string }
  limits: Limits
  passwords: Passwords
  queueMail: QueueMail
}

/** What the verbs on staff accounts work with. */
export type House = StaffOptions & {
  realm: Realm
  lookUp: LookUp<StaffSession>
  background: Background
  bounds: { link: Limit; mail: Limit }
}

/** Where the desk stands, and in it the page that takes one-time links; the token goes in the fragment, which is never sent. */
export function welcomeUrl(publicUrl: string, token: string): string {
  return `${publicUrl.replace(/\/+$/, "")}/desk/welcome#${token}`
}

export function makeHouse(o: StaffOptions): House {
  const realm = makeRealm({
    name: "staff",
    db: o.db,
    log: o.log,
    clock: o.clock,
    secret: o.secret,
    publicUrl: o.publicUrl,
    issuer: `${o.brand.name} Desk`,
    sameSite: "strict",
    sessionHours: 12, // a long shift; nobody stays signed in overnight
    passwords: o.passwords,
    limits: o.limits,
    basePath: "/api/staff/none",
  })
  return {
    ...o,
    realm,
    lookUp: realm.lookUp((tokens) => loadSessions(o.db, tokens, o.clock())),
    background: makeBackground(o.log),
    bounds: {
      link: o.limits({ name: "staff-link", points: 20, seconds: 600 }),
      mail: o.limits({ name: "staff-mail", points: 5, seconds: 3600 }),
    },
  }
}
