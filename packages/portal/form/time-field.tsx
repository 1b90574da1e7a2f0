import type { Precision } from "../props-form.ts"
import { wallTime, zoneName } from "../shell/clock.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { inputId } from "../shell/problem.tsx"
import { type FieldProps, GroupFrame } from "./field-frame.tsx"
import { useLive } from "./live.ts"

const precisions = ["exact", "hour", "day"] as const satisfies Precision[]

/** When it happened and how sure the reader is: a guess that says it is one beats an exact-looking guess. */
export function TimeField(props: FieldProps<"occurred-at">) {
  const { t, zone, now } = usePage()
  const live = useLive()
  const { field, values, error } = props
  const name = (part: string) => `${field.id}.${part}`
  const precision = values[name("precision")] ?? "exact"
  return (
    <GroupFrame {...props}>
      <div class="affix when">
        <input
          class="input"
          id={inputId(name("at"))}
          name={name("at")}
          type="datetime-local"
          aria-label={t("form.when.at")}
          max={wallTime(zone, now)}
          required={field.required}
          aria-invalid={error ? true : undefined}
          value={values[name("at")] ?? ""}
          onInput={live ? (event) => live.set(name("at"), event.currentTarget.value) : undefined}
        />
        <span>{zoneName(zone, now)}</span>
      </div>
      <span class="select sure">
        <select
          class="input"
          name={name("precision")}
          aria-label={t("form.when.sure")}
          value={precision === "minute" ? "exact" : precision}
          onChange={live ? (event) => live.set(name("precision"), event.currentTarget.value) : undefined}
        >
          {precisions.map((each) => (
            <option key={each} value={each}>
              {t(`form.when.${each}`)}
            </option>
          ))}
        </select>
        <Icon name="down" size="s" />
      </span>
      <input type="hidden" name={name("zone")} value={values[name("zone")] ?? zone} />
    </GroupFrame>
  )
}
