import { useCell } from "../data/cell.ts"
import { Button } from "../frame/button.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { list, listStatus, refresh, turnTo } from "./list.ts"
import css from "./list-pane.module.css"

/** What stands below the rows: more is coming, it failed, or there is nothing and why. */
export function ListEnd({ empty }: { empty: boolean }) {
  const words = useSay()
  const status = useCell(listStatus)
  const { spec, readAt } = useCell(list)
  if (status === "failed")
    return (
      <Empty
        title={words("list.failed")}
        text={words("list.failed.next")}
        action={<Button onClick={() => void refresh()}>{words("retry")}</Button>}
      />
    )
  if (empty && readAt === 0)
    return (
      <div className={css.waiting}>
        <Skeleton lines={8} label={words("list.reading")} />
      </div>
    )
  if (!empty) return status === "reading" ? <p className={css.end}>{words("list.more")}</p> : null
  if (spec.filter !== "open")
    return (
      <Empty
        title={words("list.empty.filter")}
        action={
          <Button onClick={() => turnTo({ ...spec, filter: "open" })}>{words("list.empty.all")}</Button>
        }
      />
    )
  if (spec.view === "mine")
    return (
      <Empty
        title={words("list.empty.mine")}
        text={words("list.empty.mine.next")}
        action={
          <Button onClick={() => turnTo({ ...spec, view: "unassigned" })}>
            {words("list.empty.unassigned")}
          </Button>
        }
      />
    )
  return <Empty title={words("list.empty")} text={words("list.empty.next")} />
}
