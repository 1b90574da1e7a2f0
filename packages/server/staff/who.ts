import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import type { Asking } from "../platform/realm/session-cookie.ts"
import type { House } from "./house.ts"
import { isFresh } from "./member.ts"
import type { StaffSession } from "./store.ts"

export type FullSession = StaffSession & { secondFactorAt: Date }

/** Who sent this request, on the hot path; a session without its second factor is nobody yet. */
export async function whoIsStaff(house: House, request: Asking): Promise<StaffActor | null> {
  const session = await house.lookUp.who(request)
  return session?.secondFactorAt ? actorOf(session) : null
}

/** The session of somebody who has given a second factor. @throws Refusal `signed-out` 401, `second-factor-first` 403 */
export async function fullSession(house: House, request: Asking): Promise<FullSession> {
  const session = await house.lookUp.whoNow(request)
  if (!session) throw new Refusal("signed-out", 401)
  const { secondFactorAt } = session
  if (!secondFactorAt) throw new Refusal("second-factor-first", 403)
  return { ...session, secondFactorAt }
}

/** The same, with a second factor of the last quarter of an hour. @throws Refusal also `fresh-sign-in-first` 403 */
export async function freshSession(house: House, request: Asking): Promise<FullSession> {
  const session = await fullSession(house, request)
  if (!isFresh(session.secondFactorAt, house.clock())) throw new Refusal("fresh-sign-in-first", 403)
  return session
}

/**
 * The session of somebody who may set up a second factor: signed in with one a moment ago, or with a password to an
 * account that has none. A password alone never adds a factor to an account that is protected by one.
 */
export async function settingUp(house: House, request: Asking): Promise<StaffSession & { first: boolean }> {
  const session = await house.lookUp.whoNow(request)
  if (!session) throw new Refusal("signed-out", 401)
  const { totpSince, passkeys } = await house.realm.store.factorsOf(house.db, session.staffId)
  const first = totpSince === null && passkeys === 0
  if (!session.secondFactorAt) {
    if (!first) throw new Refusal("second-factor-first", 403)
    return { ...session, first }
  }
  if (!isFresh(session.secondFactorAt, house.clock())) throw new Refusal("fresh-sign-in-first", 403)
  return { ...session, first }
}

/** What a verb gets: who acts, where, when. */
export function contextOf(house: House, session: StaffSession): Context<StaffActor> {
  return { db: house.db, actor: actorOf(session), now: house.clock(), announce: () => {} }
}

function actorOf(session: StaffSession): StaffActor {
  const { staffId: id, role, name, teamIds } = session
  return { realm: "staff", id, role, name, teamIds }
}
