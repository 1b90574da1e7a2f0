import { Refusal } from "@veridesk/contract/errors.ts"
import type { MacroAction, MacroUse } from "@veridesk/contract/macros.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { MacroActs } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { isUseOf, maySee } from "./macro.ts"
import { publishedContents } from "./store.ts"

/** People and teams as they are now, handed in by app.ts. */
export type Around = {
  db: Db
  teamIdOf: (key: string) => string | null
  people: () => Promise<{ id: string; teamIds: string[] }[]>
}

/**
 * What the macros of a reply do. What a reply says of macros has to be so, since its events will name them for ever:
 * the version was published, its writer is offered it, and it has these actions. An older version than today's is
 * fine: a reply may have waited for the line. A team that is no more is left out.
 * @throws Refusal `no-such-macro` 422
 */
export async function macrosOf(o: Around, actor: StaffActor, uses: MacroUse[]): Promise<MacroActs[]> {
  if (uses.length === 0) return []
  const [contents, people] = await Promise.all([
    publishedContents(o.db, uses),
    uses.some(({ actions }) => actions.some((action) => action.do === "team")) ? o.people() : [],
  ])
  const acting = (action: MacroAction): MacroActs["acts"] => {
    if (action.do === "assign-me") return [{ do: "assign", assigneeId: actor.id }]
    if (action.do !== "team") return [action]
    const teamId = o.teamIdOf(action.team)
    if (!teamId) return []
    const members = new Set(people.filter(({ teamIds }) => teamIds.includes(teamId)).map(({ id }) => id))
    return [{ do: "team", teamId, keepsAssignee: (staffId) => members.has(staffId) }]
  }
  return uses.map(({ key, version, actions }) => {
    const content = contents.get(`${key}@${version}`)
    if (!content || !maySee(actor, content) || !isUseOf({ actions }, content))
      throw new Refusal("no-such-macro", 422)
    return { macro: { key, version }, acts: actions.flatMap(acting) }
  })
}
