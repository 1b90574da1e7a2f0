import * as z from "zod"

export const staffRole = z.enum(["agent", "lead", "administrator", "auditor"])
export type StaffRole = z.infer<typeof staffRole>

/**
 * How sure we are of who a customer is, weakest first (architecture.md §2):
 * none · claimed (said so) · mailbox (DKIM-aligned mail) · session (password) · session-2fa (second factor given).
 */
const identityLevels = ["none", "claimed", "mailbox", "session", "session-2fa"] as const
export const identityLevel = z.enum(identityLevels)
export type IdentityLevel = z.infer<typeof identityLevel>

export function atLeast(has: IdentityLevel, needs: IdentityLevel): boolean {
  return identityLevels.indexOf(has) >= identityLevels.indexOf(needs)
}

/** Who does something: a customer, a member of staff, or the system itself. */
export type Actor =
  | { realm: "customer"; id: string; level: IdentityLevel; brandId: string }
  | { realm: "staff"; id: string; role: StaffRole; name: string; teamIds: string[] }
  | { realm: "system"; id: null; name: string }

export type CustomerActor = Extract<Actor, { realm: "customer" }>
export type StaffActor = Extract<Actor, { realm: "staff" }>
