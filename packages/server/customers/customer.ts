import type { IdentityLevel } from "@veridesk/contract/people.ts"

export type UsernameFault =
  | "username-too-short"
  | "username-too-long"
  | "username-characters"
  | "username-reserved"

export const USERNAME_MIN = 3
export const USERNAME_MAX = 30

/** Names that only we may bear; whoever could pass for staff could ask others for their codes. */
const RESERVED = [
  "support",
  "admin",
  "official",
  "staff",
  "veridesk",
  "helpdesk",
  "moderator",
  "security",
  "客服",
  "官方",
  "管理员",
  "支持",
]

/** Usernames differ only where they differ after this: full-width forms and case make no other name. */
export function foldUsername(typed: string): string {
  return typed.normalize("NFKC").trim().toLowerCase()
}

/**
 * What is wrong with a new username, or null. Letters and digits of any script, with `.`, `_` and `-` between them;
 * no `@`, so that a name can't be taken for an address. A Chinese name of two characters is a whole name.
 * @param brand whose name nobody may bear either
 */
export function usernameFault(typed: string, brand: string): UsernameFault | null {
  const name = foldUsername(typed)
  const length = Array.from(name).length
  const shortest = /\p{Script=Han}/u.test(name) ? USERNAME_MIN - 1 : USERNAME_MIN
  if (length < shortest) return "username-too-short"
  if (length > USERNAME_MAX) return "username-too-long"
  if (!/^[\p{L}\p{N}]+([._-][\p{L}\p{N}]+)*$/u.test(name)) return "username-characters"
  const bare = name.replace(/[._-]/g, "")
  const ours = [...RESERVED, ...brand.toLowerCase().split(/\s+/).slice(0, 1)]
  return ours.some((word) => bare.includes(word)) ? "username-reserved" : null
}

/** How an identifier is looked up: names hold no `@`, addresses do. */
export function isAddress(identifier: string): boolean {
  return identifier.includes("@")
}

/** Addresses are compared without case; the part before the @ could differ by it (RFC 5321 §2.4), but never does. */
export function foldAddress(typed: string): string {
  return typed.normalize("NFKC").trim().toLowerCase()
}

export function levelOf(secondFactorAt: Date | null): IdentityLevel {
  return secondFactorAt ? "session-2fa" : "session"
}

/** Acts on the account itself want a sign-in of the last quarter of an hour. */
const FRESH_MS = 15 * 60_000

export function isFresh(signedInAt: Date, now: Date): boolean {
  return now.getTime() - signedInAt.getTime() <= FRESH_MS
}

/** RFC 8176 values that stand for something beside a password. */
const STRONG = new Set(["mfa", "otp", "sms", "hwk", "swk", "pop", "sc", "fpt", "face", "iris", "vbm"])

/** Whether the exchange says that it has asked for a second factor. */
export function saysSecondFactor(amr: unknown): boolean {
  return Array.isArray(amr) && amr.some((method) => typeof method === "string" && STRONG.has(method))
}
