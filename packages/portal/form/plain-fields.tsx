import { usePage } from "../shell/page-state.ts"
import { FieldFrame, type FieldProps, wired } from "./field-frame.tsx"
import { assetIn } from "./form-values.ts"
import { useLive } from "./live.ts"

/** Wallet address, memo, number: characters are compared one by one, so in the mono face and never shortened. */
export function CodeField(
  props: FieldProps<"address" | "memo" | "withdrawal-id" | "order-id" | "symbol" | "ip-list">,
) {
  const live = useLive()
  const { field, values } = props
  const shared = {
    ...wired(props),
    class: "input code",
    spellcheck: false,
    autocapitalize: "off",
    autocomplete: "off",
    dir: "ltr",
    maxLength: 500,
    value: values[field.id] ?? "",
    onBlur: live ? () => live.leave(field.id) : undefined,
  } as const
  return (
    <FieldFrame {...props}>
      {field.kind === "address" || field.kind === "ip-list" ? (
        <textarea
          {...shared}
          rows={field.kind === "address" ? 1 : 2}
          maxLength={field.kind === "address" ? 500 : 4000}
          onInput={live ? (event) => live.set(field.id, event.currentTarget.value) : undefined}
        />
      ) : (
        <input
          {...shared}
          type="text"
          onInput={live ? (event) => live.set(field.id, event.currentTarget.value) : undefined}
        />
      )}
    </FieldFrame>
  )
}

/** Amount with its unit; "1,234.5" and full-width digits are put right when the field is left. */
export function AmountField(props: FieldProps<"amount">) {
  const { t } = usePage()
  const live = useLive()
  const { field, values } = props
  const unit = field.pair ? assetIn(values, field.pair) : ""
  return (
    <FieldFrame {...props}>
      <div class="affix">
        <input
          class="input"
          {...wired(props)}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          maxLength={120}
          dir="ltr"
          value={values[field.id] ?? ""}
          onInput={live ? (event) => live.set(field.id, event.currentTarget.value) : undefined}
          onBlur={live ? () => live.leave(field.id) : undefined}
        />
        {unit && <span aria-label={t("form.unit", { unit })}>{unit}</span>}
      </div>
    </FieldFrame>
  )
}

export function TextField(props: FieldProps<"text" | "identifier" | "url" | "email">) {
  const live = useLive()
  const { field, values } = props
  return (
    <FieldFrame {...props}>
      <input
        class="input"
        {...wired(props)}
        type="text"
        inputMode={field.kind === "url" || field.kind === "email" ? field.kind : undefined}
        dir="auto"
        autocomplete={field.kind === "identifier" ? "username" : field.kind === "email" ? "email" : "off"}
        autocapitalize={field.kind === "text" ? undefined : "off"}
        spellcheck={field.kind === "text" ? undefined : false}
        maxLength={500}
        value={values[field.id] ?? ""}
        onInput={live ? (event) => live.set(field.id, event.currentTarget.value) : undefined}
      />
    </FieldFrame>
  )
}

/** No limit that a person would meet (T14): what is too long for a message becomes a file on the server. */
export function LongTextField(props: FieldProps<"long-text">) {
  const live = useLive()
  const { field, values } = props
  return (
    <FieldFrame
      {...props}
      after={
        field.prompts.length > 0 && (
          <ul class="hints">
            {field.prompts.map((prompt) => (
              <li key={prompt}>{prompt}</li>
            ))}
          </ul>
        )
      }
    >
      <textarea
        class="input"
        {...wired(props)}
        rows={5}
        dir="auto"
        value={values[field.id] ?? ""}
        onInput={live ? (event) => live.set(field.id, event.currentTarget.value) : undefined}
      />
    </FieldFrame>
  )
}
