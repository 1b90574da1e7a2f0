import { useQuery, useQueryClient } from "@tanstack/react-query"
import type { OpenedMacro } from "@veridesk/contract/macros.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import { Button } from "../frame/button.tsx"
import { Icon } from "../frame/icon.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { tell } from "../frame/toasts.ts"
import { useSay } from "../words/words.ts"
import { MacroTree } from "./macro-tree.tsx"
import css from "./macros-page.module.css"
import { NewMacro } from "./new-macro.tsx"
import { OpenMacro } from "./open-macro.tsx"
import { readMacros } from "./server.ts"

/** Where macros and letters are kept: the tree of them, and the one that is open. */
export function MacrosPage() {
  const words = useSay()
  const client = useQueryClient()
  const { locale } = useCell(prefs)
  const [open, setOpen] = useState<{ key: string } | "new" | null>(null)
  const list = useQuery({ queryKey: ["macros", locale], queryFn: readMacros })
  const changed = (macro: OpenedMacro) => {
    client.setQueryData(["macro", macro.line.key], macro)
    void client.invalidateQueries({ queryKey: ["macros"] })
    void client.invalidateQueries({ queryKey: ["macros-for"] })
    setOpen({ key: macro.line.key })
    tell(words("macros.saved"))
  }
  if (list.isError)
    return (
      <Empty
        title={words("macros.failed")}
        action={<Button onClick={() => void list.refetch()}>{words("retry")}</Button>}
      />
    )
  const key = open && open !== "new" ? open.key : null
  return (
    <div className={css.page} data-open={open ? true : undefined}>
      <div className={css.side}>
        <div className={css.head}>
          <h1>{words("macros.title")}</h1>
          <Button small onClick={() => setOpen("new")}>
            <Icon name="add" />
            {words("macros.new")}
          </Button>
        </div>
        {list.data ? (
          <MacroTree macros={list.data.macros} open={key} onOpen={(to) => setOpen({ key: to })} />
        ) : (
          <Skeleton lines={8} label={words("loading")} />
        )}
      </div>
      <div className={css.main}>
        {open && (
          <button type="button" className={css.back} onClick={() => setOpen(null)}>
            <Icon name="back" />
            {words("macros.title")}
          </button>
        )}
        {!open && <Empty title={words("macros.choose")} text={words("macros.choose.next")} />}
        {open === "new" && list.data && <NewMacro lines={list.data} onMade={changed} />}
        {key && list.data && <OpenMacro key={key} name={key} lines={list.data} onChanged={changed} />}
      </div>
    </div>
  )
}
