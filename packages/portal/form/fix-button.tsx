import type { FieldFix } from "../props-form.ts"
import { usePage } from "../shell/page-state.ts"
import { useLive } from "./live.ts"

/** One-click repair: by the island at once, or by posting the form. */
export function FixButton({ fix, primary = false }: { fix: FieldFix; primary?: boolean }) {
  const { t } = usePage()
  const live = useLive()
  const label =
    fix.do === "move" ? t("fix.move", { field: fix.toLabel }) : t("fix.switch", { network: fix.label })
  const act = fix.do === "move" ? `move:${fix.from}:${fix.to}` : `set:${fix.field}:${fix.value}`
  const look = primary ? "btn small primary" : "btn small"
  if (live)
    return (
      <button class={look} type="button" onClick={() => live.fix(fix)}>
        {label}
      </button>
    )
  return (
    <button class={look} name="act" value={act} formNoValidate>
      {label}
    </button>
  )
}
