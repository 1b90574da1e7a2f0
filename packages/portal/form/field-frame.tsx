import type { ComponentChildren } from "preact"
import type { FieldError } from "../props.ts"
import type { FieldNote, FormField } from "../props-form.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { FieldProblem, inputId } from "../shell/problem.tsx"
import { FixButton } from "./fix-button.tsx"

export interface FieldProps<Kind extends FormField["kind"] = FormField["kind"]> {
  field: Extract<FormField, { kind: Kind }>
  values: Record<string, string>
  error: FieldError | undefined
  notes: FieldNote[]
  prefilled: boolean
}

/** Attributes that tie an input to its hint, error and notes. */
export function wired({ field, error, notes, prefilled }: Omit<FieldProps, "values">) {
  const id = inputId(field.id)
  const parts = [
    (field.hint || prefilled) && `${id}-hint`,
    error && `${id}-error`,
    notes.length > 0 && `${id}-notes`,
  ].filter(Boolean)
  return {
    id,
    name: field.id,
    required: field.required,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": parts.length > 0 ? parts.join(" ") : undefined,
  } as const
}

type FrameProps = Omit<FieldProps, "values"> & { children: ComponentChildren; after?: ComponentChildren }

/** Label above, control, then what is to be said about it: error, notes, hint. */
export function FieldFrame(props: FrameProps) {
  const { t } = usePage()
  const id = inputId(props.field.id)
  return (
    <div class="field" data-field={props.field.id}>
      <label for={id}>
        {props.field.label}
        {!props.field.required && <span class="opt"> {t("form.optional")}</span>}
      </label>
      {props.children}
      <Remarks {...props} />
      {props.after}
    </div>
  )
}

/** The same around a group of radios. */
export function GroupFrame(props: FrameProps) {
  const { t } = usePage()
  const id = inputId(props.field.id)
  return (
    <fieldset
      class="field"
      data-field={props.field.id}
      id={id}
      tabindex={-1}
      aria-describedby={wired(props)["aria-describedby"]}
    >
      <legend>
        {props.field.label}
        {!props.field.required && <span class="opt"> {t("form.optional")}</span>}
      </legend>
      {props.children}
      <Remarks {...props} />
      {props.after}
    </fieldset>
  )
}

/** What was found about the text in a field, with its repair where there is one. */
export function Notes({ id, notes }: { id: string; notes: FieldNote[] }) {
  const { t } = usePage()
  if (notes.length === 0) return null
  return (
    <div id={id} class="notes">
      {notes.map((note) => (
        <div key={note.code} class={note.tone}>
          <Icon name={note.tone === "good" ? "check" : "info"} size="s" />
          <span>{t(`note.${note.code}`, note.values)}</span>
          {note.fix && <FixButton fix={note.fix} />}
        </div>
      ))}
    </div>
  )
}

function Remarks({ field, error, notes, prefilled }: FrameProps) {
  const { t } = usePage()
  const id = inputId(field.id)
  return (
    <>
      {error && <FieldProblem id={`${id}-error`} error={error} />}
      <Notes id={`${id}-notes`} notes={notes} />
      {(field.hint || prefilled) && (
        <p class="hint" id={`${id}-hint`}>
          {prefilled && <>{t("form.prefilled")} </>}
          {field.hint}
        </p>
      )}
    </>
  )
}
