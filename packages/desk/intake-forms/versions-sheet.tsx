import type { FormDetail } from "@veridesk/contract/desk-forms.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { restoreForm } from "../data/forms.ts"
import { prefs } from "../data/prefs.ts"
import { Age } from "../frame/age.tsx"
import { Button } from "../frame/button.tsx"
import { Chip } from "../frame/chip.tsx"
import { FormFault } from "../frame/field.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSubmit } from "../frame/use-submit.ts"
import { useSay } from "../words/words.ts"
import { changeText } from "./change-text.ts"
import css from "./forms.module.css"

interface SheetProps {
  detail: FormDetail
  onClose(): void
  onRestored(): void
}

/** All versions, newest first: who saved each, why, and what it changed; an earlier one comes back by one click. */
export function VersionsSheet({ detail, onClose, onRestored }: SheetProps) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const { form, versions, mayEdit } = detail
  const name = locale === "en" ? form.title.en : form.title.zh
  return (
    <Sheet title={words("forms.versions.of", { name })} onClose={onClose} wide>
      <ol className={css.versions}>
        {versions.map(({ version, savedAt, savedBy, note, changes }) => (
          <li key={version}>
            <div>
              <b>{words("forms.version", { version })}</b>{" "}
              {version === form.version && <Chip tone="ok">{words("forms.versions.present")}</Chip>}
              <small>
                {savedBy ? words("forms.by", { name: savedBy }) : words("forms.shipped")} ·{" "}
                <Age at={savedAt} />
              </small>
              {note && <p dir="auto">{note}</p>}
              <ul>
                {changes.map((change) => (
                  <li key={`${change.what} ${change.part} ${change.id}`}>
                    {changeText(change, words, locale)}
                  </li>
                ))}
                {version === 1 && <li>{words("forms.versions.first")}</li>}
              </ul>
            </div>
            {mayEdit && version !== form.version && (
              <Restore detail={detail} version={version} onRestored={onRestored} />
            )}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

function Restore({ detail, version, onRestored }: Omit<SheetProps, "onClose"> & { version: number }) {
  const words = useSay()
  const [requestId] = useState(newId)
  const { key, version: basedOn } = detail.form
  const note = words("forms.versions.restore.note", { version })
  const restore = useSubmit(
    () => restoreForm(key, { requestId, basedOn, version, note }),
    (saved) => {
      tell(words("forms.versions.restored", { version, now: saved.version }))
      onRestored()
    },
  )
  return (
    <div>
      <Button small aria-busy={restore.busy} onClick={restore.run}>
        {words("forms.versions.restore", { version })}
      </Button>
      <FormFault error={restore.error} />
    </div>
  )
}
