import type { Person, Team } from "@veridesk/contract/staff-account.ts"
import { stateOf } from "./member.ts"
import type { PersonRow, TeamRow } from "./store.ts"

export function personView({ active, hasAccount, locale: _locale, lastSeenAt, ...row }: PersonRow): Person {
  return { ...row, state: stateOf({ active, hasAccount }), lastSeenAt: lastSeenAt?.toISOString() ?? null }
}

export function teamView({ nameEn, nameZh, ...row }: TeamRow): Team {
  return { ...row, name: { en: nameEn, zh: nameZh } }
}
