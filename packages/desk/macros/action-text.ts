import { useQuery } from "@tanstack/react-query"
import type { MacroAction } from "@veridesk/contract/macros.ts"
import { priorityName } from "../conversation/event-line.ts"
import { peopleQuery } from "../data/queries.ts"
import { useSay } from "../words/words.ts"

/** What an action does, in a few words. */
export function useActionText(): (action: MacroAction) => string {
  const words = useSay()
  const { data: people } = useQuery(peopleQuery)
  return (action) => {
    switch (action.do) {
      case "status":
        return words("macro.do.status", { status: words(`status.${action.status}`) })
      case "priority":
        return words("macro.do.priority", { priority: priorityName(words, action.priority) })
      case "team": {
        const team = people?.teams.find(({ key }) => key === action.team)?.name ?? action.team
        return words("macro.do.team", { team })
      }
      case "assign-me":
        return words("macro.do.assign-me")
    }
  }
}
