import * as z from "zod"
import { id } from "./ids.ts"
import { passkey } from "./passkey.ts"
import { staffRole } from "./people.ts"

export type { Passkey, PasskeyOptions } from "./passkey.ts"
export { newPasskey, passkeyAnswer, passkeyOptions } from "./passkey.ts"

/*
 * How members of staff sign in and how administrators look after people and teams.
 * All routes lie under `/api/staff`; the table `staffRoutes` at the end of this file names each one.
 */

/**
 * Where a sign-in stands: which page the desk shows next. `passkey`: the password was right, and the account's second
 * factor is a passkey (or one of its recovery codes) rather than an authenticator.
 */
const signInNext = z.enum(["totp", "passkey", "set-up-second-factor", "done"])

export const signInStep = z.object({ next: signInNext })
export type SignInStep = z.infer<typeof signInStep>

const email = z.email().max(254)
const password = z.string().min(1).max(1000) // the policy answers with its own sentence, not with a schema error
/** A code as typed: spaces, dashes and full-width digits are normalised on the server. */
const typedCode = z.string().min(1).max(64)
const personName = z.string().trim().min(1).max(80)

/** The signed-in person. `secondFactorAt` is when a second factor was last given, for acts that ask for a fresh one. */
export const me = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: staffRole,
  teamIds: z.array(id),
  languages: z.array(z.string()),
  locale: z.string(),
  totp: z.boolean(),
  passkeys: z.int(),
  recoveryCodesLeft: z.int(),
  sessionId: id,
  secondFactorAt: z.iso.datetime(),
})
export type Me = z.infer<typeof me>

/** Who the browser is; never an error, so that the desk can ask at its start. */
export const staffSession = z.discriminatedUnion("state", [
  z.object({ state: z.literal("signed-out") }),
  z.object({ state: z.literal("totp") }), // password given, code awaited
  z.object({ state: z.literal("set-up-second-factor"), name: z.string(), email: z.string() }),
  z.object({ state: z.literal("open"), me }),
])
export type StaffSession = z.infer<typeof staffSession>

export const signIn = z.object({ email, password })
export const totpCode = z.object({ code: typedCode })
export const recoveryCode = z.object({ code: typedCode })

export const passkeyList = z.object({ passkeys: z.array(passkey) })
/** The first second factor of an account comes with its recovery codes, shown this once; otherwise null. */
export const passkeyAdded = z.object({ passkey, recoveryCodes: z.array(z.string()).nullable() })

/** `secret` is base32 in groups of four for typing; `qrSvg` is an `<svg>` of `uri`, to be shown as it is. */
export const totpSetUp = z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() })
export type TotpSetUp = z.infer<typeof totpSetUp>
/** Ten codes, each for one use, shown this once. */
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof recoveryCodes>

const session = z.object({
  id,
  current: z.boolean(),
  device: z.string(), // "Chrome · Windows", from the user agent
  address: z.string(), // cut to its network: 203.0.113.* or 2001:db8:1::*
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
})
export const sessionList = z.object({ sessions: z.array(session) })

export const changePassword = z.object({ current: password, next: password })

/** One-time links: the first administrator's and an invitation's. The token stands in the URL's fragment, never in a path. */
export const welcomeToken = z.object({ token: z.string().min(20).max(200) })
export const welcome = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("first-administrator") }), // asks for name, e-mail, password
  z.object({ kind: z.literal("invitation"), email: z.string(), name: z.string(), role: staffRole }), // asks for name, password
  z.object({ kind: z.literal("password-reset"), email: z.string(), name: z.string() }), // asks for password
])
export type Welcome = z.infer<typeof welcome>
/** `email` is taken from the first administrator only; `name` not from a reset. */
export const acceptWelcome = z.object({
  token: z.string().min(20).max(200),
  name: personName.optional(),
  email: email.optional(),
  password,
})

export const person = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: staffRole,
  state: z.enum(["active", "invited", "deactivated"]),
  teamIds: z.array(id),
  languages: z.array(z.string()),
  skills: z.array(z.string()),
  secondFactor: z.boolean(),
  lastSeenAt: z.iso.datetime().nullable(),
})
export type Person = z.infer<typeof person>
export const people = z.object({ people: z.array(person) })

const words = z.array(z.string().trim().min(1).max(40)).max(40)

export const invite = z.object({
  requestId: id,
  email,
  name: personName,
  role: staffRole,
  teamIds: z.array(id).max(50).default([]),
  languages: words.default([]),
  skills: words.default([]),
  locale: z.string().max(20).default("en"),
})
export type Invite = z.infer<typeof invite>
export const changeRole = z.object({ role: staffRole })
export const editPerson = z.object({ name: personName, languages: words, skills: words })

export const team = z.object({
  id,
  key: z.string(),
  name: z.object({ en: z.string(), zh: z.string() }),
  languages: z.array(z.string()),
  skills: z.array(z.string()),
  memberIds: z.array(id),
})
export type Team = z.infer<typeof team>
export const teams = z.object({ teams: z.array(team) })
const teamName = z.object({ en: z.string().trim().min(1).max(60), zh: z.string().trim().min(1).max(60) })
export const newTeam = z.object({
  requestId: id,
  key: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(40),
  name: teamName,
  languages: words.default([]),
  skills: words.default([]),
  memberIds: z.array(id).max(500).default([]),
})
export const editTeam = newTeam.omit({ requestId: true, key: true })

export const done = z.object({ done: z.literal(true) })

/** Method, path, who may call: `anyone`, `half` (password given), `staff` (second factor given), `administrator`. */
export const staffRoutes = {
  session: ["GET", "/api/staff/session", "anyone"], // → staffSession
  signIn: ["POST", "/api/staff/sign-in", "anyone"], // signIn → signInStep
  signInTotp: ["POST", "/api/staff/sign-in/totp", "half"], // totpCode → signInStep
  signInRecoveryCode: ["POST", "/api/staff/sign-in/recovery-code", "half"], // recoveryCode → signInStep
  signInPasskeyOptions: ["POST", "/api/staff/sign-in/passkey/options", "anyone"], // {} → passkeyOptions
  signInPasskey: ["POST", "/api/staff/sign-in/passkey", "anyone"], // passkeyAnswer → signInStep
  signOut: ["POST", "/api/staff/sign-out", "anyone"], // {} → done
  forgotPassword: ["POST", "/api/staff/forgot-password", "anyone"], // { email } → done, whoever asks
  welcomeLook: ["POST", "/api/staff/welcome/look", "anyone"], // welcomeToken → welcome
  welcomeAccept: ["POST", "/api/staff/welcome", "anyone"], // acceptWelcome → signInStep
  totpBegin: ["POST", "/api/staff/totp/begin", "half"], // {} → totpSetUp
  totpConfirm: ["POST", "/api/staff/totp/confirm", "half"], // totpCode → recoveryCodes
  recoveryCodesRenew: ["POST", "/api/staff/recovery-codes", "staff"], // totpCode → recoveryCodes
  passkeys: ["GET", "/api/staff/passkeys", "staff"], // → passkeyList
  passkeyNewOptions: ["POST", "/api/staff/passkeys/options", "half"], // {} → passkeyOptions
  passkeyNew: ["POST", "/api/staff/passkeys", "half"], // newPasskey → passkeyAdded
  passkeyRemove: ["DELETE", "/api/staff/passkeys/:id", "staff"], // → done
  sessions: ["GET", "/api/staff/sessions", "staff"], // → sessionList
  sessionRevoke: ["DELETE", "/api/staff/sessions/:id", "staff"], // → done
  sessionRevokeOthers: ["POST", "/api/staff/sessions/revoke-others", "staff"], // {} → done
  passwordChange: ["POST", "/api/staff/password", "staff"], // changePassword → done; other sessions end
  people: ["GET", "/api/staff/people", "administrator"], // → people (invited ones too)
  invite: ["POST", "/api/staff/people", "administrator"], // invite → person
  inviteAgain: ["POST", "/api/staff/people/:id/invite-again", "administrator"], // {} → done
  editPerson: ["POST", "/api/staff/people/:id", "administrator"], // editPerson → person
  changeRole: ["POST", "/api/staff/people/:id/role", "administrator"], // changeRole → person; their sessions end
  deactivate: ["POST", "/api/staff/people/:id/deactivate", "administrator"], // {} → person
  reactivate: ["POST", "/api/staff/people/:id/reactivate", "administrator"], // {} → person
  resetSecondFactor: ["POST", "/api/staff/people/:id/reset-second-factor", "administrator"], // {} → person
  teams: ["GET", "/api/staff/teams", "staff"], // → teams
  newTeam: ["POST", "/api/staff/teams", "administrator"], // newTeam → team
  editTeam: ["POST", "/api/staff/teams/:id", "administrator"], // editTeam → team
} as const satisfies Record<string, readonly [string, string, "anyone" | "half" | "staff" | "administrator"]>

export const forgotPassword = z.object({ email })

/*
 * Codes a caller of these routes meets, beside `not-found`, `invalid-input` and `too-many-tries` (with Retry-After):
 * sign-in-failed 401 (whichever of user, password or code was wrong; `detail.restart` true: back to the password) ·
 * code-wrong 422 (a code at set-up) · passkey-refused 422 · signed-out 401 (no session) ·
 * fresh-sign-in-first 403 (an act that asks for a sign-in of the last 15 minutes) · last-second-factor 409 ·
 * email-taken 409 · team-key-taken 409 ·
 * second-factor-first 403 (session without one) · link-spent 410 (one-time link used, replaced or too old) ·
 * password-too-weak 422 (fields.password) · last-administrator 409 · cross-site 403 · forbidden 403 (a role that may not).
 */
