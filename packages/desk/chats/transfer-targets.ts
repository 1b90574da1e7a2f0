import type { DeskChats } from "@veridesk/contract/chat/desk.ts"
import type { PeopleList } from "@veridesk/contract/desk-api.ts"

/** Somebody, or a team's line, to whom a chat may be handed on. */
export type Target =
  | {
      is: "person"
      id: string
      name: string
      presence: "online" | "busy" | "away"
      load: number
      capacity: number
      languages: readonly string[]
      /** Nobody to hand on to now: they would not see it. */
      isOff: boolean
    }
  | { is: "team"; id: string; name: string; online: number }

const RANK = { online: 0, busy: 1, away: 2 } as const

/**
 * To whom a chat may be handed on, as far as the words typed go: whoever speaks the customer's language and has room
 * first, then by how much they have.
 */
export function targetsFor(o: {
  chats: Pick<DeskChats, "colleagues">
  teams: PeopleList["teams"]
  myId: string
  language: string
  text: string
}): Target[] {
  const people = o.chats.colleagues
    .filter(({ id }) => id !== o.myId)
    .map((one): Target & { is: "person" } => ({
      is: "person",
      id: one.id,
      name: one.name,
      presence: one.presence,
      load: one.load,
      capacity: one.capacity,
      languages: one.languages,
      isOff: one.presence === "away",
    }))
    .sort(
      (a, b) => rank(a, o.language) - rank(b, o.language) || a.load - b.load || (a.name < b.name ? -1 : 1),
    )
  const teams = o.teams.map(
    ({ id, name }): Target => ({
      is: "team",
      id,
      name,
      online: o.chats.colleagues.filter((one) => one.presence === "online" && one.teamIds.includes(id))
        .length,
    }),
  )
  const wanted = o.text.trim().toLowerCase()
  return [...people, ...teams].filter(
    (one) =>
      wanted === "" ||
      one.name.toLowerCase().includes(wanted) ||
      (one.is === "person" && one.languages.some((language) => language.toLowerCase().startsWith(wanted))),
  )
}

function rank(one: Target & { is: "person" }, language: string): number {
  const speaks = one.languages.some((each) => baseOf(each) === baseOf(language))
  return RANK[one.presence] * 4 + (one.load < one.capacity ? 0 : 2) + (speaks ? 0 : 1)
}

/** zh of zh-CN. */
function baseOf(language: string): string {
  return language.toLowerCase().split("-")[0] ?? ""
}
