import { useQuery } from "@tanstack/react-query"
import type { IncomingDetail } from "@veridesk/contract/mail/desk.ts"
import { type FormEvent, useState } from "react"
import { peopleQuery } from "../data/queries.ts"
import { Button } from "../frame/button.tsx"
import { FormFault, SelectField } from "../frame/field.tsx"
import { Callout } from "../frame/paper.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useRequestId } from "../merging/use-request-id.ts"
import { useSay } from "../words/words.ts"
import { type FoundOne, FindConversation } from "./find-conversation.tsx"
import css from "./sheets.module.css"
import { releaseMail } from "./server.ts"

/** Lets a mail into a conversation of its own, or into one that somebody names. */
export function ReleaseSheet(props: { mail: IncomingDetail; onClose(): void; onDone(): void }) {
  const { mail, onClose, onDone } = props
  const words = useSay()
  const people = useQuery(peopleQuery)
  const [to, setTo] = useState<"new" | "existing">("new")
  const [chosen, setChosen] = useState<FoundOne | null>(null)
  const [teamId, setTeamId] = useState("")
  const [tried, setTried] = useState(false)
  const target = to === "new" ? "new" : (chosen?.id ?? null)
  const requestId = useRequestId(`${target} ${teamId}`)
  const form = useSubmit(
    async () => {
      if (target) await releaseMail({ id: mail.id, requestId, to: target, teamId: teamId || null })
    },
    () => {
      tell(words("mail.released"))
      onDone()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (target) form.run()
  }
  return (
    <Sheet title={words("mail.release.title")} onClose={onClose}>
      <form className={css.form} noValidate onSubmit={submit}>
        <FormFault error={form.error} />
        {mail.authenticity?.aligned !== true && (
          <Callout tone="danger">
            {words("mail.release.warn", { address: mail.from?.address ?? words("mail.no-sender") })}
          </Callout>
        )}
        <fieldset className={css.choices}>
          <legend>{words("mail.release.where")}</legend>
          {(["new", "existing"] as const).map((one) => (
            <label key={one} className={css.check}>
              <input type="radio" name="to" checked={to === one} onChange={() => setTo(one)} />
              <span>
                {words(`mail.release.${one}`)}
                <small>{words(`mail.release.${one}.about`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {to === "existing" && (
          <FindConversation
            chosen={chosen}
            onChoose={setChosen}
            fault={tried && !chosen ? words("mail.release.choose") : undefined}
          />
        )}
        {to === "new" && (
          <SelectField
            label={words("mail.release.team")}
            value={teamId}
            onChange={(event) => setTeamId(event.target.value)}
          >
            <option value="">{words("mail.release.team.own")}</option>
            {people.data?.teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </SelectField>
        )}
        <div className={css["sheet-acts"]}>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button type="submit" look="primary" aria-busy={form.busy}>
            {words("mail.release.go")}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
