import type { Outcome, RuleOutcome, RuleSet } from "@veridesk/contract/assignment.ts"
import { type Say, useSay } from "../words/words.ts"
import type { House } from "./house.ts"
import sim from "./simulator.module.css"
import { assignText, priorityText } from "./sentence.ts"

/** Which rule fired for a ticket, and of each other one why it didn't. */
export function Trace({ trace, set }: { trace: readonly RuleOutcome[]; set: RuleSet }) {
  const words = useSay()
  return (
    <ol className={sim.trace}>
      {trace.map(({ ruleId, outcome, part }) => (
        <li key={ruleId} className={outcome === "matched" ? sim.fired : undefined}>
          <span>{set.rules.find(({ id }) => id === ruleId)?.name}</span>
          <small>
            {words(`trace.${outcome}`)}
            {part && (
              <>
                {" "}
                <code>{part}</code>
              </>
            )}
          </small>
        </li>
      ))}
    </ol>
  )
}

/** What comes of a ticket, in a few words. */
export function outcomeText(outcome: Outcome, words: Say, house: House): string {
  const { team, priority, person, assign } = outcome
  return [
    team === null ? words("simulator.no-team") : house.names.team(team),
    priorityText(priority, words),
    ...(person ? [house.names.person(person)] : []),
    ...(assign ? [assignText(assign, words)] : []),
  ].join(" · ")
}
