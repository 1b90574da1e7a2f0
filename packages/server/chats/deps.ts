import type { Locale } from "@veridesk/contract/locale.ts"
import type { ReplyClock } from "../conversations/index.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import type { Settings } from "./settings/settings.ts"

/** What the verbs of live conversations work with. */
export type ChatDeps = {
  db: Db
  clock: Clock
  announce: () => void
  replyClock: ReplyClock
  settings: Settings
  teamName(id: string, locale: Locale): string
  namesOf(ids: string[]): Promise<Map<string, string>>
}
