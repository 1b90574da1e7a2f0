import type { PeopleList } from "@veridesk/contract/desk-api.ts"
import type { Policy } from "@veridesk/contract/sla.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { SelectField } from "../frame/field.tsx"
import { useSay } from "../words/words.ts"
import css from "./clocks-page.module.css"

/** Which team works by which calendar. */
export function TeamsPart(props: {
  policy: Policy
  teams: PeopleList["teams"]
  change(part: Partial<Policy>): void
}) {
  const { policy, teams, change } = props
  const words = useSay()
  const { locale } = useCell(prefs)
  const nameOf = (key: string) => {
    const name = policy.calendars[key]?.name
    return (locale === "zh-CN" ? name?.zh : name?.en) ?? key
  }
  const options = Object.keys(policy.calendars).map((key) => (
    <option key={key} value={key}>
      {nameOf(key)}
    </option>
  ))
  const give = (teamId: string, key: string) => {
    const { [teamId]: _before, ...others } = policy.teams
    change({ teams: key ? { ...others, [teamId]: key } : others })
  }
  return (
    <section>
      <h2>{words("sla.teams")}</h2>
      <div className={css.fields}>
        <SelectField
          label={words("sla.teams.usual")}
          value={policy.usual}
          onChange={(event) => change({ usual: event.target.value })}
        >
          {options}
        </SelectField>
        {teams.map(({ id, name }) => (
          <SelectField
            key={id}
            label={name}
            value={policy.teams[id] ?? ""}
            onChange={(event) => give(id, event.target.value)}
          >
            <option value="">{words("sla.teams.as-usual", { calendar: nameOf(policy.usual) })}</option>
            {options}
          </SelectField>
        ))}
      </div>
    </section>
  )
}
