import type { Clock } from "../platform/clock.ts"
import type { Config } from "../platform/config.ts"
import type { Db } from "../platform/db/connect.ts"
import type { Log } from "../platform/log.ts"
import { type Background, makeBackground } from "../platform/realm/background.ts"
import type { Limit, Limits } from "../platform/realm/limits.ts"
import type { LookUp } from "../platform/realm/look-up.ts"
import type { QueueMail } from "../platform/realm/mail.ts"
import type { Passwords } from "../platform/realm/passwords.ts"
import { makeRealm, type Realm } from "../platform/realm/realm.ts"
import { type CustomerSession, loadSessions } from "./store.ts"

export type CustomerOptions = {
  db: Db
  log: Log
  clock: Clock
  /** The installation's secret. */
  secret: string
  /** What stands in the address bar, without a path. */
  publicUrl: string
  brand: { id: string; name: string }
  exchange: Config["exchange"]
  limits: Limits
  passwords: Passwords
  queueMail: QueueMail
}

/** What the verbs on customers' accounts work with. */
export type House = CustomerOptions & {
  realm: Realm
  lookUp: LookUp<CustomerSession>
  background: Background
  bounds: { register: Limit; mail: Limit; lockedOut: Limit; guests: Limit }
}

/** Under this path the exchange sends people back; it is part of the address registered there. */
export const OIDC_BASE_PATH = "/sign-in/oidc"

export function makeHouse(o: CustomerOptions): House {
  const realm = makeRealm({
    name: "customer",
    db: o.db,
    log: o.log,
    clock: o.clock,
    secret: o.secret,
    publicUrl: o.publicUrl,
    issuer: o.brand.name,
    sameSite: "lax", // people come back from the exchange and from links in mails
    sessionHours: 14 * 24,
    passwords: o.passwords,
    limits: o.limits,
    basePath: OIDC_BASE_PATH,
  })
  return {
    ...o,
    realm,
    lookUp: realm.lookUp((tokens) => loadSessions(o.db, tokens, o.clock())),
    background: makeBackground(o.log),
    bounds: {
      // Whole mobile networks come from one address, so this only stops machines.
      register: o.limits({ name: "register", points: 30, seconds: 3600 }),
      mail: o.limits({ name: "account-mail", points: 5, seconds: 3600 }),
      lockedOut: o.limits({ name: "locked-out", points: 5, seconds: 3600 }),
      guests: o.limits({ name: "widget-guest", points: 60, seconds: 3600 }),
    },
  }
}
