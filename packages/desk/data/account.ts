import type * as contract from "@veridesk/contract/staff-account.ts"
import type * as z from "zod"
import { call, type Method } from "./api.ts"

/*
 * What the desk asks of the server about its own people: signing in, sessions, passkeys, people and teams.
 * One function for each route of contract/staff-account.ts that the desk uses.
 */

type In<S extends z.ZodType> = z.input<S>
type Done = z.infer<typeof contract.done>

const base = "/api/staff"
const ask = <T>(method: Method, path: string, body?: unknown) => call<T>(method, base + path, { body })
const empty = {}

export const readSession = () => ask<contract.StaffSession>("GET", "/session")
export const signIn = (given: In<typeof contract.signIn>) =>
  ask<contract.SignInStep>("POST", "/sign-in", given)
export const signInTotp = (code: string) => ask<contract.SignInStep>("POST", "/sign-in/totp", { code })
export const signInRecovery = (code: string) =>
  ask<contract.SignInStep>("POST", "/sign-in/recovery-code", { code })
export const passkeyOptions = () => ask<contract.PasskeyOptions>("POST", "/sign-in/passkey/options", empty)
export const signInPasskey = (credential: unknown) =>
  ask<contract.SignInStep>("POST", "/sign-in/passkey", { credential })
export const signOut = () => ask<Done>("POST", "/sign-out", empty)
export const forgotPassword = (email: string) => ask<Done>("POST", "/forgot-password", { email })

export const lookAtWelcome = (token: string) => ask<contract.Welcome>("POST", "/welcome/look", { token })
export const acceptWelcome = (given: In<typeof contract.acceptWelcome>) =>
  ask<contract.SignInStep>("POST", "/welcome", given)

export const beginTotp = () => ask<contract.TotpSetUp>("POST", "/totp/begin", empty)
export const confirmTotp = (code: string) => ask<contract.RecoveryCodes>("POST", "/totp/confirm", { code })
export const renewRecoveryCodes = (code: string) =>
  ask<contract.RecoveryCodes>("POST", "/recovery-codes", { code })

export const readPasskeys = () => ask<z.infer<typeof contract.passkeyList>>("GET", "/passkeys")
export const newPasskeyOptions = () => ask<contract.PasskeyOptions>("POST", "/passkeys/options", empty)
export const addPasskey = (name: string, credential: unknown) =>
  ask<z.infer<typeof contract.passkeyAdded>>("POST", "/passkeys", { name, credential })
export const removePasskey = (id: string) => ask<Done>("DELETE", `/passkeys/${id}`)

export const readSessions = () => ask<z.infer<typeof contract.sessionList>>("GET", "/sessions")
export const revokeSession = (id: string) => ask<Done>("DELETE", `/sessions/${id}`)
export const revokeOtherSessions = () => ask<Done>("POST", "/sessions/revoke-others", empty)
export const changePassword = (given: In<typeof contract.changePassword>) =>
  ask<Done>("POST", "/password", given)

export const readStaff = () => ask<z.infer<typeof contract.people>>("GET", "/people")
export const invite = (given: In<typeof contract.invite>) => ask<contract.Person>("POST", "/people", given)
export const inviteAgain = (id: string) => ask<Done>("POST", `/people/${id}/invite-again`, empty)
export const editPerson = (id: string, given: In<typeof contract.editPerson>) =>
  ask<contract.Person>("POST", `/people/${id}`, given)
export const changeRole = (id: string, role: contract.Person["role"]) =>
  ask<contract.Person>("POST", `/people/${id}/role`, { role })
export const deactivate = (id: string) => ask<contract.Person>("POST", `/people/${id}/deactivate`, empty)
export const reactivate = (id: string) => ask<contract.Person>("POST", `/people/${id}/reactivate`, empty)
export const resetSecondFactor = (id: string) =>
  ask<contract.Person>("POST", `/people/${id}/reset-second-factor`, empty)
export const readTeams = () => ask<z.infer<typeof contract.teams>>("GET", "/teams")
export const newTeam = (given: In<typeof contract.newTeam>) => ask<contract.Team>("POST", "/teams", given)
export const editTeam = (id: string, given: In<typeof contract.editTeam>) =>
  ask<contract.Team>("POST", `/teams/${id}`, given)
