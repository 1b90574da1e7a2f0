import { useQuery } from "@tanstack/react-query"
import type { StatusCategory, StatusLabel, StatusPage } from "@veridesk/contract/statuses.ts"
import { useState } from "react"
import { useCell } from "../data/cell.ts"
import { me } from "../data/state.ts"
import { statusesQuery } from "../data/statuses.ts"
import { Button } from "../frame/button.tsx"
import { Empty, Skeleton } from "../frame/paper.tsx"
import { useSay } from "../words/words.ts"
import { CategoryPart } from "./category-part.tsx"
import { SaveBar } from "./save-bar.tsx"
import css from "./statuses.module.css"

const CATEGORIES: StatusCategory[] = ["open", "waiting-customer", "waiting-third-party", "solved"]

/** The installation's own statuses, each under the one that lists and clocks take it for. */
export function StatusesPage() {
  const words = useSay()
  // Not by itself while somebody edits: a newer list would take away what they have typed.
  const page = useQuery({ ...statusesQuery, refetchOnMount: "always", refetchOnReconnect: false })
  const again = () => void page.refetch()
  if (page.isError)
    return (
      <Empty title={words("statuses.failed")} action={<Button onClick={again}>{words("retry")}</Button>} />
    )
  if (!page.data) return <Skeleton lines={8} label={words("loading")} />
  return <Editing key={page.data.version} page={page.data} again={again} />
}

function Editing({ page, again }: { page: StatusPage; again: () => void }) {
  const words = useSay()
  const [statuses, setStatuses] = useState<StatusLabel[]>(page.statuses)
  const mayEdit = useCell(me)?.role === "administrator"
  return (
    <div className={css.page}>
      <header>
        <h1>{words("statuses.title")}</h1>
        <p className={css.about}>{words("statuses.about")}</p>
        {!mayEdit && <p className={css.about}>{words("statuses.read-only")}</p>}
      </header>
      {CATEGORIES.map((category) => (
        <CategoryPart
          key={category}
          category={category}
          statuses={statuses}
          saved={page.statuses}
          mayEdit={mayEdit}
          change={setStatuses}
        />
      ))}
      {statuses !== page.statuses && (
        <SaveBar
          version={page.version}
          statuses={statuses}
          undo={() => setStatuses(page.statuses)}
          again={again}
        />
      )}
    </div>
  )
}
