import type { StaffRole } from "@veridesk/contract/people.ts"

/** Who looks after people and teams. */
export function mayManagePeople(role: StaffRole): boolean {
  return role === "administrator"
}

/** Auditors see who may do what, and change nothing. */
export function maySeePeople(role: StaffRole): boolean {
  return role === "administrator" || role === "auditor"
}

/** Acts on one's own way in want a sign-in of the last quarter of an hour (ux.md, "Sign-in"). */
const FRESH_MS = 15 * 60_000

export function isFresh(secondFactorAt: Date, now: Date): boolean {
  return now.getTime() - secondFactorAt.getTime() <= FRESH_MS
}

export type PersonState = "active" | "invited" | "deactivated"

/** A person without an account has been asked in and has not come yet. */
export function stateOf(person: { active: boolean; hasAccount: boolean }): PersonState {
  if (!person.hasAccount) return "invited"
  return person.active ? "active" : "deactivated"
}
