import type { StaffSession as Answer, SignInStep } from "@veridesk/contract/staff-account.ts"
import type { FastifyRequest } from "fastify"
import { givePassword, pendingAccount } from "../platform/realm/sign-in.ts"
import type { Visit } from "../platform/realm/visit.ts"
import type { House } from "./house.ts"
import { accountByAddress, isActive } from "./store.ts"

/**
 * First step: address and password. A password alone opens nothing but the set-up of a second factor.
 * @throws Refusal `sign-in-failed` whatever was wrong, `too-many-tries`
 */
export async function signIn(
  house: House,
  visit: Visit,
  input: { email: string; password: string },
): Promise<SignInStep> {
  const email = input.email.normalize("NFKC").trim().toLowerCase()
  const accountId = await accountByAddress(house.db, email)
  const outcome = await givePassword(house.realm, visit, {
    identifier: email,
    accountId,
    password: input.password,
  })
  if (outcome === "done" || !accountId) return { next: "set-up-second-factor" }
  const { totpSince } = await house.realm.store.factorsOf(house.db, accountId)
  return { next: totpSince ? "totp" : "passkey" }
}

/** Whether the account of the sign-in that is half-way is still somebody's who may come in. */
export async function mayGoOn(house: House, visit: Visit): Promise<boolean> {
  const accountId = await pendingAccount(house.realm, visit)
  return accountId !== null && isActive(house.db, accountId)
}

/** Who this browser is; never an error. */
export async function sessionAnswer(house: House, request: FastifyRequest, visit: Visit): Promise<Answer> {
  const session = await house.lookUp.whoNow(request)
  if (!session) return { state: (await mayGoOn(house, visit)) ? "totp" : "signed-out" }
  const { name, email, secondFactorAt } = session
  if (!secondFactorAt) return { state: "set-up-second-factor", name, email }
  const factors = await house.realm.store.factorsOf(house.db, session.staffId)
  return {
    state: "open",
    me: {
      id: session.staffId,
      name,
      email,
      role: session.role,
      teamIds: session.teamIds,
      languages: session.languages,
      locale: session.locale,
      totp: factors.totpSince !== null,
      passkeys: factors.passkeys,
      recoveryCodesLeft: factors.codesLeft,
      sessionId: session.sessionId,
      secondFactorAt: secondFactorAt.toISOString(),
    },
  }
}
