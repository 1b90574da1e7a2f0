import type { FormDetail, SavedForm } from "@veridesk/contract/desk-forms.ts"
import type { Form } from "@veridesk/contract/forms/form.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { readForm, saveForm } from "../data/forms.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Field, FormFault } from "../frame/field.tsx"
import { Callout } from "../frame/paper.tsx"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { changeText } from "./change-text.ts"
import css from "./forms.module.css"

interface BarProps {
  form: Form
  /** The version it was made from; 0 for a new form. */
  basedOn: number
  onSaved(saved: SavedForm): void
  /** Somebody saved meanwhile, and theirs is taken. */
  onTake(detail: FormDetail): void
}

/** Saves with a note. Where somebody saved meanwhile, what they changed is shown, and nothing is lost on either side. */
export function SaveBar({ form, basedOn, onSaved, onTake }: BarProps) {
  const words = useSay()
  const [note, setNote] = useState("")
  const [newer, setNewer] = useState<FormDetail | null>(null)
  const on = newer?.form.version ?? basedOn
  const save = useSubmit(
    () => saveForm({ requestId: newId(), basedOn: on, note: note.trim(), form: { ...form, version: 1 } }),
    onSaved,
  )
  const look = useSubmit(() => readForm(form.key), setNewer)
  const stale = save.error?.code === "form-changed"
  if (stale && !newer && !look.busy && !look.error) look.run()
  const faults = Object.values(save.error?.fields ?? {})
  return (
    <div className={css.save}>
      <FormFault error={save.error} />
      {save.error?.code === "form-faulty" && (
        <ul>
          {faults.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      {newer && <Newer detail={newer} onTake={() => onTake(newer)} />}
      <Field
        label={words("forms.save.note")}
        hint={words("forms.save.note.hint")}
        value={note}
        maxLength={300}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button look={newer ? "danger" : "primary"} aria-busy={save.busy} onClick={save.run}>
        {newer ? words("forms.stale.over") : words("forms.save", { version: on + 1 })}
      </Button>
    </div>
  )
}

function Newer({ detail, onTake }: { detail: FormDetail; onTake(): void }) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { version } = detail.form
  return (
    <Callout tone="warn">
      <b>{words("forms.stale.title", { version })}</b>
      <ul>
        {detail.versions[0]?.changes.map((change) => (
          <li key={`${change.what} ${change.part} ${change.id}`}>{changeText(change, words, locale)}</li>
        ))}
      </ul>
      <Button small onClick={onTake}>
        {words("forms.stale.take", { version })}
      </Button>
    </Callout>
  )
}
