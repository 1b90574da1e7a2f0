import { createHmac } from "node:crypto"
import type { Clock } from "../clock.ts"
import type { Db } from "../db/connect.ts"
import type { Log } from "../log.ts"
import type { Auth, AuthSettings } from "./auth.ts"
import type { Limit, Limits } from "./limits.ts"
import { loadAuth } from "./load-auth.ts"
import { type LookUp, makeLookUp, type SessionRow } from "./look-up.ts"
import type { Passwords } from "./passwords.ts"
import { tokenOf } from "./session-cookie.ts"
import { makeRealmStore, type RealmStore } from "./store.ts"
import type { Visit } from "./visit.ts"

/** One realm of accounts: its tables, its cookies, its secret, its limits. Two realms share code and nothing else. */
export type Realm = {
  name: string
  issuer: string
  db: Db
  clock: Clock
  auth: () => Promise<Auth>
  settings: AuthSettings
  store: RealmStore
  passwords: Passwords
  secret: string
  cookies: { session: string; challenge: string }
  limits: { address: Limit; pair: Limit; account: Limit }
  /** What the library knows an account by. It is no address, and null stands for nobody. */
  handleOf(accountId: string | null): string
  /** The session token of this browser, where its cookie is ours. */
  tokenOf(visit: Visit): string | null
  lookUp<T extends SessionRow>(load: (tokens: string[]) => Promise<T[]>): LookUp<T>
  /** To be called after any session has ended or changed, so that this process forgets what it remembers. */
  sessionsChanged(): void
}

export type RealmOptions = {
  name: string
  db: Db
  log: Log
  clock: Clock
  /** The installation's secret; the realm derives its own from it. */
  secret: string
  publicUrl: string
  issuer: string
  sameSite: "lax" | "strict"
  sessionHours: number
  passwords: Passwords
  limits: Limits
  basePath: string
}

export function makeRealm(o: RealmOptions): Realm {
  const secret = createHmac("sha256", o.secret).update(`realm ${o.name}`).digest("hex")
  const settings: AuthSettings = { ...o, secret }
  const store = makeRealmStore(o.name)
  const prefix = `${o.publicUrl.startsWith("https:") ? "__Host-" : ""}veridesk_${o.name}`
  const session = `${prefix}.session_token`
  const listeners: (() => void)[] = []
  return {
    name: o.name,
    issuer: o.issuer,
    db: o.db,
    clock: o.clock,
    auth: loadAuth(settings),
    settings,
    store,
    passwords: o.passwords,
    secret,
    cookies: { session, challenge: `${prefix}.two_factor` },
    limits: {
      // An office or a mobile network shares one address; a person who mistypes does not need more than ten.
      address: o.limits({ name: `${o.name}-address`, points: 60, seconds: 600 }),
      pair: o.limits({ name: `${o.name}-pair`, points: 10, seconds: 600 }),
      account: o.limits({ name: `${o.name}-account`, points: 100, seconds: 3600 }),
    },
    handleOf: (accountId) => `${accountId ?? "nobody"}@${o.name}.invalid`,
    tokenOf: (visit) => tokenOf(visit.cookie(session), secret),
    lookUp(load) {
      const lookUp = makeLookUp({
        cookieName: session,
        secret,
        load,
        touch: (id) => store.touchSession(o.db, id, o.clock()),
        now: o.clock,
      })
      listeners.push(lookUp.forget)
      return lookUp
    },
    sessionsChanged: () => {
      for (const forget of listeners) forget()
    },
  }
}
