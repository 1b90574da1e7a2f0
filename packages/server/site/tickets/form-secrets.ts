import type { TicketFormProps } from "../../../portal/props-form.ts"

/** Where a secret was found, and of which kind. */
export type Secret = NonNullable<TicketFormProps["secret"]>

/** What must not be kept is not sent back either: each such field comes back empty, all others as they were. */
export function withoutSecrets(
  values: Record<string, string>,
  found: { field: string; kind: string }[],
): { values: Record<string, string>; secret: Secret | null } {
  const [first] = found
  const emptied = Object.fromEntries(found.map(({ field }) => [field, ""]))
  return { values: { ...values, ...emptied }, secret: first ? (first as Secret) : null }
}
