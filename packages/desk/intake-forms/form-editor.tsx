import type { FormDetail } from "@veridesk/contract/desk-forms.ts"
import type { Form } from "@veridesk/contract/forms/form.ts"
import { useEffect, useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Chip } from "../frame/chip.tsx"
import { Icon } from "../frame/icon.tsx"
import { Callout } from "../frame/paper.tsx"
import { Sheet } from "../frame/sheet.tsx"
import { tell } from "../frame/toasts.ts"
import { useSay } from "../words/words.ts"
import { BasicsPart } from "./basics-part.tsx"
import { EvidencePart } from "./evidence-part.tsx"
import { FieldsPart } from "./fields-part.tsx"
import css from "./forms.module.css"
import { HandlingPart } from "./handling-part.tsx"
import { RetireButton } from "./retire-button.tsx"
import { SaveBar } from "./save-bar.tsx"
import { TestPane } from "./test-pane.tsx"
import { VersionsSheet } from "./versions-sheet.tsx"

interface EditorProps {
  /** The form as it is saved; null for a new one, which begins as `start`. */
  detail: FormDetail | null
  start: Form
  teams: FormDetail["teams"]
  mayEdit: boolean
  onBack(): void
  /** Saved, restored, retired: the form of this key is to be read again. */
  onChanged(key: string): void
}

/** One form: its parts on one side, the form as customers see it on the other. */
export function FormEditor({ detail, start, teams, mayEdit, onBack, onChanged }: EditorProps) {
  const words = useSay()
  const { locale } = useCell(prefs)
  const [base, setBase] = useState(start)
  const [form, setForm] = useState(start)
  const [asking, setAsking] = useState<"versions" | "leave" | null>(null)
  const dirty = form !== base
  const name = locale === "en" ? form.title.en : form.title.zh
  useStay(dirty)
  const parts = { form, onChange: setForm }
  return (
    <div className={css.page}>
      <div className={css.editorHead}>
        <Button look="quiet" onClick={() => (dirty ? setAsking("leave") : onBack())}>
          <Icon name="back" />
          {words("forms.back")}
        </Button>
        <h1>{name}</h1>
        <span className={css.meta}>
          {detail ? words("forms.version", { version: base.version }) : words("forms.version.new")}
        </span>
        {form.retired && <Chip tone="warn">{words("forms.retired")}</Chip>}
        {dirty && <Chip tone="draft">{words("forms.unsaved")}</Chip>}
        <span className={css.acts}>
          {detail && <Button onClick={() => setAsking("versions")}>{words("forms.versions")}</Button>}
          {detail && mayEdit && !dirty && (
            <RetireButton form={base} name={name} onDone={() => onChanged(base.key)} />
          )}
        </span>
      </div>
      <div className={css.columns}>
        <div className={css.parts}>
          {!mayEdit && <Callout tone="info">{words("forms.looking")}</Callout>}
          <FieldsPart {...parts} saved={detail ? base : null} />
          <EvidencePart {...parts} />
          <HandlingPart {...parts} teams={teams} />
          <BasicsPart {...parts} isNew={!detail} />
          {mayEdit && (dirty || !detail) && (
            <SaveBar
              form={form}
              basedOn={detail ? base.version : 0}
              onSaved={({ key, version }) => {
                tell(words("forms.saved", { version }))
                onChanged(key)
              }}
              onTake={(newer) => {
                setBase(newer.form)
                setForm(newer.form)
                onChanged(newer.form.key)
              }}
            />
          )}
        </div>
        <TestPane form={form} />
      </div>
      {asking === "versions" && detail && (
        <VersionsSheet
          detail={detail}
          onClose={() => setAsking(null)}
          onRestored={() => onChanged(base.key)}
        />
      )}
      {asking === "leave" && (
        <Sheet
          title={words("forms.leave.title")}
          firm
          onClose={() => setAsking(null)}
          foot={
            <>
              <Button onClick={() => setAsking(null)}>{words("forms.leave.stay")}</Button>
              <Button look="danger" onClick={onBack}>
                {words("forms.leave.go")}
              </Button>
            </>
          }
        >
          <p>{words("forms.leave.text")}</p>
        </Sheet>
      )}
    </div>
  )
}

/** The browser asks before the page is left with something unsaved. */
function useStay(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener("beforeunload", ask)
    return () => removeEventListener("beforeunload", ask)
  }, [dirty])
}
