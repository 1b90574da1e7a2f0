import type { Me } from "@veridesk/contract/staff-account.ts"

/** Keeping by law and taking out are for those who answer for it. */
export function mayHold(person: Pick<Me, "role"> | null): boolean {
  return person?.role === "lead" || person?.role === "administrator"
}
