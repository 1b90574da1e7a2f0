import type { Person, Team } from "@veridesk/contract/staff-account.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Age } from "../frame/age.tsx"
import { Avatar } from "../frame/avatar.tsx"
import { Chip } from "../frame/chip.tsx"
import { useSay } from "../words/words.ts"
import css from "./people.module.css"
import { PersonMenu } from "./person-menu.tsx"
import { teamName } from "./team-name.ts"

interface PeopleProps {
  people: readonly Person[]
  teams: readonly Team[]
  onChanged(): void
}

/** One line a person: role, teams, whether the account is safe, when they were last here, and what can be done. */
export function PeopleTable({ people, teams, onChanged }: PeopleProps) {
  const words = useSay()
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{words("people.name")}</th>
          <th scope="col">{words("people.role")}</th>
          <th scope="col">{words("people.teams")}</th>
          <th scope="col">{words("people.safety")}</th>
          <th scope="col">{words("people.seen")}</th>
          <th scope="col">
            <span className="vh">{words("people.acts")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} teams={teams} onChanged={onChanged} />
        ))}
      </tbody>
    </table>
  )
}

function PersonRow({
  person,
  teams,
  onChanged,
}: {
  person: Person
  teams: readonly Team[]
  onChanged(): void
}) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const mine = teams.filter(({ id }) => person.teamIds.includes(id))
  return (
    <tr className={person.state === "deactivated" ? css.off : undefined}>
      <td>
        <span className={css.who}>
          <Avatar id={person.id} name={person.name} large />
          <span>
            {person.name}
            <small>
              <bdi dir="ltr">{person.email}</bdi>
            </small>
          </span>
        </span>
      </td>
      <td>
        {words(`role.${person.role}`)}
        {person.state !== "active" && (
          <>
            {" "}
            <Chip tone={person.state === "invited" ? "info" : "plain"}>
              {words(`people.${person.state}`)}
            </Chip>
          </>
        )}
      </td>
      <td>{mine.map((team) => teamName(team, locale)).join(", ")}</td>
      <td>
        {person.state === "active" && (
          <Chip tone={person.secondFactor ? "ok" : "warn"} icon={person.secondFactor ? "check" : "warning"}>
            {words(person.secondFactor ? "people.factor" : "people.no-factor")}
          </Chip>
        )}
      </td>
      <td>{person.lastSeenAt ? <Age at={person.lastSeenAt} /> : words("people.never")}</td>
      <td>
        <PersonMenu person={person} onChanged={onChanged} />
      </td>
    </tr>
  )
}
