import type { FactName } from "@veridesk/contract/routing-facts.ts"
import type { RuleNames } from "./sentence.ts"

/** Who and what rules can name here. */
export interface House {
  teams: readonly { key: string; name: string }[]
  people: readonly { id: string; name: string }[]
  offers: Partial<Record<FactName, readonly string[]>>
  names: RuleNames
}

/** @param given teams with their names in the reader's language, people who may answer, forms of tickets */
export function houseOf(given: {
  teams: readonly { key: string; name: string }[]
  people: readonly { id: string; name: string }[]
  forms: readonly { key: string; code: string }[]
}): House {
  const { teams, people, forms } = given
  return {
    teams,
    people,
    offers: {
      form: forms.map(({ key }) => key),
      code: forms.map(({ code }) => code),
      locale: ["en", "zh-CN"],
      identity: ["none", "claimed", "mailbox", "session", "session-2fa"],
      team: teams.map(({ key }) => key),
    },
    names: {
      team: (key) => teams.find((team) => team.key === key)?.name ?? key ?? "",
      person: (id) => people.find((person) => person.id === id)?.name ?? "–",
    },
  }
}
