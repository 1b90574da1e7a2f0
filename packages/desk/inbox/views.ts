import { useQuery } from "@tanstack/react-query"
import type { View } from "@veridesk/contract/desk-api.ts"
import { useCell } from "../data/cell.ts"
import { peopleQuery } from "../data/queries.ts"
import { me } from "../data/state.ts"
import type { DeskIcon } from "../frame/icon-names.ts"
import { useSay } from "../words/words.ts"

export interface NamedView {
  view: View
  name: string
  icon: DeskIcon
  /** Teams are told apart by the first letter of their name. */
  letter?: string
}

/** The views this person works with: theirs, nobody's, their teams', everything. */
export function useViews(): NamedView[] {
  const words = useSay()
  const person = useCell(me)
  const { data: people } = useQuery(peopleQuery)
  const teams = (people?.teams ?? []).filter(({ id }) => person?.teamIds.includes(id))
  return [
    { view: "mine", name: words("view.mine"), icon: "inbox" },
    { view: "unassigned", name: words("view.unassigned"), icon: "assign" },
    ...teams.map(
      ({ id, name }): NamedView => ({ view: `team:${id}`, name, icon: "team", letter: [...name][0] }),
    ),
    { view: "all", name: words("view.all"), icon: "ticket" },
  ]
}

/** Names of staff and teams by id; empty while they are being read. */
export function useNames(): { staff(id: string | null): string; team(id: string | null): string } {
  const { data: people } = useQuery(peopleQuery)
  return {
    staff: (id) => people?.staff.find((person) => person.id === id)?.name ?? "",
    team: (id) => people?.teams.find((team) => team.id === id)?.name ?? "",
  }
}
