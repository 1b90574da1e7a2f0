import { newId } from "@veridesk/contract/ids.ts"
import { staffRole } from "@veridesk/contract/people.ts"
import type { Person, Team } from "@veridesk/contract/staff-account.ts"
import { useState } from "react"
import { invite } from "../data/account.ts"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault, SelectField } from "../frame/field.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./people.module.css"
import { teamName } from "./team-name.ts"
import { wordsOf } from "./words-of.ts"

/** Invites somebody: they get a link by mail and choose their own password and second factor. */
export function InviteSheet({
  teams,
  onClose,
  onInvited,
}: {
  teams: readonly Team[]
  onClose(): void
  onInvited(): void
}) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const [requestId] = useState(newId)
  const [name, setName] = useState("")
  const [email, setEmail] = useState("")
  const [role, setRole] = useState<Person["role"]>("agent")
  const [language, setLanguage] = useState<string>(locale)
  const [languages, setLanguages] = useState("")
  const [teamIds, setTeamIds] = useState<string[]>([])
  const form = useSubmit(
    () =>
      invite({
        requestId,
        name: name.trim(),
        email: email.trim(),
        role,
        teamIds,
        languages: wordsOf(languages),
        locale: language,
      }),
    () => {
      tell(words("people.invited.done", { name }))
      onInvited()
    },
  )
  return (
    <Sheet title={words("people.invite")} onClose={onClose}>
      <form className={css.form} onSubmit={form.onSubmit} noValidate>
        <FormFault error={form.error} />
        <div className={css.two}>
          <Field
            label={words("people.name")}
            autoFocus
            value={name}
            fault={form.faultOf("name")}
            onChange={(event) => setName(event.target.value)}
          />
          <Field
            label={words("signin.email")}
            type="email"
            autoComplete="off"
            value={email}
            fault={form.faultOf("email")}
            onChange={(event) => setEmail(event.target.value)}
          />
          <SelectField
            label={words("people.role")}
            hint={words(`role.${role}.may`)}
            value={role}
            onChange={(event) =>
              setRole(staffRole.options.find((option) => option === event.target.value) ?? "agent")
            }
          >
            {staffRole.options.map((option) => (
              <option key={option} value={option}>
                {words(`role.${option}`)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={words("people.mail-language")}
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
          >
            <option value="en">English</option>
            <option value="zh-CN">简体中文</option>
          </SelectField>
        </div>
        <Field
          label={words("people.languages")}
          hint={words("people.languages.hint")}
          value={languages}
          onChange={(event) => setLanguages(event.target.value)}
        />
        <fieldset className={css.checks}>
          <legend>{words("people.teams")}</legend>
          {teams.map((team) => (
            <label key={team.id}>
              <input
                type="checkbox"
                checked={teamIds.includes(team.id)}
                onChange={(event) =>
                  setTeamIds(
                    event.target.checked ? [...teamIds, team.id] : teamIds.filter((id) => id !== team.id),
                  )
                }
              />
              {teamName(team, locale)}
            </label>
          ))}
        </fieldset>
        <Button type="submit" look="primary" aria-busy={form.busy}>
          {words("people.invite.go")}
        </Button>
      </form>
    </Sheet>
  )
}
