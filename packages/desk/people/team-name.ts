import type { Locale } from "@veridesk/contract/locale.ts"
import type { Team } from "@veridesk/contract/staff-account.ts"

/** A team's name in the reader's language. */
export function teamName(team: Pick<Team, "name">, locale: Locale): string {
  return locale === "en" ? team.name.en : team.name.zh
}
