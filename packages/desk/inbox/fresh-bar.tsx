import { useMemo } from "react"
import { useCell } from "../data/cell.ts"
import { useSay } from "../words/words.ts"
import { list, showFresh } from "./list.ts"
import css from "./list-pane.module.css"
import { waitingBehind } from "./order.ts"

/** What is new waits here, so that nothing moves under the pointer. */
export function FreshBar() {
  const words = useSay()
  const state = useCell(list)
  const { fresh, moved } = useMemo(() => waitingBehind(state), [state])
  if (fresh === 0 && !moved) return null
  return (
    <button type="button" className={css.fresh} onClick={showFresh}>
      {fresh > 0 ? words("list.fresh", { n: fresh }) : words("list.moved")} <u>{words("list.show")}</u>
    </button>
  )
}
