import type { Locale } from "@veridesk/contract/locale.ts"
import type { StatusCategory } from "@veridesk/contract/statuses.ts"
import type { Db } from "../platform/db/connect.ts"
import { categoryIn, wordingIn } from "./label.ts"
import { statusPageOf } from "./store.ts"

const REFRESH_MS = 15_000

/** The labels in memory, read again every quarter of a minute and when they are saved here. */
export type Statuses = {
  categoryOf(key: string): StatusCategory | null
  wording(key: string | null, locale: Locale): string | null
  refresh(): Promise<void>
  close(): void
}

export async function openStatuses(db: Db): Promise<Statuses> {
  let labels = (await statusPageOf(db)).statuses
  const refresh = async () => {
    labels = (await statusPageOf(db)).statuses
  }
  // The list we have is good enough until the database answers again.
  const timer = setInterval(() => void refresh().catch(() => {}), REFRESH_MS)
  timer.unref()
  return {
    categoryOf: (key) => categoryIn(labels, key),
    wording: (key, locale) => wordingIn(labels, key, locale),
    refresh,
    close: () => clearInterval(timer),
  }
}
