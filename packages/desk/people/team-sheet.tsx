import { newId } from "@veridesk/contract/ids.ts"
import type { Person, Team } from "@veridesk/contract/staff-account.ts"
import { useState } from "react"
import { editTeam, newTeam } from "../data/account.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./people.module.css"
import { wordsOf } from "./words-of.ts"

interface TeamSheetProps {
  team: Team | null
  people: readonly Person[]
  onClose(): void
  onSaved(): void
}

/** A team, new or as it is: its names in both languages, what it speaks and knows, who belongs to it. */
export function TeamSheet({ team, people, onClose, onSaved }: TeamSheetProps) {
  const words = useSay()
  const [requestId] = useState(newId)
  const [key, setKey] = useState(team?.key ?? "")
  const [en, setEn] = useState(team?.name.en ?? "")
  const [zh, setZh] = useState(team?.name.zh ?? "")
  const [languages, setLanguages] = useState(team?.languages.join(", ") ?? "")
  const [skills, setSkills] = useState(team?.skills.join(", ") ?? "")
  const [memberIds, setMemberIds] = useState<string[]>(team?.memberIds ?? [])
  const form = useSubmit(() => {
    const given = {
      name: { en: en.trim(), zh: zh.trim() },
      languages: wordsOf(languages),
      skills: wordsOf(skills),
      memberIds,
    }
    return team ? editTeam(team.id, given) : newTeam({ requestId, key: key.trim(), ...given })
  }, onSaved)
  return (
    <Sheet title={team ? words("teams.edit", { name: en }) : words("teams.new")} onClose={onClose}>
      <form className={css.form} onSubmit={form.onSubmit} noValidate>
        <FormFault error={form.error} />
        {!team && (
          <Field
            label={words("teams.key")}
            hint={words("teams.key.hint")}
            autoFocus
            value={key}
            fault={form.faultOf("key")}
            onChange={(event) => setKey(event.target.value)}
          />
        )}
        <div className={css.two}>
          <Field
            label={words("teams.name.en")}
            lang="en"
            value={en}
            fault={form.faultOf("name.en")}
            onChange={(event) => setEn(event.target.value)}
          />
          <Field
            label={words("teams.name.zh")}
            lang="zh-CN"
            value={zh}
            fault={form.faultOf("name.zh")}
            onChange={(event) => setZh(event.target.value)}
          />
          <Field
            label={words("people.languages")}
            hint={words("people.languages.hint")}
            value={languages}
            onChange={(event) => setLanguages(event.target.value)}
          />
          <Field
            label={words("people.skills")}
            hint={words("people.skills.hint")}
            value={skills}
            onChange={(event) => setSkills(event.target.value)}
          />
        </div>
        <fieldset className={css.checks}>
          <legend>{words("teams.members")}</legend>
          {people
            .filter(({ state }) => state !== "deactivated")
            .map((person) => (
              <label key={person.id}>
                <input
                  type="checkbox"
                  checked={memberIds.includes(person.id)}
                  onChange={(event) =>
                    setMemberIds(
                      event.target.checked
                        ? [...memberIds, person.id]
                        : memberIds.filter((id) => id !== person.id),
                    )
                  }
                />
                {person.name}
              </label>
            ))}
        </fieldset>
        <Button type="submit" look="primary" aria-busy={form.busy}>
          {words("save")}
        </Button>
      </form>
    </Sheet>
  )
}
