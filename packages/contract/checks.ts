import * as z from "zod"

/** What exchange and chain are asked about a ticket before an agent looks; a form names those that fit it. */
export const checkNames = [
  "chain-transaction",
  "deposit-ledger",
  "address-owner",
  "asset-policy",
  "withdrawal-stage",
  "account-locks",
] as const
const checkName = z.enum(checkNames)
export type CheckName = z.infer<typeof checkName>

/**
 * `ok`: nothing speaks against it. `attention`: here is what it may be about. `unknown`: asked, and nobody can say.
 * `down`: who knows doesn't answer now. `not-configured`: nobody is connected who could be asked.
 */
const checkState = z.enum(["ok", "attention", "unknown", "down", "not-configured"])
export type CheckState = z.infer<typeof checkState>

/**
 * One finding. `code` is a key of `ui/messages/desk-checks.ts` without its "check."; of its values those named
 * since, until and at are instants, `chain` is a chain's id, `reason` and `hold` are classes (never more, see
 * exchange.ts), and amounts are decimal strings.
 */
export const checkResult = z.object({
  check: checkName,
  state: checkState,
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.int()])),
})
export type CheckResult = z.infer<typeof checkResult>

export const checkResults = z.object({ results: z.array(checkResult), checkedAt: z.iso.datetime() })
export type CheckResults = z.infer<typeof checkResults>
