import type { FieldError } from "../props.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { FieldProblem, inputId } from "../shell/problem.tsx"

interface LineProps {
  name: string
  label: string
  value?: string
  hint?: string
  errors?: FieldError[]
  type?: "text" | "email"
  autocomplete: string
  autofocus?: boolean
}

/** A line of text in a gate: identifier, e-mail, username. */
export function LineInput({
  name,
  label,
  value,
  hint,
  errors,
  type = "text",
  autocomplete,
  autofocus,
}: LineProps) {
  const id = inputId(name)
  const error = errors?.find((each) => each.field === name)
  const rest = {
    class: "input",
    id,
    name,
    value,
    autocomplete,
    autocapitalize: "off",
    spellcheck: false,
    autofocus,
    required: true,
    maxLength: 254,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describe(id, hint, error),
  } as const
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === "email" ? <input type="email" {...rest} /> : <input type="text" {...rest} />}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldProblem id={`${id}-error`} error={error} />}
    </div>
  )
}

interface PasswordProps {
  label: string
  fresh: boolean
  hint?: string
  errors?: FieldError[]
}

/** Paste is welcome and nothing is hidden from a password manager; "show" comes with the island. */
export function PasswordInput({ label, fresh, hint, errors }: PasswordProps) {
  const { t } = usePage()
  const id = inputId("password")
  const error = errors?.find((each) => each.field === "password")
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="affix">
        <input
          class="input"
          id={id}
          name="password"
          type="password"
          autocomplete={fresh ? "new-password" : "current-password"}
          required
          maxLength={1024}
          aria-invalid={error ? true : undefined}
          aria-describedby={describe(id, hint, error)}
        />
        <button class="btn js-only" type="button" data-show={id} aria-pressed="false">
          <Icon name="show" />
          {t("gate.show")}
        </button>
      </div>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldProblem id={`${id}-error`} error={error} />}
    </div>
  )
}

/** One box for the six digits: spaces and full-width digits are fine, paste works, nothing is cut off. */
export function CodeInput({ label, hint, digits }: { label: string; hint: string; digits: boolean }) {
  const id = inputId("code")
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        class="input otp"
        id={id}
        name="code"
        type="text"
        inputMode={digits ? "numeric" : "text"}
        autocomplete={digits ? "one-time-code" : "off"}
        autocapitalize="off"
        spellcheck={false}
        autofocus
        required
        maxLength={64}
        data-code={digits ? "" : undefined}
        aria-describedby={`${id}-hint`}
      />
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  )
}

function describe(id: string, hint: string | undefined, error: FieldError | undefined): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean)
  return ids.length > 0 ? ids.join(" ") : undefined
}
