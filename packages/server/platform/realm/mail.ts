import type { Locale } from "@veridesk/contract/locale.ts"
import type { Db } from "../db/connect.ts"

/** A mail about an account. `values` hold paths of links and times, never text that somebody has typed. */
export type AccountMail = {
  kind: "verify-email" | "password-reset" | "staff-invite" | "sign-in-alert"
  to: string
  locale: Locale
  customerId: string | null
  values: Record<string, string>
  /** The same key again is the same mail. */
  dedupeKey: string
}

/** Puts a mail into the outbox, inside the caller's transaction where `db` is one. */
export type QueueMail = (mail: AccountMail, db: Db) => Promise<void>
