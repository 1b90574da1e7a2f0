import { takeNext } from "../assignment/take-next.ts"
import { useCell } from "../data/cell.ts"
import { prefer, prefs } from "../data/prefs.ts"
import type { SortBy } from "../data/rows.ts"
import { counts, me } from "../data/state.ts"
import { keyOf } from "../frame/actions.ts"
import { IconButton } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { ChoiceMenu } from "../frame/menu.tsx"
import { useAction } from "../frame/use-action.ts"
import { useSay } from "../words/words.ts"
import { list, turnTo } from "./list.ts"
import css from "./list-head.module.css"
import type { Filter } from "./order.ts"
import { type NamedView, useViews } from "./views.ts"

const filters: readonly Filter[] = ["open", "needs-reply", "waiting", "solved"]
const sorts: readonly SortBy[] = ["waiting", "clock", "newest"]

/** The name of the view and what one sees of it, in which order. */
export function ListHead() {
  const words = useSay()
  const { spec } = useCell(list)
  const { density } = useCell(prefs)
  const views = useViews()
  const numbers = useCell(counts)
  const view = views.find((item) => item.view === spec.view)
  const person = useCell(me)
  const mayTake = person !== null && person.role !== "auditor"
  useAction("claim", () => void takeNext(), mayTake)
  return (
    <div className={css.head}>
      <h1>
        <ChoiceMenu
          className={css.view}
          label={words("list.view")}
          selected={spec.view}
          groups={() => [{ choices: views.map((item) => viewChoice(item, numbers)) }]}
          onChoose={(id) => turnTo({ ...spec, view: views.find((item) => item.view === id)?.view ?? "mine" })}
        >
          <span>{view?.name ?? words("view.team")}</span>
          <span className={css.count}>{numbers[spec.view] ?? ""}</span>
          <Icon name="down" />
        </ChoiceMenu>
      </h1>
      {mayTake && (
        <IconButton
          icon="take"
          label={words("action.claim")}
          keys={keyOf("claim") ?? undefined}
          onPress={() => void takeNext()}
        />
      )}
      <ChoiceMenu
        className={spec.filter === "open" ? css.tool : `${css.tool} ${css.on}`}
        label={words("list.filter", { now: words(`filter.${spec.filter}`) })}
        selected={spec.filter}
        groups={() => [{ choices: filters.map((id) => ({ id, text: words(`filter.${id}`) })) }]}
        onChoose={(id) => turnTo({ ...spec, filter: filters.find((item) => item === id) ?? "open" })}
      >
        <Icon name="filter" />
      </ChoiceMenu>
      <ChoiceMenu
        className={css.tool}
        label={words("list.sort", { now: words(`sort.${spec.sort}`) })}
        selected={spec.sort}
        groups={() => [{ choices: sorts.map((id) => ({ id, text: words(`sort.${id}`) })) }]}
        onChoose={(id) => turnTo({ ...spec, sort: sorts.find((item) => item === id) ?? "waiting" })}
      >
        <Icon name="sort" />
      </ChoiceMenu>
      <IconButton
        icon="density"
        label={words(density === "compact" ? "density.to.comfortable" : "density.to.compact")}
        onPress={() => prefer({ density: density === "compact" ? "comfortable" : "compact" })}
      />
    </div>
  )
}

function viewChoice({ view, name, icon }: NamedView, numbers: Readonly<Record<string, number>>) {
  const n = numbers[view]
  return { id: view, text: name, more: n === undefined ? undefined : String(n), glyph: <Icon name={icon} /> }
}
