import type { ChatForm, FormQuestion } from "@veridesk/contract/chat/widget.ts"
import { type Condition, offered, valuesIn } from "@veridesk/contract/forms/conditions.ts"
import { useEffect, useId } from "preact/hooks"
import { Icon } from "../frame/icon.tsx"
import { useApp } from "../panel/app.ts"
import { given } from "./answers.ts"
import { Choices } from "./choices.tsx"
import { LookUp } from "./look-up.tsx"
import { useCheck } from "./use-check.ts"

type Props = {
  form: ChatForm
  question: FormQuestion
  required: boolean
  values: Record<string, string>
  fault: string | undefined
  onChange: (name: string, value: string) => void
}

const CODES = new Set(["txid", "address", "memo", "withdrawal-id", "order-id", "symbol", "ip-list"])

/** One question of the form with the same checks as on the ticket form. */
export function Question(props: Props) {
  const { t } = useApp()
  const { form, question, required, values, onChange } = props
  const { id, kind, label, hint } = question
  const inputId = useId()
  const checked = useCheck({ form: form.key, field: id, kind, values })
  const said = checked.state === "here" ? checked.said : null
  const fault = said?.fault?.message ?? props.fault
  const cleaned = said?.value

  // What was pasted is put right: an explorer's address becomes its TxID.
  useEffect(() => {
    if (cleaned != null && cleaned !== values[id]) onChange(id, cleaned)
  })

  if (kind === "choice" || kind === "choices")
    return (
      <div>
        <Label {...props} />
        <Options {...props} />
        <Fault text={fault} id={`${inputId}-f`} />
      </div>
    )
  const shared = {
    id: inputId,
    required,
    class: CODES.has(kind) ? "area id" : "area",
    "aria-invalid": fault ? true : undefined,
    "aria-describedby": `${inputId}-h ${inputId}-f`,
    dir: CODES.has(kind) ? "ltr" : "auto",
    autocomplete: kind === "email" ? "email" : "off",
    autocapitalize: CODES.has(kind) ? "off" : undefined,
    spellcheck: !CODES.has(kind),
    maxLength: 6000,
    value: values[id] ?? "",
  } as const
  return (
    <div>
      <div class="spread">
        <label for={inputId}>
          <b>{label}</b> {!required && <span class="meta">{t("intake.optional")}</span>}
        </label>
        {CODES.has(kind) && values[id] && (
          <button type="button" class="link" onClick={() => onChange(id, "")}>
            {t("intake.clear")}
          </button>
        )}
      </div>
      {kind === "occurred-at" ? (
        <input
          {...shared}
          type="datetime-local"
          value={values[`${id}.at`] ?? ""}
          onInput={(event) => {
            onChange(`${id}.at`, event.currentTarget.value)
            onChange(`${id}.zone`, Intl.DateTimeFormat().resolvedOptions().timeZone)
            onChange(`${id}.precision`, "exact")
          }}
        />
      ) : kind === "txid" || kind === "address" || kind === "long-text" || kind === "ip-list" ? (
        <textarea {...shared} rows={2} onInput={(event) => onChange(id, event.currentTarget.value)} />
      ) : kind === "consent" ? (
        <input
          {...shared}
          class=""
          type="checkbox"
          value="yes"
          checked={values[id] === "yes"}
          onChange={(event) => onChange(id, event.currentTarget.checked ? "yes" : "")}
        />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={kind === "amount" ? "decimal" : kind === "email" ? "email" : undefined}
          onInput={(event) => onChange(id, event.currentTarget.value)}
        />
      )}
      <p class="meta" id={`${inputId}-h`}>
        {hint}
      </p>
      <Fault text={fault} id={`${inputId}-f`} />
      <div role="status" class="checked">
        <LookUp checked={checked} />
      </div>
    </div>
  )
}

function Label({ question, required }: Props) {
  const { t } = useApp()
  return (
    <p class="lab">
      <b>{question.label}</b> {!required && <span class="meta">{t("intake.optional")}</span>}
    </p>
  )
}

function Fault({ text, id }: { text: string | undefined; id: string }) {
  return (
    <p class="fault" id={id}>
      {text && (
        <>
          <Icon name="warn" size="s" />
          {text}
        </>
      )}
    </p>
  )
}

function Options({ form, question, values, onChange }: Props) {
  const { id, kind, label, options = [] } = question
  const told = options.map(({ when, ...rest }) => ({ ...rest, ...(when ? { when: when as Condition } : {}) }))
  const shown = offered(told, given(form, values))
  const chosen = kind === "choices" ? valuesIn(values[id] ?? "") : [values[id] ?? ""]
  const toggle = (value: string, on: boolean) =>
    onChange(
      id,
      kind === "choice"
        ? value
        : [...chosen.filter((each) => each !== value), ...(on ? [value] : [])].join("\n"),
    )
  return (
    <Choices
      name={id}
      legend={label}
      choices={shown}
      chosen={chosen}
      many={kind === "choices"}
      onChoose={toggle}
    />
  )
}
