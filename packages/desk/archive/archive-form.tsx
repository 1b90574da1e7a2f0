import { useQuery } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { useCell } from "../data/cell.ts"
import { Button } from "../frame/button.tsx"
import { Field, SelectField } from "../frame/field.tsx"
import { Icon } from "../frame/icon.tsx"
import { mailboxesQuery } from "../mailboxes/server.ts"
import { useSay } from "../words/words.ts"
import css from "./archive.module.css"
import { type Asked, asked, isAsking, nothingAsked } from "./asked.ts"
import { fates, states } from "./ends.ts"

/** What to look for. The usual two first; each that is filled in must hold. */
export function ArchiveForm() {
  const words = useSay()
  const given = useCell(asked)
  const [typed, setTyped] = useState(given)
  const { data: boxes } = useQuery(mailboxesQuery)
  const more = [given.rfcId, given.mailbox, given.ended, given.from, given.until].some((one) => one !== "")
  const bind = (name: keyof Asked) => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) =>
      setTyped((before) => ({ ...before, [name]: event.target.value })),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    asked.set(typed)
  }
  const clear = () => {
    setTyped(nothingAsked)
    asked.set(nothingAsked)
  }
  return (
    <search>
      <form className={css.form} noValidate aria-label={words("archive.form")} onSubmit={submit}>
        <Field
          label={words("archive.words")}
          hint={words("archive.words.hint")}
          type="search"
          maxLength={200}
          autoComplete="off"
          {...bind("words")}
        />
        <Field
          label={words("archive.address")}
          hint={words("archive.address.hint")}
          type="search"
          inputMode="email"
          maxLength={254}
          spellCheck={false}
          autoComplete="off"
          {...bind("address")}
        />
        <details className={css.more} open={more || undefined}>
          <summary>
            {words("archive.more")}
            <Icon name="down" size={14} />
          </summary>
          <div className={css.pair}>
            <Field
              label={words("archive.from")}
              type="date"
              max={typed.until || undefined}
              {...bind("from")}
            />
            <Field
              label={words("archive.until")}
              type="date"
              min={typed.from || undefined}
              {...bind("until")}
            />
          </div>
          <SelectField label={words("archive.mailbox")} {...bind("mailbox")}>
            <option value="">{words("archive.any")}</option>
            {boxes?.mailboxes.map(({ key, address }) => (
              <option key={key} value={key}>
                {address}
              </option>
            ))}
          </SelectField>
          <SelectField label={words("archive.ended")} {...bind("ended")}>
            <option value="">{words("archive.any")}</option>
            <optgroup label={words("archive.way.in")}>
              {fates.map((fate) => (
                <option key={fate} value={fate}>
                  {words(`archive.fate.${fate}`)}
                </option>
              ))}
            </optgroup>
            <optgroup label={words("archive.way.out")}>
              {states.map((state) => (
                <option key={state} value={state}>
                  {words(`outbox.state.${state}`)}
                </option>
              ))}
            </optgroup>
          </SelectField>
          <Field
            label={words("archive.rfc-id")}
            look="code"
            maxLength={998}
            spellCheck={false}
            autoComplete="off"
            {...bind("rfcId")}
          />
        </details>
        <div className={css.acts}>
          {(isAsking(typed) || isAsking(given)) && (
            <Button look="quiet" onClick={clear}>
              {words("archive.clear")}
            </Button>
          )}
          <Button type="submit" look="primary">
            {words("archive.go")}
          </Button>
        </div>
      </form>
    </search>
  )
}
