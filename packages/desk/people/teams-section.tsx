import type { Person, Team } from "@veridesk/contract/staff-account.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { useSay } from "../words/words.ts"
import css from "./people.module.css"
import { teamName } from "./team-name.ts"
import { TeamSheet } from "./team-sheet.tsx"

interface TeamsProps {
  teams: readonly Team[]
  people: readonly Person[]
  onChanged(): void
}

/** The teams, their languages and skills, and who is in them. */
export function TeamsSection({ teams, people, onChanged }: TeamsProps) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const [editing, setEditing] = useState<Team | "new" | null>(null)
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? ""
  return (
    <section>
      <div className={css.head}>
        <h2>{words("teams.title")}</h2>
        <Button onClick={() => setEditing("new")}>
          <Icon name="add" />
          {words("teams.new")}
        </Button>
      </div>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{words("people.name")}</th>
            <th scope="col">{words("people.languages")}</th>
            <th scope="col">{words("teams.members")}</th>
            <th scope="col">
              <span className="vh">{words("people.acts")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <tr key={team.id}>
              <td>
                {teamName(team, locale)}
                <small>{team.key}</small>
              </td>
              <td>{team.languages.join(", ")}</td>
              <td>{team.memberIds.map(nameOf).filter(Boolean).join(", ")}</td>
              <td>
                <Button small onClick={() => setEditing(team)}>
                  {words("people.edit")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {editing && (
        <TeamSheet
          team={editing === "new" ? null : editing}
          people={people}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null)
            onChanged()
          }}
        />
      )}
    </section>
  )
}
