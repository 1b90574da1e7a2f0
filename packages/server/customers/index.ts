import type { CustomerActor } from "@veridesk/contract/people.ts"
import type { FastifyInstance } from "fastify"
import { networkOf } from "../platform/realm/network.ts"
import { canHavePasskeys } from "../platform/realm/passkeys.ts"
import type { Asking } from "../platform/realm/session-cookie.ts"
import { revokeOthers, revokeSession, signOut } from "../platform/realm/sessions.ts"
import { giveRecoveryCode, giveTotp, pendingAccount } from "../platform/realm/sign-in.ts"
import { sweepRateLimits } from "../platform/realm/store.ts"
import { type TotpKey, uriOf } from "../platform/realm/totp.ts"
import type { Visit } from "../platform/realm/visit.ts"
import { bringIn, type KnownCustomer, replacePasswords } from "./bring-in.ts"
import { levelOf } from "./customer.ts"
import { type ExchangeOidc, makeExchangeOidc } from "./exchange-oidc.ts"
import { type ExchangeTokens, makeExchangeTokens } from "./exchange-token.ts"
import { type CustomerOptions, makeHouse } from "./house.ts"
import { PASSKEY_BASE, passkeyRoutes } from "./passkey-routes.ts"
import { type Registration, register } from "./register.ts"
import { forgotPassword, resetPassword } from "./reset-password.ts"
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, renewCodes } from "./second-factor.ts"
import { removePasskey, renamePasskey, type Security, securityOf } from "./security.ts"
import { signIn } from "./sign-in.ts"
import { type CustomerSession, sweepCustomers } from "./store.ts"
import { sweepWidgetKeys } from "./widget/store.ts"
import { makeWidgetSessions, type WidgetSessions } from "./widget/widget-session.ts"
import { resendVerification, verifyEmail } from "./verify-email.ts"

export { CLAIM_COOKIE, CLAIM_DAYS, claimant, makeClaimLink } from "./claims/claim.ts"
export { keepClaimant } from "./claims/store.ts"
export { OIDC_BASE_PATH } from "./house.ts"
export type { CustomerOptions, CustomerSession, KnownCustomer, Security, TotpKey }
export { PASSKEY_BASE }

/** Customers' accounts: who is asking, and every verb of getting in and staying safe. */
export type Customers = {
  /** The hot path: who sent this request, at most two seconds old; null for a stranger. */
  whoIsCustomer(request: Asking): Promise<CustomerActor | null>
  /** The same with what pages show of them. */
  sessionOf(request: Asking): Promise<CustomerSession | null>
  signIn(visit: Visit, input: { identifier: string; password: string }): Promise<"second-factor" | "done">
  giveTotp(visit: Visit, code: string): Promise<void>
  giveRecoveryCode(visit: Visit, code: string): Promise<void>
  /** Whether a password has been given in this browser and a code is awaited. */
  isHalfway(visit: Visit): Promise<boolean>
  signOut(visit: Visit): Promise<void>
  register(visit: Visit, input: Registration): Promise<void>
  verifyEmail(token: string): Promise<{ email: string }>
  resendVerification(session: CustomerSession): Promise<void>
  forgotPassword(visit: Visit, email: string): Promise<void>
  resetPassword(visit: Visit, input: { token: string; password: string }): Promise<void>
  beginSecondFactor(session: CustomerSession): Promise<TotpKey>
  confirmSecondFactor(visit: Visit, input: { session: CustomerSession; code: string }): Promise<string[]>
  removeSecondFactor(session: CustomerSession): Promise<void>
  renewCodes(session: CustomerSession): Promise<string[]>
  securityOf(visit: Visit, session: CustomerSession): Promise<Security>
  renamePasskey(session: CustomerSession, to: { id: string; name: string }): Promise<void>
  removePasskey(session: CustomerSession, id: string): Promise<void>
  revokeSession(session: CustomerSession, id: string): Promise<void>
  revokeOthers(visit: Visit, session: CustomerSession): Promise<void>
  /** Whether browsers allow passkeys at our address. */
  passkeys: boolean
  /** Null where the exchange is not set up for it. */
  byToken: ExchangeTokens["signIn"] | null
  byOidc: ExchangeOidc | null
  /** Keys of the widget, which lives in pages of other sites. */
  widget: WidgetSessions
  /** Counts one use of the path for the locked-out. @throws Refusal `too-many-tries` */
  boundLockedOut(visit: Visit): Promise<void>
  /** For people who are known beforehand, as those of the demo. */
  bringIn(person: KnownCustomer): Promise<void>
  /** A key that is known beforehand, as authenticator apps read it. */
  authenticatorUri(account: string, key: string): string
  replacePasswords(o: { ids: string[]; hash: string; endSessions: boolean }): Promise<void>
  /** JSON under /api/account. */
  routes(app: FastifyInstance): void
  /** Removes what is over; for a job. */
  sweep(now: Date): Promise<void>
  /** Waits for mails under way; for closing down and for tests. */
  settle(): Promise<void>
}

export function makeCustomers(o: CustomerOptions): Customers {
  const house = makeHouse(o)
  const { realm, lookUp } = house
  const tokens = makeExchangeTokens(house)
  return {
    async whoIsCustomer(request) {
      const session = await lookUp.who(request)
      return session && actorOf(session)
    },
    sessionOf: lookUp.who,
    signIn: (visit, input) => signIn(house, visit, input),
    giveTotp: (visit, code) => giveTotp(realm, visit, code),
    giveRecoveryCode: (visit, code) => giveRecoveryCode(realm, visit, code),
    isHalfway: async (visit) => (await pendingAccount(realm, visit)) !== null,
    signOut: (visit) => signOut(realm, visit),
    register: (visit, input) => register(house, visit, input),
    verifyEmail: (token) => verifyEmail(house, token),
    resendVerification: (session) => resendVerification(house, session),
    forgotPassword: (visit, email) => forgotPassword(house, visit, email),
    resetPassword: (visit, input) => resetPassword(house, visit, input),
    beginSecondFactor: (session) => beginSecondFactor(house, session),
    confirmSecondFactor: (visit, input) => confirmSecondFactor(house, visit, input),
    removeSecondFactor: (session) => removeSecondFactor(house, session),
    renewCodes: (session) => renewCodes(house, session),
    securityOf: (visit, session) => securityOf(house, visit, session),
    renamePasskey: (session, to) => renamePasskey(house, session, to),
    removePasskey: (session, id) => removePasskey(house, session, id),
    revokeSession: (session, id) => revokeSession(realm, session.customerId, id),
    revokeOthers: (visit, session) => revokeOthers(realm, visit, session.customerId),
    passkeys: canHavePasskeys(o.publicUrl),
    byToken: tokens && tokens.signIn,
    byOidc: makeExchangeOidc(house),
    widget: makeWidgetSessions(house, tokens),
    boundLockedOut: (visit) => house.bounds.lockedOut.take(networkOf(visit.address)),
    bringIn: (person) => bringIn(house, person),
    authenticatorUri: (account, key) => uriOf(realm.issuer, account, key),
    replacePasswords: (o) => replacePasswords(house, o),
    routes: (app) => passkeyRoutes(app, house),
    async sweep(now) {
      await realm.store.sweep(o.db, now)
      await sweepCustomers(o.db, now)
      await sweepRateLimits(o.db, now)
      await sweepWidgetKeys(o.db, now)
    },
    settle: house.background.settle,
  }
}

/** Whoever signed in with a session, as features know them. */
export function actorOf(session: CustomerSession): CustomerActor {
  const { customerId: id, brandId, secondFactorAt } = session
  return { realm: "customer", id, brandId, level: levelOf(secondFactorAt) }
}
