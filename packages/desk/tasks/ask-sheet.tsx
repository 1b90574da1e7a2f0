import { useQuery } from "@tanstack/react-query"
import { newId } from "@veridesk/contract/ids.ts"
import { useId, useState } from "react"
import { peopleQuery } from "../data/queries.ts"
import { openSideThread } from "../data/side-work.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault, SelectField } from "../frame/field.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import css from "./work.module.css"

/** A question to a team of ours or, by mail, to somebody outside. */
export function AskSheet({ id, onClose, onDone }: { id: string; onClose(): void; onDone(): void }) {
  const words = useSay()
  const bodyId = useId()
  const { data: people } = useQuery(peopleQuery)
  const [ids] = useState(() => ({ threadId: newId(), messageId: newId() }))
  const [how, setHow] = useState<"team" | "mail">("team")
  const [teamId, setTeamId] = useState("")
  const [address, setAddress] = useState("")
  const [subject, setSubject] = useState("")
  const [body, setBody] = useState("")
  const whom = how === "team" ? { teamId: teamId || null } : { address: address.trim() || null }
  const form = useSubmit(
    () => openSideThread(id, { ...ids, subject, body, ...whom }),
    () => {
      onDone()
      onClose()
    },
  )
  const ready =
    subject.trim() !== "" && body.trim() !== "" && (how === "team" ? teamId : address.trim()) !== ""
  return (
    <Sheet title={words("ask.title")} onClose={onClose}>
      <form className={css.form} onSubmit={form.onSubmit} noValidate>
        <FormFault error={form.error} />
        <fieldset className={css.choice}>
          <legend>{words("ask.whom")}</legend>
          {(["team", "mail"] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="whom" checked={how === one} onChange={() => setHow(one)} />
              {words(`ask.${one}`)}
            </label>
          ))}
        </fieldset>
        {how === "team" ? (
          <SelectField
            label={words("ask.team")}
            value={teamId}
            onChange={(event) => setTeamId(event.target.value)}
          >
            <option value="">{words("ask.choose")}</option>
            {(people?.teams ?? []).map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </SelectField>
        ) : (
          <Field
            label={words("ask.address")}
            hint={words("ask.address.hint")}
            type="email"
            value={address}
            fault={form.faultOf("address")}
            onChange={(event) => setAddress(event.target.value)}
          />
        )}
        <Field
          label={words("ask.subject")}
          maxLength={200}
          value={subject}
          fault={form.faultOf("subject")}
          onChange={(event) => setSubject(event.target.value)}
        />
        <div className={css.area}>
          <label htmlFor={bodyId}>{words("ask.body")}</label>
          <textarea
            id={bodyId}
            rows={6}
            maxLength={20_000}
            value={body}
            onChange={(event) => setBody(event.target.value)}
          />
        </div>
        <Button type="submit" look="primary" disabled={!ready} aria-busy={form.busy}>
          {words("ask.go")}
        </Button>
      </form>
    </Sheet>
  )
}
