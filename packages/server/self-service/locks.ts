import type { AccountLock } from "../exchange/index.ts"

/**
 * The locks that are on, the one that ends first before the others; those that a person has to lift come last. A lock
 * whose time is over stays out, whatever the exchange still says.
 */
export function locksOn(locks: readonly AccountLock[], now: Date): AccountLock[] {
  return locks
    .filter(({ until }) => until === null || Date.parse(until) > now.getTime())
    .toSorted((a, b) => when(a) - when(b))
}

/** The way to the person who can lift it; null where nobody can. */
export function wayOut(lock: AccountLock): string | null {
  if (lock.until !== null) return null
  return lock.reason === "factor-lost" ? "/locked-out?problem=lost-authenticator" : FORMS[lock.reason]
}

const FORMS = {
  "factor-changed": "/tickets/new?type=account-login",
  "password-changed": "/tickets/new?type=account-login",
  "owner-freeze": "/tickets/new?type=account-freeze",
  review: "/tickets/new?type=compliance",
} as const

function when({ until }: AccountLock): number {
  return until === null ? Number.POSITIVE_INFINITY : Date.parse(until)
}
