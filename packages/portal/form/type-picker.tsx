import type { IconName } from "@veridesk/ui/icons.ts"
import type { FormDefinition, TypeChoice } from "../props-form.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { useLive } from "./live.ts"

const pictures: Record<TypeChoice["icon"], IconName> = {
  deposit: "deposit",
  withdrawal: "withdrawal",
  account: "account",
  other: "other",
}

/** What happened. Chosen, it folds to one line; without JavaScript a button shows the fields of another type. */
export function TypePicker({ types, form }: { types: TypeChoice[]; form: FormDefinition | null }) {
  const { t } = usePage()
  const live = useLive()
  const chosen = types.find((each) => each.type === form?.type)
  const groups = [...new Set(types.map((each) => each.group))]
  const list = (
    <div class="list">
      {groups.map((group) => (
        <fieldset key={group}>
          <legend>{group}</legend>
          {types
            .filter((each) => each.group === group)
            .map((each) => (
              <label key={each.type}>
                <input
                  type="radio"
                  name="type"
                  value={each.type}
                  checked={each.type === form?.type}
                  onChange={live ? () => live.changeType(each.type) : undefined}
                />
                <Icon name={pictures[each.icon]} />
                <span>
                  <b>{each.title}</b>
                  <small>{each.about}</small>
                </span>
              </label>
            ))}
        </fieldset>
      ))}
      {!live && (
        <button class="btn nojs-only" name="act" value="fields" formNoValidate>
          {t("form.show-fields")}
        </button>
      )}
    </div>
  )
  if (!chosen) return <div class="picker">{list}</div>
  return (
    <details class="picker" data-picker>
      <summary>
        <Icon name={pictures[chosen.icon]} size="l" />
        <span>
          <b>{chosen.title}</b>
          <span class="meta">{chosen.about}</span>
        </span>
        <span class="chg">
          {t("form.change")}
          <Icon name="down" size="s" />
        </span>
      </summary>
      {list}
    </details>
  )
}
