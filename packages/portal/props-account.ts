/** Props of the pages about an account: getting in, staying safe, being locked out. Types only. */
import type { ErrorFact, FieldError, Instant } from "./props-shared.ts"

/**
 * POST paths.signIn with `step`, `flow`, `next` and
 * - step=password: `identifier`, `password`
 * - step=totp: `code` ("123 456" and full-width digits are to be accepted)
 * - step=recovery: `code`
 * - step=begin: from the page of an expired session, with `held.<name>`: render the first step and carry them on
 * A passkey goes through the island: it calls the better-auth passkey routes under `passkey.base`.
 * Wrong user, wrong password and wrong code all give `error.code = "sign-in-failed"`.
 */
export interface SignInProps {
  /** "continue": signed in; `held` goes back to the form it was typed into. */
  step: "password" | "totp" | "recovery" | "continue"
  /** Opaque, signed state between the steps; empty in the first. */
  flow: string
  /** Path to return to. */
  next: string
  identifier: string
  error: ErrorFact | null
  /** Wrong codes so far in this flow; from 2 the page explains clock drift. */
  tries: number
  passkey: { base: string } | null
  /** Sign-in through the exchange: POST to `action`. */
  exchange: { label: string; action: string } | null
  /** "registered" | "password-changed" | "signed-out" | "session-expired": a line above the form. */
  notice: "registered" | "password-changed" | "signed-out" | "session-expired" | null
  /** Form values that met an expired session (ErrorProps.held): carried on as hidden `held.<name>` inputs. */
  held: Record<string, string> | null
}

/** POST paths.register: `username`, `email`, `password`, `requestId`, `next`. */
export interface RegisterProps {
  requestId: string
  next: string
  values: { username: string; email: string }
  errors: FieldError[]
  passwordMin: number
}

/** After registration or an asked-for change. POST paths.verifyEmail (`act=resend`). */
export interface VerifyEmailProps {
  /** Shown whole: the reader has just typed it. */
  email: string
  state: "sent" | "sent-again" | "verified" | "link-expired"
  error: ErrorFact | null
  next: string
}

/** POST paths.totpSetup: `code`. Also used when an authenticator is replaced. */
export interface TotpSetupProps {
  /** Base32 without spaces; the page groups it by four. */
  secret: string
  /** Module matrix of the QR code of the otpauth: URI, as rows of "0" and "1"; drawn as inline SVG. */
  qr: string[]
  /** For the text beside the code: issuer and account as the app will show them. */
  issuer: string
  account: string
  error: ErrorFact | null
  /** True when the realm demands a second factor, so that there is no "later" link. */
  required: boolean
  next: string
}

/** Shown once, straight after TOTP set-up or renewal. */
export interface RecoveryCodesProps {
  codes: string[]
  createdAt: Instant
  /** Where "I have kept them" leads. */
  next: string
}

/**
 * POST paths.security with `act`:
 * passkey-rename (`id`, `name`) · passkey-remove (`id`) · totp-remove · recovery-renew ·
 * session-revoke (`id`) · sessions-revoke-others · resend-verification
 * Adding a passkey goes through the island.
 */
export interface SecurityProps {
  username: string
  email: { address: string; verified: boolean }
  passkeys: { id: string; name: string; addedAt: Instant; usedAt: Instant | null }[]
  passkeyBase: string
  totp: { since: Instant } | null
  recovery: { left: number; total: number; createdAt: Instant } | null
  sessions: SessionFacts[]
  notice: ErrorFact | null
  error: ErrorFact | null
}

export interface SessionFacts {
  id: string
  current: boolean
  /** "Chrome on Android", made by the server from the user agent. */
  device: string
  /** Masked address such as "203.0.•.•". */
  address: string
  signedInAt: Instant
  lastSeenAt: Instant
}

/**
 * No sign-in needed. POST paths.lockedOut: `identifier`, `email`, `problem`, `story`, `requestId`; with
 * `act=language:<locale>` render again in that language. GET takes `problem` to choose one beforehand.
 * It files a ticket of type account-login, unverified; the answer is the same whoever asks.
 */
export interface LockedOutProps {
  requestId: string
  values: { identifier: string; email: string; problem: string; story: string }
  errors: FieldError[]
}
/** The neutral answer: it never says whether an account or a mailbox exists. */
export interface LockedOutDoneProps {
  /** Shown whole: the reader has just typed it. */
  email: string
  /** Hours within which the mail comes, if the address belongs to an account. */
  withinHours: number
}

/** POST paths.passwordForgotten: `email`. The answer is the same whoever asks. */
export interface PasswordForgottenProps {
  email: string
  sent: boolean
  errors: FieldError[]
}
/** POST paths.passwordNew: `token`, `password`. */
export interface PasswordNewProps {
  token: string
  errors: FieldError[]
  passwordMin: number
}
