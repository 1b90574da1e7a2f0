import { randomBytes } from "node:crypto"
import { passkey } from "@better-auth/passkey"
import { newId } from "@veridesk/contract/ids.ts"
import { type BetterAuthOptions, type BetterAuthPlugin, betterAuth } from "better-auth"
import { APIError, createAuthEndpoint } from "better-auth/api"
import { setSessionCookie } from "better-auth/cookies"
import { twoFactor } from "better-auth/plugins"
import * as z from "zod"
import type { Db } from "../db/connect.ts"
import type { Log } from "../log.ts"
import { PASSWORD_MAX } from "./password-policy.ts"
import type { Passwords } from "./passwords.ts"
import { ADDRESS_HEADER } from "./visit.ts"

export type AuthSettings = {
  /** Names the tables (`<name>_accounts`, …) and the cookies. */
  name: string
  db: Db
  log: Log
  /** Of this realm alone: a cookie of one realm means nothing in another. */
  secret: string
  publicUrl: string
  /** What authenticators and passkey dialogs call this site. */
  issuer: string
  sameSite: "lax" | "strict"
  sessionHours: number
  passwords: Passwords
  /** Path under which an identity provider sends people back; no other route of the library is ever reachable. */
  basePath: string
}

export type Auth = ReturnType<typeof makeAuth>

/**
 * The authentication library, set up for one realm. It is called as functions only: its own router is not mounted,
 * so nothing of it can be reached from outside but through our verbs.
 */
export function makeAuth(o: AuthSettings) {
  return betterAuth({
    ...baseOptions(o),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true, // accounts are made together with their person, by our verbs
      maxPasswordLength: PASSWORD_MAX,
      password: { hash: o.passwords.hash, verify: o.passwords.verify },
    },
    plugins: [secondFactors(o), passkeys(o), sessionOpener()],
  })
}

/** What every instance on the tables of one realm shares. */
export function baseOptions(o: AuthSettings) {
  const https = o.publicUrl.startsWith("https:")
  return {
    appName: o.issuer,
    baseURL: new URL(o.publicUrl).origin,
    basePath: o.basePath,
    secret: o.secret,
    database: { db: o.db, type: "postgres" as const },
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // ours are shared by all processes
    // Its messages only: what it adds to them may hold an address or a token.
    logger: {
      log: (level, message) => o.log[level === "error" ? "warn" : "debug"]({ realm: o.name }, message),
    },
    user: {
      modelName: `${o.name}_accounts`,
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    session: {
      modelName: `${o.name}_sessions`,
      fields: {
        userId: "account_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
      additionalFields: {
        secondFactorAt: { type: "date", required: false, input: false, fieldName: "second_factor_at" },
      },
      expiresIn: o.sessionHours * 3600,
      disableSessionRefresh: true,
      freshAge: 0, // what needs a fresh sign-in is our own rule
      cookieCache: { enabled: false },
    },
    account: {
      modelName: `${o.name}_credentials`,
      fields: {
        userId: "account_id",
        providerId: "provider",
        accountId: "subject",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
      updateAccountOnSignIn: false, // the provider's tokens are of no use to us, so none are kept
      accountLinking: { enabled: false, disableImplicitLinking: true },
    },
    verification: {
      modelName: `${o.name}_verifications`,
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => ({
            data: {
              ...session,
              token: randomBytes(32).toString("base64url"),
              secondFactorAt: secondFactorAt(session, context?.path),
            },
          }),
        },
      },
    },
    advanced: {
      database: { generateId: () => newId() },
      // The prefix __Host- asks for Secure, Path=/ and no Domain; the library's own switch would add __Secure- to it.
      useSecureCookies: false,
      cookiePrefix: `${https ? "__Host-" : ""}veridesk_${o.name}`,
      defaultCookieAttributes: { secure: https, httpOnly: true, sameSite: o.sameSite, path: "/" },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      disableOriginCheck: true, // same-site.ts has looked at the request before
      disableCSRFCheck: true,
    },
  } satisfies BetterAuthOptions
}

/** Calls of the library that end with a second factor given. */
const STRONG_PATHS = new Set([
  "/two-factor/verify-totp",
  "/two-factor/verify-backup-code",
  "/passkey/verify-authentication",
])

function secondFactorAt(session: Record<string, unknown>, path: string | undefined): Date | null {
  if (path !== undefined && STRONG_PATHS.has(path)) return new Date()
  return session["secondFactorAt"] instanceof Date ? session["secondFactorAt"] : null
}

/** TOTP as Google Authenticator reads it: SHA-1, six digits, 30 seconds, one step either way (RFC 6238). */
function secondFactors(o: AuthSettings) {
  return twoFactor({
    issuer: o.issuer,
    totpOptions: { digits: 6, period: 30 },
    // Only digests are handed in and stored (recovery-codes.ts), so there is nothing to encrypt.
    backupCodeOptions: { storeBackupCodes: { encrypt: async (text) => text, decrypt: async (text) => text } },
    accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
    schema: {
      user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
      twoFactor: {
        modelName: `${o.name}_two_factors`,
        fields: {
          backupCodes: "backup_codes",
          userId: "account_id",
          failedVerificationCount: "failed_verification_count",
          lockedUntil: "locked_until",
        },
      },
    },
  })
}

/** A passkey stands for both factors, so the authenticator must have checked its user (PIN, finger, face). */
function passkeys(o: AuthSettings) {
  const url = new URL(o.publicUrl)
  const mustHaveSeenUser = (seen: boolean | undefined) => {
    if (!seen) throw new APIError("UNAUTHORIZED", { code: "USER_NOT_VERIFIED", message: "User not verified" })
  }
  return passkey({
    rpID: url.hostname,
    rpName: o.issuer,
    origin: url.origin,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    registration: {
      afterVerification: ({ verification }) => mustHaveSeenUser(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: ({ verification }) => mustHaveSeenUser(verification.authenticationInfo.userVerified),
    },
    advanced: { webAuthnChallengeCookie: "passkey" },
    schema: {
      passkey: {
        modelName: `${o.name}_passkeys`,
        fields: {
          publicKey: "public_key",
          userId: "account_id",
          credentialID: "credential_id",
          deviceType: "device_type",
          backedUp: "backed_up",
          createdAt: "created_at",
        },
      },
    },
  })
}

const openSession = z.object({ accountId: z.uuid(), secondFactor: z.boolean() })

/** Opens a session for an account whose identity our own code has proved (a signed token, a one-time link). */
function sessionOpener() {
  return {
    id: "session-opener",
    endpoints: {
      openSession: createAuthEndpoint.serverOnly({ method: "POST", body: openSession }, async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.accountId)
        if (!user) throw new APIError("UNAUTHORIZED")
        const session = await ctx.context.internalAdapter.createSession(user.id, false, {
          secondFactorAt: ctx.body.secondFactor ? new Date() : null,
        })
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ token: session.token })
      }),
    },
  } satisfies BetterAuthPlugin
}
