import { useQuery } from "@tanstack/react-query"
import type { MacroAction } from "@veridesk/contract/macros.ts"
import { peopleQuery } from "../data/queries.ts"
import { Icon } from "../frame/icon.tsx"
import { ChoiceMenu } from "../frame/menu.tsx"
import { buttonClass } from "../frame/button.tsx"
import { useSay } from "../words/words.ts"
import { useActionText } from "./action-text.ts"
import css from "./macros-page.module.css"

const statuses = ["open", "waiting-customer", "waiting-third-party", "solved"] as const
const priorities = [0, 1, 2, 3, 4] as const

/** What happens with the reply: chips, and a menu with everything that can. One of each kind. */
export function ActionEditor(props: { actions: MacroAction[]; onChange(actions: MacroAction[]): void }) {
  const { actions, onChange } = props
  const words = useSay()
  const actionText = useActionText()
  const { data: people } = useQuery(peopleQuery)
  const groups: [string, MacroAction[]][] = [
    [words("head.status"), statuses.map((status) => ({ do: "status", status }))],
    [words("action.priority"), priorities.map((priority) => ({ do: "priority", priority }))],
    [words("action.team"), (people?.teams ?? []).map(({ key }) => ({ do: "team", team: key }))],
    [words("action.assign"), [{ do: "assign-me" }]],
  ]
  const all = groups.flatMap(([, some]) => some)
  return (
    <div className={css.actions}>
      <span className={css.label}>{words("macros.actions")}</span>
      <ul className={css.variables}>
        {actions.map((action) => (
          <li key={action.do} className={css.action}>
            {actionText(action)}
            <button
              type="button"
              aria-label={words("macro.leave-out", { action: actionText(action) })}
              onClick={() => onChange(actions.filter((one) => one !== action))}
            >
              <Icon name="close" size={12} />
            </button>
          </li>
        ))}
        <li>
          <ChoiceMenu
            label={words("macros.action.add")}
            className={buttonClass("quiet", { small: true })}
            groups={() =>
              groups.map(([title, some]) => ({
                title,
                choices: some.map((action) => ({ id: JSON.stringify(action), text: actionText(action) })),
              }))
            }
            onChoose={(id) => {
              const chosen = all.find((action) => JSON.stringify(action) === id)
              if (chosen) onChange([...actions.filter((action) => action.do !== chosen.do), chosen])
            }}
          >
            <Icon name="add" />
            {words("macros.action.add")}
          </ChoiceMenu>
        </li>
      </ul>
    </div>
  )
}
